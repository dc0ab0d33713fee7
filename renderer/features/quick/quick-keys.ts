// Owns what each key does in quick access. The field of the search keeps the focus; what a text field needs for itself stays its own.
import { commandOf, type Platform } from '../../ui/key-names.ts'
import type { QuickState } from './quick-store.ts'

export interface QuickPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  /** An input method still composes. */
  isComposing: boolean
  /** Whether text of the field is selected. */
  hasSelection: boolean
  /** Whether the caret stands behind the last letter of the field. */
  isAtEnd: boolean
}

const PAGE = 7

/** True when the key was ours, and is to do nothing else. */
export function pressInQuick(press: QuickPress, state: QuickState, platform: Platform, hide: () => void): boolean {
  if (press.isComposing) return false
  const { key } = press
  const hasCommand = platform === 'darwin' ? press.metaKey : press.ctrlKey
  if (key === 'Enter' && hasCommand) {
    void state.showInNidan()
    return true
  }
  switch (commandOf(press, platform)) {
    case 'C':
      // Selected text of the field is copied as everywhere.
      if (press.hasSelection) return false
      void state.copy('password')
      return true
    case 'U':
      void state.copy('username')
      return true
    case 'O':
      void state.openSite()
      return true
    case null:
      break
    default:
      return false
  }
  if (press.altKey || hasCommand) return false
  return plainKey(press, state, hide)
}

function plainKey({ key, shiftKey, isAtEnd }: QuickPress, state: QuickState, hide: () => void): boolean {
  const isInFields = state.detail !== null
  switch (key) {
    case 'Escape':
      if (isInFields) state.back()
      else hide()
      return true
    case 'Enter':
      void state.copyFirst()
      return true
    case 'ArrowDown':
      state.move(1)
      return true
    case 'ArrowUp':
      state.move(-1)
      return true
    case 'PageDown':
      state.move(PAGE)
      return true
    case 'PageUp':
      state.move(-PAGE)
      return true
    case 'ArrowRight':
      if (isInFields) return true
      if (!isAtEnd || shiftKey || state.rows.length === 0) return false
      void state.showFields()
      return true
    case 'ArrowLeft':
    case 'Backspace':
      if (!isInFields) return false
      state.back()
      return true
    default:
      return false
  }
}
