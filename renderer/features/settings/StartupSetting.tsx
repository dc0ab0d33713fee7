// Owns the switch of the start at login. Shows what the system says, not what was wished.
import { useEffect } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { RegistrationSwitch } from './RegistrationSwitch.tsx'
import { useSettings } from './settings-store.ts'

export function StartupSetting() {
  const t = useT()
  const startup = useSettings((state) => state.startup)
  const load = useSettings((state) => state.loadStartup)
  const set = useSettings((state) => state.setStartup)
  useEffect(() => void load(), [load])
  return (
    <RegistrationSwitch
      name={t('settings.startup')}
      hint={startup.state?.canChange === false ? t('settings.startupImpossible') : t('settings.startupHint')}
      registration={startup.state}
      isChanging={startup.isChanging}
      problem={startup.problem}
      onChange={(isWanted) => void set(isWanted)}
    />
  )
}
