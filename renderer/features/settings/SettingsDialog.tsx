// Owns the dialog of settings: its parts, the way from part to part, and the search that leaves only what fits.
import { Search, X } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { findSettings, type FoundPart, type SettingId, type SettingPart } from './setting-list.ts'
import { SettingBlock } from './SettingBlock.tsx'
import { useSettings } from './settings-store.ts'

const NAMES: Readonly<Record<SettingId | SettingPart, PlainMessageKey>> = {
  general: 'settings.general', security: 'security.title', codes: 'settings.codesPart', scanning: 'settings.scanning', backups: 'settings.backups', about: 'settings.about',
  language: 'settings.language', theme: 'settings.theme', contrast: 'settings.contrast', zoom: 'settings.zoom', onClose: 'settings.onClose', startup: 'settings.startup', files: 'settings.files', quick: 'settings.quick', idle: 'settings.idleLock', lockWhen: 'settings.lockWhen',
  clipboard: 'settings.clipboardClear', clipboardLock: 'settings.clipboardLock', listCodes: 'settings.listCodes', clock: 'clock.heading', links: 'settings.links'
}

/** `security`: a part that another feature owns. */
export function SettingsDialog({ security }: { security: ReactNode }) {
  const isOpen = useSettings((state) => state.open)
  const setOpen = useSettings((state) => state.setOpen)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={setOpen}>
      <Modal className="sheet sheet--settings">
        <Dialog className="dialog settings-dialog">
          <Inside security={security} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Inside({ security }: { security: ReactNode }) {
  const t = useT()
  const setOpen = useSettings((state) => state.setOpen)
  const [query, setQuery] = useState('')
  const parts = useMemo(() => findSettings(query, (id) => t(NAMES[id])), [query, t])
  return (
    <>
      <header className="dialog__head settings-dialog__head">
        <Heading slot="title" className="dialog__title">
          {t('settings.title')}
        </Heading>
        <SearchBox query={query} onQuery={setQuery} />
        <IconButton name={t('settings.close')} onPress={() => { setOpen(false) }}>
          <X size={18} />
        </IconButton>
      </header>
      <Parts parts={parts} security={security} />
    </>
  )
}

function SearchBox({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const t = useT()
  return (
    <div className="settings-search">
      <Search size={16} aria-hidden="true" />
      <input
        className="input settings-search__input"
        type="search"
        aria-label={t('settings.search')}
        placeholder={t('settings.search')}
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={(event) => { onQuery(event.currentTarget.value) }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return
          // The first one takes the search back, the next one the dialog.
          event.preventDefault()
          event.stopPropagation()
          onQuery('')
        }}
      />
    </div>
  )
}

function Parts({ parts, security }: { parts: readonly FoundPart[]; security: ReactNode }) {
  const t = useT()
  const scrolled = useRef<HTMLDivElement>(null)
  const goTo = (part: SettingPart): void => {
    const heading = scrolled.current?.querySelector<HTMLElement>(`[data-part="${part}"] h3`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <div className="settings-dialog__body">
      <nav className="settings-parts" aria-label={t('settings.parts')}>
        {parts.map(({ part }) => (
          <Button key={part} className="settings-parts__one" onPress={() => { goTo(part) }}>
            {t(NAMES[part])}
          </Button>
        ))}
      </nav>
      <div className="dialog__scroll settings-dialog__scroll" ref={scrolled}>
        {parts.length === 0 && <p className="settings__none" role="status">{t('settings.none')}</p>}
        {parts.map(({ part, settings }) => (
          <section key={part} className="settings-part" data-part={part} aria-labelledby={`settings-part-${part}`}>
            <h3 className="settings-part__name" id={`settings-part-${part}`} tabIndex={-1}>
              {t(NAMES[part])}
            </h3>
            <div className="settings">
              {settings.map((id) => (
                <SettingBlock key={id} id={id} security={security} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  )
}
