// Owns where the keyboard goes on when the editor is closed: to what opened it, never to nowhere.
import { useEffect, useRef } from 'react'

/** After the dialog that may have asked first is gone too. */
const AFTER_DIALOG_MS = 50

function isLost(document: Document): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

export function useFocusReturn(isEditing: boolean): void {
  const wasEditing = useRef(false)
  useEffect(() => {
    const hasEnded = wasEditing.current && !isEditing
    wasEditing.current = isEditing
    if (!hasEnded) return
    const goOn = (): void => {
      if (!isLost(document)) return
      const target = document.querySelector<HTMLElement>('.item-bar__edit') ?? document.querySelector<HTMLElement>('[role=listbox]') ?? document.querySelector<HTMLElement>('.search__input')
      target?.focus()
    }
    goOn()
    const id = window.setTimeout(goOn, AFTER_DIALOG_MS)
    return () => {
      window.clearTimeout(id)
    }
  }, [isEditing])
}
