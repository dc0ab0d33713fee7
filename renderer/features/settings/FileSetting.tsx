// Owns the switch that gives vault files to Nidan. Shows what the system says, not what was wished.
import { useEffect } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { RegistrationSwitch } from './RegistrationSwitch.tsx'
import { useSettings } from './settings-store.ts'

export function FileSetting() {
  const t = useT()
  const files = useSettings((state) => state.files)
  const load = useSettings((state) => state.loadFiles)
  const set = useSettings((state) => state.setFiles)
  useEffect(() => void load(), [load])
  return (
    <RegistrationSwitch
      name={t('settings.files')}
      hint={files.state?.canChange === false ? t('settings.filesImpossible') : t('settings.filesHint')}
      registration={files.state}
      isChanging={files.isChanging}
      problem={files.problem}
      onChange={(isWanted) => void set(isWanted)}
    />
  )
}
