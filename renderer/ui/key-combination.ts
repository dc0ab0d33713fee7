// Owns combinations of keys as data: how one is recognised and how it is written on each platform. Knows no command.
import type { Platform } from './key-names.ts'

export interface KeyCombination {
  /** As in `KeyboardEvent.key`; letters as capitals. */
  key: string
  /** With the platform's command key: ⌘ on macOS, Ctrl elsewhere. */
  command?: boolean
  shift?: boolean
  alt?: boolean
}

type Pressed = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>

export function matchesKeys(event: Pressed, { key, command = false, shift = false, alt = false }: KeyCombination, platform: Platform): boolean {
  const [isCommand, isOther] = platform === 'darwin' ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (isCommand !== command || isOther || event.altKey !== alt) return false
  // Where a sign stands, and whether it needs Shift, is the layout's business.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  return isSign ? event.key === key : event.shiftKey === shift && (event.key.length === 1 ? event.key.toUpperCase() : event.key) === key
}

const NAMES: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }
const MAC_NAMES: Readonly<Record<string, string>> = { ...NAMES, Backspace: '⌫', Delete: '⌦', Enter: '↩' }

/** `⇧⌘S` on macOS, `Ctrl+Shift+S` elsewhere. */
export function keysText(platform: Platform, { key, command = false, shift = false, alt = false }: KeyCombination): string {
  if (platform === 'darwin') return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${command ? '⌘' : ''}${MAC_NAMES[key] ?? key}`
  return [...(command ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), NAMES[key] ?? key].join('+')
}
