// Owns what stands in the window of quick access: the search or one item's fields, what went wrong, and the keys. Empty while it is hidden.
import { Search } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { keysText, type KeyCombination } from '../../ui/key-combination.ts'
import { usePlatform } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useRowCodes } from '../list/row-codes-store.ts'
import { QuickFields } from './QuickFields.tsx'
import { pressInQuick } from './quick-keys.ts'
import { QuickRow } from './QuickRow.tsx'
import { useQuick, type QuickStore } from './quick-store.ts'
import './quick.css'

interface Props {
  store: QuickStore
  hide: () => void
  areCodesHidden: boolean
}

export function QuickWindow({ store, hide, areCodesHidden }: Props) {
  const t = useT()
  const platform = usePlatform()
  const isShown = useQuick((state) => state.isShown)
  const detail = useQuick((state) => state.detail)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event
    const field = target instanceof HTMLInputElement ? target : null
    const [start, end] = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0]
    // A button does its own with Enter.
    if (target instanceof HTMLButtonElement && key === 'Enter') return
    const press = { key, ctrlKey, metaKey, altKey, shiftKey, isComposing: event.nativeEvent.isComposing, hasSelection: start !== end, isAtEnd: end === (field?.value.length ?? 0) }
    if (pressInQuick(press, store.getState(), platform, hide)) event.preventDefault()
  }
  return (
    <main className="quick" aria-label={t('quick.label')} onKeyDown={onKeyDown}>
      {isShown && (detail === null ? <QuickSearch areCodesHidden={areCodesHidden} /> : <QuickFields isCodeHidden={areCodesHidden} />)}
      {isShown && <Foot />}
    </main>
  )
}

function QuickSearch({ areCodesHidden }: { areCodesHidden: boolean }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const typed = useQuick((state) => state.typed)
  const type = useQuick((state) => state.type)
  const rows = useQuick((state) => state.rows)
  const at = useQuick((state) => state.at)
  const [composed, setComposed] = useState<string | null>(null)
  useEffect(() => { input.current?.focus() }, [])
  return (
    <>
      <div className="quick__head">
        <Search size={20} className="quick__glass" aria-hidden="true" />
        <input
          ref={input}
          className="quick__input"
          role="combobox"
          aria-label={t('quick.search')}
          aria-expanded={rows.length > 0}
          aria-controls="quick-rows"
          aria-activedescendant={rows.length === 0 ? undefined : `quick-row-${String(at)}`}
          aria-autocomplete="list"
          placeholder={t('quick.search')}
          spellCheck={false}
          autoComplete="off"
          value={composed ?? typed}
          onChange={(event) => {
            const { isComposing } = event.nativeEvent as InputEvent
            setComposed(isComposing ? event.currentTarget.value : null)
            if (!isComposing) type(event.currentTarget.value)
          }}
          onCompositionEnd={(event) => {
            setComposed(null)
            type(event.currentTarget.value)
          }}
        />
      </div>
      <Rows areCodesHidden={areCodesHidden} />
    </>
  )
}

function Rows({ areCodesHidden }: { areCodesHidden: boolean }) {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  const { hasLoaded, typed, query, rows, found, at } = useQuick((state) => state)
  const pointAt = useQuick((state) => state.pointAt)
  const copyFirst = useQuick((state) => state.copyFirst)
  const showFields = useQuick((state) => state.showFields)
  const watch = useRowCodes((state) => state.watch)
  useEffect(() => { watch(rows.flatMap(({ item }) => (item.hasOtp ? [item.id] : []))) }, [rows, watch])
  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }) }, [at, rows])
  const choose = (position: number, action: () => Promise<void>) => (): void => {
    pointAt(position)
    void action()
  }
  return (
    <>
      <div ref={list} id="quick-rows" className="quick__rows" role="listbox" aria-label={t('quick.rows')}>
        {rows.map((entry, position) => (
          <QuickRow
            key={entry.item.id}
            {...{ entry, query, position }}
            isChosen={position === at}
            isCodeHidden={areCodesHidden}
            onPoint={() => { if (position !== at) pointAt(position) }}
            onCopy={choose(position, copyFirst)}
            onFields={choose(position, showFields)}
          />
        ))}
        {found > rows.length && <p className="quick__rest" role="presentation">{t('quick.more', { count: found - rows.length })}</p>}
      </div>
      {hasLoaded && rows.length === 0 && <p className="quick__none">{typed.trim() === '' ? t('quick.empty') : t('quick.none', { query: typed.trim() })}</p>}
      <p className="unseen" role="status">{hasLoaded && typed !== '' ? t('quick.found', { count: found }) : ''}</p>
    </>
  )
}

const COMMAND: Omit<KeyCombination, 'key'> = { command: true }

/** What went wrong, or else what the keys do. */
function Foot() {
  const t = useT()
  const problem = useQuick((state) => state.problem)
  const notice = useQuick((state) => state.notice)
  const hasRows = useQuick((state) => state.rows.length > 0)
  const isInFields = useQuick((state) => state.detail !== null)
  if (problem !== null || notice !== null) {
    return (
      <div className="quick__foot quick__foot--said">
        <Sentence tone={problem === null ? 'warn' : 'bad'} isNews>
          {problem === null ? notice !== null && t(notice) : t(`error.${problem}`)}
        </Sentence>
      </div>
    )
  }
  if (!hasRows && !isInFields) return null
  return (
    <div className="quick__foot">
      <Hint keys={{ key: 'Enter' }} text={isInFields ? t('quick.keyCopy') : t('quick.keyCode')} />
      {!isInFields && <Hint keys={{ ...COMMAND, key: 'C' }} text={t('quick.keyPassword')} />}
      {!isInFields && <Hint keys={{ ...COMMAND, key: 'U' }} text={t('quick.keyUsername')} />}
      <Hint keys={{ ...COMMAND, key: 'O' }} text={t('quick.keySite')} />
      {isInFields ? <Hint keys={{ ...COMMAND, key: 'Enter' }} text={t('quick.keyShow')} /> : <Hint keys={{ key: '→' }} text={t('quick.keyFields')} />}
      {isInFields && <Hint keys={{ key: '←' }} text={t('quick.keyBack')} />}
    </div>
  )
}

function Hint({ keys, text }: { keys: KeyCombination; text: string }) {
  const platform = usePlatform()
  return (
    <span className="quick__hint">
      <kbd className="quick__key">{keysText(platform, keys)}</kbd>
      {text}
    </span>
  )
}
