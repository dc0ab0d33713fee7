// Owns the palette: everything that can be done, by name, with the keyboard alone. The commands come from outside.
import { CornerDownLeft, KeyRound, Search, ShieldCheck, Zap } from 'lucide-react'
import { useMemo } from 'react'
import { Autocomplete, Dialog, Header, Heading, Input, Menu, MenuItem, MenuSection, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { foldText } from '../../state/item-search.ts'
import { keysText } from '../../ui/key-combination.ts'
import { Monogram } from '../../ui/Monogram.tsx'
import { usePlatform } from '../../ui/platform.ts'
import { useList } from '../list/list-store.ts'
import { COMMAND_ICONS } from './command-icons.ts'
import type { Command } from './command.ts'
import { paletteRows, type PaletteRow } from './palette-rows.ts'
import { usePalette } from './palette-store.ts'
import './palette.css'

interface Props {
  commands: readonly Command[]
  onOpenLogin: (itemId: string) => void
}

export function Palette(props: Props) {
  const t = useT()
  const isOpen = usePalette((state) => state.isOpen)
  const close = usePalette((state) => state.close)
  return (
    <ModalOverlay className="veil veil--palette" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) close() }}>
      <Modal className="sheet palette">
        <Dialog className="palette__dialog">
          <Heading slot="title" className="unseen">
            {t('palette.title')}
          </Heading>
          <Inside {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Runs once the palette is gone: until then its dialog keeps the focus, and gives it back to where it was. */
function afterClosing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => { requestAnimationFrame(run) }))
}

function useRows(commands: readonly Command[]): { commands: PaletteRow[]; logins: PaletteRow[] } {
  const t = useT()
  const query = usePalette((state) => state.query)
  const recent = usePalette((state) => state.recent)
  const items = useList((state) => state.items)
  return useMemo(() => {
    const words = (text: string): string[] => foldText(text).split(/[,、]\s*/u)
    return paletteRows(
      { query, commands, items, recent, nameOf: ({ label }) => t(label) },
      { otp: words(t('palette.wordsOtp')), password: words(t('palette.wordsPassword')) }
    )
  }, [query, commands, items, recent, t])
}

function Inside({ commands, onOpenLogin }: Props) {
  const t = useT()
  const query = usePalette((state) => state.query)
  const setQuery = usePalette((state) => state.setQuery)
  const close = usePalette((state) => state.close)
  const remember = usePalette((state) => state.remember)
  const copyOf = usePalette((state) => state.copyOf)
  const rows = useRows(commands)
  const all = [...rows.logins, ...rows.commands]
  const choose = (row: PaletteRow): void => {
    remember(row.id)
    close()
    afterClosing(() => {
      if (row.kind === 'command') row.command.run()
      else if (row.kind === 'open') onOpenLogin(row.item.id)
      else void copyOf(row.item.id, row.kind)
    })
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <div
        className="palette__top"
        role="presentation"
        onKeyDownCapture={(event) => {
          // The field would only empty itself at the first press.
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.stopPropagation()
          close()
        }}
      >
        <SearchField className="palette__search" aria-label={t('palette.search')} autoFocus>
          <Search size={18} aria-hidden="true" />
          <Input className="palette__input" placeholder={t('palette.placeholder')} />
        </SearchField>
      </div>
      <Menu
        className="palette__rows"
        aria-label={t('palette.rows')}
        onAction={(key) => {
          const row = all.find(({ id }) => id === key)
          if (row !== undefined) choose(row)
        }}
        renderEmptyState={() => <p className="palette__none" role="status">{t('palette.none')}</p>}
      >
        <Section name={t('palette.logins')} rows={rows.logins} />
        <Section name={t('palette.commands')} rows={rows.commands} />
      </Menu>
    </Autocomplete>
  )
}

function Section({ name, rows }: { name: string; rows: readonly PaletteRow[] }) {
  if (rows.length === 0) return null
  return (
    <MenuSection className="palette__section">
      <Header className="palette__group">{name}</Header>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </MenuSection>
  )
}

const ICONS = { otp: ShieldCheck, password: KeyRound } as const

function textOf(t: Translate, row: PaletteRow): string {
  if (row.kind === 'command') return t(row.command.label)
  const title = row.item.title === '' ? t('list.untitled') : row.item.title
  switch (row.kind) {
    case 'open':
      return t('palette.open', { title })
    case 'password':
      return t('palette.password', { title })
    case 'otp':
      return t('palette.otp', { title })
  }
}

function Row({ row }: { row: PaletteRow }) {
  const t = useT()
  const platform = usePlatform()
  const text = textOf(t, row)
  const Icon = row.kind === 'command' ? (COMMAND_ICONS[row.command.id] ?? Zap) : row.kind === 'open' ? null : ICONS[row.kind]
  const [keys] = row.kind === 'command' ? row.command.keys : []
  return (
    <MenuItem id={row.id} textValue={text} className="palette__row">
      {row.kind !== 'command' && Icon === null ? <Monogram title={row.item.title} size="small" category={row.item.category} websites={row.item.websites} /> : Icon !== null && <Icon size={16} aria-hidden="true" />}
      <span className="palette__text clipped">{text}</span>
      {row.kind !== 'command' && row.item.username !== '' && <span className="palette__more clipped">{row.item.username}</span>}
      {keys !== undefined && <kbd className="palette__keys">{keysText(platform, keys)}</kbd>}
      <CornerDownLeft className="palette__enter" size={14} aria-hidden="true" />
    </MenuItem>
  )
}
