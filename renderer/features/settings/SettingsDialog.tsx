// Owns the dialog of settings: language, theme, the two times, and the clock. Each choice is in force at once.
import { ChevronsUpDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Label, ListBox, ListBoxItem, Modal, ModalOverlay, Popover, Select, SelectValue, type Key } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { Settings } from '../../../shared/model/settings.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { FileSetting } from './FileSetting.tsx'
import { LinkSetting } from './LinkSetting.tsx'
import { useSaving } from '../saving/saving-store.ts'
import { useSettings } from './settings-store.ts'
import { TimePart } from './TimePart.tsx'

const CLIPBOARD_MS = [10_000, 30_000, 60_000, 90_000, 180_000]
const IDLE_MS = [60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 14_400_000]

export function durationText(t: Translate, durationMs: number): string {
  if (durationMs % 3_600_000 === 0) return t('settings.hours', { count: durationMs / 3_600_000 })
  if (durationMs % 60_000 === 0) return t('settings.minutes', { count: durationMs / 60_000 })
  return t('settings.seconds', { count: Math.round(durationMs / 1_000) })
}

interface Choice<V> {
  value: V
  text: string
}

/** The given times and the one in force, which may be none of them. */
function durations(t: Translate, offered: readonly number[], current: number): Choice<number>[] {
  return [...new Set([...offered, current])].toSorted((a, b) => a - b).map((value) => ({ value, text: durationText(t, value) }))
}

/** `security`: a part that another feature owns. */
export function SettingsDialog({ security }: { security: ReactNode }) {
  const t = useT()
  const isOpen = useSettings((state) => state.open)
  const setOpen = useSettings((state) => state.setOpen)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={setOpen}>
      <Modal className="sheet sheet--settings">
        <Dialog className="dialog">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {t('settings.title')}
            </Heading>
            <IconButton name={t('settings.close')} onPress={() => { setOpen(false) }}>
              <X size={18} />
            </IconButton>
          </header>
          <div className="dialog__scroll">
            <Rows />
            {security}
            <TimePart />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Rows() {
  const t = useT()
  const settings = useSettings((state) => state.settings)
  const change = useSettings((state) => state.change)
  const languages: Choice<Settings['language']>[] = [
    { value: 'system', text: t('settings.languageSystem') },
    { value: 'en', text: t('settings.english') },
    { value: 'ja', text: t('settings.japanese') }
  ]
  const themes: Choice<Settings['theme']>[] = [
    { value: 'system', text: t('settings.themeSystem') },
    { value: 'light', text: t('settings.themeLight') },
    { value: 'dark', text: t('settings.themeDark') }
  ]
  const codes: Choice<'shown' | 'hidden'>[] = [
    { value: 'shown', text: t('settings.codesShown') },
    { value: 'hidden', text: t('settings.codesHidden') }
  ]
  return (
    <div className="settings">
      <Row name={t('settings.language')} value={settings.language} choices={languages} onChoose={(language) => void change({ language })} />
      <Row name={t('settings.theme')} value={settings.theme} choices={themes} onChoose={(theme) => void change({ theme })} />
      <Row
        name={t('settings.clipboardClear')}
        value={settings.clipboardClearMs}
        choices={durations(t, CLIPBOARD_MS, settings.clipboardClearMs)}
        onChoose={(clipboardClearMs) => void change({ clipboardClearMs })}
      />
      <Row
        name={t('settings.idleLock')}
        value={settings.idleLockMs}
        choices={durations(t, IDLE_MS, settings.idleLockMs)}
        onChoose={(idleLockMs) => void change({ idleLockMs })}
      />
      <Row
        name={t('settings.codes')}
        value={settings.hideCodes ? 'hidden' : 'shown'}
        choices={codes}
        onChoose={(codesAre) => void change({ hideCodes: codesAre === 'hidden' })}
      />
      <LinkSetting />
      <FileSetting />
      <BackupsRow />
    </div>
  )
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

interface RowProps<V> {
  name: string
  value: V
  choices: readonly Choice<V>[]
  onChoose: (value: V) => void
}

function Row<V extends string | number>({ name, value, choices, onChoose }: RowProps<V>) {
  const choose = (key: Key | null): void => {
    const choice = choices.find((one) => one.value === key)
    if (choice !== undefined) onChoose(choice.value)
  }
  return (
    <Select className="settings__row" value={value} onChange={choose}>
      <Label className="settings__name">{name}</Label>
      <Button className="button settings__value">
        <SelectValue className="clipped" />
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <ListBox className="menu">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.text} className="menu__item">
              {choice.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
