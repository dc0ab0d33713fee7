// Owns the rows of the list. Draws only those in sight, so that ten thousand logins scroll and search like ten.
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import type { ItemSummary } from '../../../shared/model/item.ts'
import type { SearchQuery } from '../../state/search/search-query.ts'
import type { SearchableItem } from '../../state/item-search.ts'
import { useT } from '../../i18n/language-store.ts'
import { useEditor } from '../item/editor-store.ts'
import { useStage } from '../../state/use-stage.ts'
import { useSettings } from '../settings/settings-store.ts'
import { LoginRow, ROW_PX } from './LoginRow.tsx'
import { useManyChoice } from './many-choice.ts'
import { useList } from './list-store.ts'
import { useRowCodes } from './row-codes-store.ts'
import './row-code.css'

const SPARE_ROWS = 6

interface Window {
  topPx: number
  heightPx: number
}

/** The part of the list in sight. */
function useWindow(box: RefObject<HTMLDivElement | null>): Window {
  const [seen, setSeen] = useState<Window>({ topPx: 0, heightPx: 720 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const look = (): void => {
      setSeen({ topPx: element.scrollTop, heightPx: element.clientHeight })
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box])
  return seen
}

function nextIndex(key: string, index: number, count: number, pageRows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1)
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'PageDown':
      return Math.min(Math.max(index, 0) + pageRows, count - 1)
    case 'PageUp':
      return Math.max(index - pageRows, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The row that a press or the pointer is about. */
function itemIdAt({ target }: { target: EventTarget }): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-item-id]')?.dataset['itemId'] ?? null) : null
}

/** Of the rows in sight those that show their code get one; the others ask for none. */
function useShownCodes(found: readonly SearchableItem[], { topPx, heightPx }: Window, pointedId: string | null): 'none' | 'over' | 'beside' {
  const when = useSettings((state) => state.settings.listCodes)
  const watch = useRowCodes((state) => state.watch)
  const wanted = useMemo(() => {
    const inSight = found.slice(Math.floor(topPx / ROW_PX), Math.ceil((topPx + heightPx) / ROW_PX))
    return when === 'never' ? [] : inSight.filter(({ item }) => item.hasOtp && (when === 'always' || item.id === pointedId)).map(({ item }) => item.id)
  }, [found, topPx, heightPx, when, pointedId])
  useEffect(() => {
    watch(wanted)
  }, [watch, wanted])
  useEffect(() => () => { watch([]) }, [watch])
  return when === 'always' ? 'beside' : when === 'hover' ? 'over' : 'none'
}

/** Looked for when it is needed: of a hundred thousand rows this is milliseconds, too much for each letter of a search. */
function indexOf(found: readonly SearchableItem[], itemId: string | null): number {
  return itemId === null ? -1 : found.findIndex(({ item }) => item.id === itemId)
}

function useKeptInSight(box: RefObject<HTMLDivElement | null>, found: readonly SearchableItem[], itemId: string | null): void {
  const last = useRef(-1)
  useEffect(() => {
    const element = box.current
    const index = indexOf(found, itemId)
    // A list that is read again must not pull back whoever has scrolled away.
    const isSame = index === last.current
    last.current = index
    if (element === null || index < 0 || isSame) return
    const topPx = index * ROW_PX
    if (topPx < element.scrollTop) element.scrollTo({ top: topPx })
    else if (topPx + ROW_PX > element.scrollTop + element.clientHeight) element.scrollTo({ top: topPx + ROW_PX - element.clientHeight })
  }, [box, found, itemId])
}

export function LoginList({ found, query }: { found: readonly SearchableItem[]; query: SearchQuery }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const seen = useWindow(box)
  const selectedId = useList((state) => state.selectedId)
  const select = useList((state) => state.select)
  const leave = useEditor((state) => state.leave)
  const many = useManyChoice(found)
  const [pointedId, setPointedId] = useState<string | null>(null)
  const code = useShownCodes(found, seen, pointedId)
  const areCodesHidden = useSettings((state) => state.settings.hideCodes)

  // Where an opened item takes the list's place, the arrows walk without opening.
  const isAlone = useStage() === 'single'
  const [cursorId, setCursorId] = useState<string | null>(null)
  const cursor = isAlone ? (selectedId ?? cursorId) : selectedId
  useKeptInSight(box, found, cursor)

  const choose = (row: ItemSummary | undefined): void => {
    if (row === undefined || (row.id === selectedId && many.chosenIds.size === 0)) return
    leave(() => {
      setCursorId(row.id)
      select(row.id)
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (many.onKeyDown(event)) return
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Enter' && indexOf(found, selectedId) < 0) {
      choose(found[Math.max(indexOf(found, cursor), 0)]?.item)
      return
    }
    const index = nextIndex(event.key, indexOf(found, cursor), found.length, Math.max(1, Math.floor(seen.heightPx / ROW_PX) - 1))
    if (index === null) return
    event.preventDefault()
    if (isAlone) setCursorId(found[index]?.item.id ?? null)
    else choose(found[index]?.item)
  }
  const onClick = (event: MouseEvent): void => {
    const itemId = itemIdAt(event)
    if (itemId !== null && !many.onClick(event, itemId)) choose(found[indexOf(found, itemId)]?.item)
  }
  const first = Math.max(0, Math.floor(seen.topPx / ROW_PX) - SPARE_ROWS)
  const last = Math.min(found.length, Math.ceil((seen.topPx + seen.heightPx) / ROW_PX) + SPARE_ROWS)
  const shown = found.slice(first, last)
  return (
    <div
      ref={box}
      className="logins"
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-label={t('list.label')}
      aria-activedescendant={cursor !== null && shown.some(({ item }) => item.id === cursor) ? `login-${cursor}` : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerOver={(event) => { setPointedId(itemIdAt(event)) }}
      onPointerLeave={() => { setPointedId(null) }}
    >
      <div className="logins__all" role="presentation" style={{ height: found.length * ROW_PX }}>
        {shown.map((entry, offset) => (
          <LoginRow
            key={entry.item.id}
            entry={entry}
            query={query}
            isSelected={entry.item.id === selectedId || many.chosenIds.has(entry.item.id)}
            position={first + offset}
            count={found.length}
            isAtCursor={isAlone && entry.item.id === cursor}
            code={code}
            isCodeHidden={areCodesHidden && entry.item.id !== pointedId}
          />
        ))}
      </div>
    </div>
  )
}
