// Owns choosing several rows: with Ctrl (⌘) or Shift and a click, with Shift and the arrows, all of them. Changes nothing but what is chosen.
import type { KeyboardEvent, MouseEvent } from 'react'
import { useRef } from 'react'
import type { SearchableItem } from '../../state/item-search.ts'
import { useKeyName } from '../../ui/platform.ts'
import { useEditor } from '../item/editor-store.ts'
import { useList } from './list-store.ts'
import { rangeOf, stepped, toggled } from './row-ranges.ts'

interface ManyChoice {
  chosenIds: ReadonlySet<string>
  /** True when the press was about several rows. */
  onClick: (event: MouseEvent, itemId: string) => boolean
  onKeyDown: (event: KeyboardEvent) => boolean
}

export function useManyChoice(found: readonly SearchableItem[]): ManyChoice {
  const chosenIds = useList((state) => state.chosenIds)
  const selectedId = useList((state) => state.selectedId)
  const chooseNow = useList((state) => state.choose)
  const leave = useEditor((state) => state.leave)
  const isMac = useKeyName()('A').startsWith('⌘')
  /** Where a range begins: the row that was pressed last without Shift. */
  const anchor = useRef<string | null>(null)
  /** Where it ends. */
  const end = useRef<string | null>(null)
  // Made when it is needed: the list is drawn anew at each step of a scroll.
  const allIds = (): string[] => found.map(({ item }) => item.id)
  const present = chosenIds.size > 0 ? [...chosenIds] : selectedId === null ? [] : [selectedId]
  const choose = (next: readonly string[]): void => {
    leave(() => { chooseNow(next) })
  }
  /** By one row, from where the range ends at present. */
  const extend = (by: 1 | -1): void => {
    if (chosenIds.size === 0) anchor.current = selectedId
    const from = anchor.current
    if (from === null) return
    const next = stepped(allIds(), chosenIds.size === 0 ? from : (end.current ?? from), by)
    end.current = next
    choose(rangeOf(allIds(), from, next))
  }
  const hasCommand = (event: KeyboardEvent | MouseEvent): boolean => (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)
  return {
    chosenIds,
    onClick: (event, itemId) => {
      end.current = itemId
      if (event.shiftKey) {
        choose(rangeOf(allIds(), anchor.current ?? selectedId ?? itemId, itemId))
        return true
      }
      anchor.current = itemId
      if (!hasCommand(event)) return false
      choose(toggled(present, itemId))
      return true
    },
    onKeyDown: (event) => {
      if (event.key === 'Escape' && chosenIds.size > 0) {
        chooseNow([])
        return true
      }
      if (event.shiftKey && !event.altKey && !hasCommand(event) && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault()
        extend(event.key === 'ArrowDown' ? 1 : -1)
        return true
      }
      if (event.altKey || event.shiftKey || !hasCommand(event) || event.key.toLowerCase() !== 'a') return false
      event.preventDefault()
      choose(allIds())
      return true
    }
  }
}
