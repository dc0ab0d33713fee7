// Owns the row of what closing the window does. Whether there is a tray to stay in is the main process's to know.
import { useT } from '../../i18n/language-store.ts'
import { SettingRow, type SettingChoice } from './SettingRow.tsx'
import { useSettings } from './settings-store.ts'

export function CloseSetting() {
  const t = useT()
  const value = useSettings((state) => (state.settings.closeToTray ? 'stay' : 'quit'))
  const hasNoTray = useSettings((state) => state.background?.tray === 'missing')
  const change = useSettings((state) => state.change)
  const choices: SettingChoice<'quit' | 'stay'>[] = [
    { value: 'quit', text: t('settings.closeQuits') },
    { value: 'stay', text: t('settings.closeStays') }
  ]
  return (
    <>
      <SettingRow name={t('settings.onClose')} value={value} choices={choices} onChoose={(chosen) => void change({ closeToTray: chosen === 'stay' })} />
      {hasNoTray && <p className="link-setting__hint">{t('settings.closeNoTray')}</p>}
    </>
  )
}
