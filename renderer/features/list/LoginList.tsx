// Owns the rows of the list. Draws only those in sight, so that ten thousand logins scroll and search like ten.
import { ShieldCheck, Star } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import type { ItemSummary } from '../../../shared/model/item.ts'
import type { SearchQuery } from '../../state/search/search-query.ts'
import type { SearchableItem } from '../../state/item-search.ts'
import { useT } from '../../i18n/language-store.ts'
import { Monogram } from '../../ui/Monogram.tsx'
import { useEditor } from '../item/editor-store.ts'
import { useManyChoice } from './many-choice.ts'
import { RowTexts } from './RowTexts.tsx'
import { useList } from './list-store.ts'

const ROW_PX = 52
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

export function LoginList({ found, query }: { found: readonly SearchableItem[]; query: SearchQuery }) {
  const t = useT()
  const rows = useMemo(() => found.map(({ item }) => item), [found])
  const box = useRef<HTMLDivElement>(null)
  const seen = useWindow(box)
  const selectedId = useList((state) => state.selectedId)
  const select = useList((state) => state.select)
  const leave = useEditor((state) => state.leave)
  const many = useManyChoice(rows)
  const selectedIndex = rows.findIndex((row) => row.id === selectedId)

  useEffect(() => {
    const element = box.current
    if (element === null || selectedIndex < 0) return
    const topPx = selectedIndex * ROW_PX
    if (topPx < element.scrollTop) element.scrollTop = topPx
    else if (topPx + ROW_PX > element.scrollTop + element.clientHeight) element.scrollTop = topPx + ROW_PX - element.clientHeight
  }, [selectedIndex])

  const choose = (row: ItemSummary | undefined): void => {
    if (row === undefined || (row.id === selectedId && many.chosenIds.size === 0)) return
    leave(() => {
      select(row.id)
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (many.onKeyDown(event)) return
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Enter' && selectedIndex < 0) {
      choose(rows[0])
      return
    }
    const index = nextIndex(event.key, selectedIndex, rows.length, Math.max(1, Math.floor(seen.heightPx / ROW_PX) - 1))
    if (index === null) return
    event.preventDefault()
    choose(rows[index])
  }
  const first = Math.max(0, Math.floor(seen.topPx / ROW_PX) - SPARE_ROWS)
  const last = Math.min(rows.length, Math.ceil((seen.topPx + seen.heightPx) / ROW_PX) + SPARE_ROWS)
  return (
    <div
      ref={box}
      className="logins"
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-label={t('list.label')}
      aria-activedescendant={selectedIndex >= first && selectedIndex < last ? `login-${rows[selectedIndex]?.id ?? ''}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="logins__all" role="presentation" style={{ height: rows.length * ROW_PX }}>
        {found.slice(first, last).map((entry, offset) => (
          <LoginRow
            key={entry.item.id}
            entry={entry}
            query={query}
            isSelected={entry.item.id === selectedId || many.chosenIds.has(entry.item.id)}
            position={first + offset}
            count={rows.length}
            onChoose={(event) => {
              if (!many.onClick(event, entry.item.id)) choose(entry.item)
            }}
          />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  entry: SearchableItem
  query: SearchQuery
  isSelected: boolean
  position: number
  count: number
  onChoose: (event: MouseEvent) => void
}

function LoginRow({ entry, query, isSelected, position, count, onChoose }: RowProps) {
  const t = useT()
  const { item: row } = entry
  return (
    <div
      id={`login-${row.id}`}
      className="login"
      role="option"
      aria-selected={isSelected}
      aria-posinset={position + 1}
      aria-setsize={count}
      style={{ top: position * ROW_PX }}
      onClick={onChoose}
    >
      <Monogram title={row.title} category={row.category} />
      <RowTexts entry={entry} query={query} />
      {row.favourite && (
        <>
          <Star size={14} className="login__star" aria-hidden="true" />
          <span className="unseen">{t('list.favourite')}</span>
        </>
      )}
      {row.hasOtp && (
        <>
          <ShieldCheck size={16} className="login__otp" aria-hidden="true" />
          <span className="unseen">{t('list.hasOtp')}</span>
        </>
      )}
    </div>
  )
}
