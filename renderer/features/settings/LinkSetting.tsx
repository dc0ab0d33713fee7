// Owns the switch that gives links of one-time passwords to Nidan. Shows what the system says, not what was wished.
import { useEffect } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { RegistrationSwitch } from './RegistrationSwitch.tsx'
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
    <RegistrationSwitch
      name={t('settings.links')}
      hint={links?.canChange === false ? t('settings.linksImpossible') : t('settings.linksHint')}
      registration={links}
      isChanging={isChanging}
      problem={problem}
      onChange={(isWanted) => void setLinks(isWanted)}
    />
  )
}
