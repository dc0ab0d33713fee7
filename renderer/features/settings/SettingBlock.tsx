// Owns each setting as it stands in the dialog. Every choice is in force at once.
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { Settings } from '../../../shared/model/settings.ts'
import { ZOOM_STEPS } from '../../../shared/model/zoom.ts'
import { useT } from '../../i18n/language-store.ts'
import { useSaving } from '../saving/saving-store.ts'
import { CloseSetting } from './CloseSetting.tsx'
import { FileSetting } from './FileSetting.tsx'
import { LinkSetting } from './LinkSetting.tsx'
import { LockSetting } from './LockSetting.tsx'
import { QuickSetting } from './QuickSetting.tsx'
import type { SettingId } from './setting-list.ts'
import { SettingRow, type SettingChoice } from './SettingRow.tsx'
import { useSettings } from './settings-store.ts'
import { StartupSetting } from './StartupSetting.tsx'
import { TimePart } from './TimePart.tsx'

const CLIPBOARD_MS = [10_000, 30_000, 60_000, 90_000, 180_000]
const IDLE_MS = [60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 14_400_000]

function durationText(t: Translate, durationMs: number): string {
  if (durationMs % 3_600_000 === 0) return t('settings.hours', { count: durationMs / 3_600_000 })
  if (durationMs % 60_000 === 0) return t('settings.minutes', { count: durationMs / 60_000 })
  return t('settings.seconds', { count: Math.round(durationMs / 1_000) })
}

/** The given times and the one in force, which may be none of them. */
function durations(t: Translate, offered: readonly number[], current: number): SettingChoice<number>[] {
  return [...new Set([...offered, current])].toSorted((a, b) => a - b).map((value) => ({ value, text: durationText(t, value) }))
}

/** `security`: a part that another feature owns. */
export function SettingBlock({ id, security }: { id: SettingId; security: ReactNode }) {
  switch (id) {
    case 'security':
      return security
    case 'clock':
      return <TimePart />
    case 'links':
      return <LinkSetting />
    case 'files':
      return <FileSetting />
    case 'quick':
      return <QuickSetting />
    case 'onClose':
      return <CloseSetting />
    case 'startup':
      return <StartupSetting />
    case 'lockWhen':
      return <LockSetting />
    case 'backups':
      return <BackupsRow />
    case 'about':
      return <About />
    case 'clipboard':
    case 'idle':
      return <DurationRow id={id} />
    case 'language':
    case 'theme':
    case 'contrast':
    case 'zoom':
    case 'codes':
    case 'listCodes':
    case 'clipboardLock':
      return <LookRow id={id} />
  }
}

function DurationRow({ id }: { id: 'clipboard' | 'idle' }) {
  const t = useT()
  const { clipboardClearMs, idleLockMs } = useSettings((state) => state.settings)
  const change = useSettings((state) => state.change)
  return id === 'clipboard' ? (
    <SettingRow name={t('settings.clipboardClear')} value={clipboardClearMs} choices={durations(t, CLIPBOARD_MS, clipboardClearMs)} onChoose={(chosen) => void change({ clipboardClearMs: chosen })} />
  ) : (
    <SettingRow name={t('settings.idleLock')} value={idleLockMs} choices={durations(t, IDLE_MS, idleLockMs)} onChoose={(chosen) => void change({ idleLockMs: chosen })} />
  )
}

function LookRow({ id }: { id: 'language' | 'theme' | 'contrast' | 'zoom' | 'codes' | 'listCodes' | 'clipboardLock' }) {
  const t = useT()
  const settings = useSettings((state) => state.settings)
  const change = useSettings((state) => state.change)
  const languages: SettingChoice<Settings['language']>[] = [
    { value: 'system', text: t('settings.languageSystem') },
    { value: 'en', text: t('settings.english') },
    { value: 'ja', text: t('settings.japanese') }
  ]
  const themes: SettingChoice<Settings['theme']>[] = [
    { value: 'system', text: t('settings.themeSystem') },
    { value: 'light', text: t('settings.themeLight') },
    { value: 'dark', text: t('settings.themeDark') }
  ]
  const contrasts: SettingChoice<Settings['contrast']>[] = [
    { value: 'system', text: t('settings.contrastSystem') },
    { value: 'more', text: t('settings.contrastMore') }
  ]
  const codes: SettingChoice<'shown' | 'hidden'>[] = [
    { value: 'shown', text: t('settings.codesShown') },
    { value: 'hidden', text: t('settings.codesHidden') }
  ]
  const inList: SettingChoice<Settings['listCodes']>[] = [
    { value: 'hover', text: t('settings.listCodesHover') },
    { value: 'always', text: t('settings.listCodesAlways') },
    { value: 'never', text: t('settings.listCodesNever') }
  ]
  const atLock: SettingChoice<'clear' | 'keep'>[] = [
    { value: 'clear', text: t('settings.clipboardLockClear') },
    { value: 'keep', text: t('settings.clipboardLockKeep') }
  ]
  const zooms = ZOOM_STEPS.map((value) => ({ value, text: t('settings.percent', { percent: value }) }))
  switch (id) {
    case 'language':
      return <SettingRow name={t('settings.language')} value={settings.language} choices={languages} onChoose={(language) => void change({ language })} />
    case 'theme':
      return <SettingRow name={t('settings.theme')} value={settings.theme} choices={themes} onChoose={(theme) => void change({ theme })} />
    case 'contrast':
      return <SettingRow name={t('settings.contrast')} value={settings.contrast} choices={contrasts} onChoose={(contrast) => void change({ contrast })} />
    case 'zoom':
      return <SettingRow name={t('settings.zoom')} value={settings.zoomPercent} choices={zooms} onChoose={(zoomPercent) => void change({ zoomPercent })} />
    case 'clipboardLock':
      return <SettingRow name={t('settings.clipboardLock')} value={settings.clearClipboardAtLock ? 'clear' : 'keep'} choices={atLock} onChoose={(chosen) => void change({ clearClipboardAtLock: chosen === 'clear' })} />
    case 'listCodes':
      return <SettingRow name={t('settings.listCodes')} value={settings.listCodes} choices={inList} onChoose={(listCodes) => void change({ listCodes })} />
    case 'codes':
      return <SettingRow name={t('settings.codes')} value={settings.hideCodes ? 'hidden' : 'shown'} choices={codes} onChoose={(codesAre) => void change({ hideCodes: codesAre === 'hidden' })} />
  }
}

function BackupsRow() {
  const t = useT()
  const closeSettings = useSettings((state) => state.setOpen)
  const openBackups = useSaving((state) => state.open)
  const show = (): void => {
    closeSettings(false)
    void openBackups()
  }
  return (
    <div className="settings__row">
      <span className="settings__name" id="settings-backups">
        {t('settings.backups')}
      </span>
      <Button className="button" id="settings-backups-show" aria-labelledby="settings-backups settings-backups-show" onPress={show}>
        {t('backups.show')}
      </Button>
    </div>
  )
}

function About() {
  const t = useT()
  return (
    <div className="settings__about">
      <p>{t('settings.version', { version: __APP_VERSION__ })}</p>
      <p>{t('settings.licence')}</p>
      <p className="settings__credits">{t('settings.wordLists')}</p>
    </div>
  )
}
