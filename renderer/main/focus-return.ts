// Owns where the keyboard goes on when the right pane changes under it: to the pane's own action or the list, never to nowhere.
import { useEffect, useRef } from 'react'

type Pane = 'edit' | 'detail' | 'empty'

/** After a dialog or a menu that led here is gone too. */
const AFTER_OVERLAY_MS = 50
/** The first one that stands there. */
const PLACES = ['.item-bar__edit', '.item-bar__back', '[role=listbox]', '.list-head > button:last-of-type:not([disabled])', '.search__input', '.drawer-button']

function goOn(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  // Where only one pane has room, the other one is there and cannot take the focus.
  const target = PLACES.map((place) => document.querySelector<HTMLElement>(place)).find((element) => element?.checkVisibility() === true)
  target?.focus()
}

export function useFocusReturn(pane: Pane): void {
  const before = useRef(pane)
  useEffect(() => {
    const hasChanged = before.current !== pane
    before.current = pane
    // The editor finds its own place: the title, or the field that was added.
    if (!hasChanged || pane === 'edit') return
    goOn()
    const id = window.setTimeout(goOn, AFTER_OVERLAY_MS)
    return () => {
      window.clearTimeout(id)
    }
  }, [pane])
}
