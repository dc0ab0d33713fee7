// Owns the switches of what locks beside idle time. What each of them hears is the main process's.
import { useId } from 'react'
import type { Settings } from '../../../shared/model/settings.ts'
import { useT } from '../../i18n/language-store.ts'
import { usePlatform } from '../../ui/platform.ts'
import { useSettings } from './settings-store.ts'

const CAUSES = ['lockAtSuspend', 'lockAtScreenLock', 'lockAtUserSwitch', 'lockAtDisplayOff', 'lockAtMinimise', 'lockAtClose'] as const satisfies readonly (keyof Settings)[]

export function LockSetting() {
  const t = useT()
  const platform = usePlatform()
  const settings = useSettings((state) => state.settings)
  const change = useSettings((state) => state.change)
  const headingId = useId()
  // Electron tells of a display that turns off on no system; on Linux some desktops do.
  const causes = CAUSES.filter((cause) => cause !== 'lockAtDisplayOff' || platform === 'linux')
  return (
    <div className="lock-setting" role="group" aria-labelledby={headingId}>
      <span className="lock-setting__heading" id={headingId}>
        {t('settings.lockWhen')}
      </span>
      {causes.map((cause) => (
        <label key={cause} className="link-setting__row">
          <span className="link-setting__text">
            <span className="settings__name">{t(`settings.${cause}`)}</span>
            {cause === 'lockAtDisplayOff' && <span className="link-setting__hint">{t('settings.lockAtDisplayOffHint')}</span>}
          </span>
          <input
            type="checkbox"
            role="switch"
            className="link-setting__switch"
            aria-label={t(`settings.${cause}`)}
            checked={settings[cause]}
            onChange={(event) => void change({ [cause]: event.currentTarget.checked })}
          />
        </label>
      ))}
    </div>
  )
}
