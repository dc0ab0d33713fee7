// Owns the switch that gives links of one-time passwords to Nidan. Shows what the system says, not what was wished.
import { useEffect } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSettings } from './settings-store.ts'

export function LinkSetting() {
  const t = useT()
  const links = useSettings((state) => state.links)
  const isChanging = useSettings((state) => state.isChangingLinks)
  const problem = useSettings((state) => state.linksProblem)
  const load = useSettings((state) => state.loadLinks)
  const setLinks = useSettings((state) => state.setLinks)
  useEffect(() => void load(), [load])
  return (
    <div className="link-setting">
      <label className="link-setting__row">
        <span className="link-setting__text">
          <span className="settings__name">{t('settings.links')}</span>
          <span className="link-setting__hint">{links?.canChange === false ? t('settings.linksImpossible') : t('settings.linksHint')}</span>
        </span>
        <input
          type="checkbox"
          role="switch"
          className="link-setting__switch"
          aria-label={t('settings.links')}
          checked={links?.isRegistered ?? false}
          disabled={links?.canChange !== true}
          // Not `disabled` while it changes: that would take the focus away, and Escape with it.
          aria-busy={isChanging}
          onChange={(event) => {
            if (!isChanging) void setLinks(event.currentTarget.checked)
          }}
        />
      </label>
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
    </div>
  )
}
