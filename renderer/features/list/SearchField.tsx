// Owns the search box: what is typed goes to the list once it is written, never while an input method still composes it.
import { Search, X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { useKeyName } from '../../ui/platform.ts'
import { useEditor } from '../item/editor-store.ts'
import { useList } from './list-store.ts'
import { SearchHints } from './SearchHints.tsx'
import { usePlace } from './place-name.ts'

interface Props {
  searchRef: Ref<HTMLInputElement>
  firstId: string | null
}

interface Box {
  readonly value: string
  readonly change: (value: string, isComposing: boolean) => void
}

/** Kana on their way to a word are not looked for: they would empty the list under the person's eyes. */
function useComposed(): Box {
  const query = useList((state) => state.query)
  const setQuery = useList((state) => state.setQuery)
  const [composed, setComposed] = useState<string | null>(null)
  return {
    value: composed ?? query,
    change: (value, isComposing) => {
      setComposed(isComposing ? value : null)
      if (!isComposing) setQuery(value)
    }
  }
}

export function SearchField({ searchRef, firstId }: Props) {
  const t = useT()
  const keyName = useKeyName()
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  const select = useList((state) => state.select)
  const prepareSearch = useList((state) => state.prepareSearch)
  const leave = useEditor((state) => state.leave)
  const [areHintsOpen, setHintsOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const { value, change } = useComposed()
  // A search stays inside what the list shows; the field says so, or a person would take an empty trash for an empty vault.
  const place = usePlace()
  const name = filter === 'all' && tag === null ? t('list.search') : t('list.searchIn', { place })
  const focusInput = (): void => {
    frame.current?.querySelector('input')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && (value !== '' || areHintsOpen)) {
      event.stopPropagation()
      setHintsOpen(false)
      change('', false)
    }
    if (event.key === 'Enter' && firstId !== null) leave(() => { select(firstId) })
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      if (firstId !== null) leave(() => { select(firstId) })
      event.currentTarget.closest('.list-pane')?.querySelector<HTMLElement>('[role=listbox]')?.focus()
    }
  }
  return (
    <div
      ref={frame}
      className="search"
      onFocus={() => void prepareSearch()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHintsOpen(false)
      }}
    >
      <Search size={16} className="search__icon" aria-hidden="true" />
      <input
        ref={searchRef}
        className="search__input input"
        type="search"
        aria-label={name}
        placeholder={name}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onFocus={() => { setHintsOpen(true) }}
        onClick={() => { setHintsOpen(true) }}
        onChange={(event) => {
          const { isComposing } = event.nativeEvent as InputEvent
          change(event.currentTarget.value, isComposing)
          // With the first letter the first hints go; they do not come back with the last.
          setHintsOpen(event.currentTarget.value !== '')
        }}
        onCompositionEnd={(event) => { change(event.currentTarget.value, false) }}
        onKeyDown={onKeyDown}
      />
      {value === '' ? (
        <kbd className="search__keys">{keyName('F')}</kbd>
      ) : (
        <button type="button" className="search__clear" aria-label={t('list.clearSearch')} onClick={() => { change('', false); focusInput() }}>
          <X size={14} />
        </button>
      )}
      {areHintsOpen && (
        <SearchHints
          typed={value}
          onChoose={(query) => {
            change(query, false)
            focusInput()
            setHintsOpen(true)
          }}
          onEscape={() => {
            focusInput()
            setHintsOpen(false)
          }}
        />
      )}
    </div>
  )
}
