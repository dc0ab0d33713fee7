// Owns the keys that work anywhere in an edited row: move it among its neighbours, remove it. Changes nothing else.
import type { KeyboardEvent } from 'react'

type FieldKeyAction = 'up' | 'down' | 'remove'

/** Alt+↑ and Alt+↓ move; Ctrl+Shift+Backspace (⌘⇧⌫) removes. Null for every other key. */
export function fieldKeyOf(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): FieldKeyAction | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event
  if (altKey && !ctrlKey && !metaKey && !shiftKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null
  return (ctrlKey || metaKey) && shiftKey && !altKey && key === 'Backspace' ? 'remove' : null
}
