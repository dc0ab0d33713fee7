// Owns how key combinations are written and recognised on each platform.

export type Platform = 'linux' | 'darwin' | 'win32'

/** `⌘F` on macOS, `Ctrl+F` elsewhere. */
export function keyName(platform: Platform, key: string, withShift = false): string {
  return platform === 'darwin' ? `${withShift ? '⇧' : ''}⌘${key}` : `Ctrl+${withShift ? 'Shift+' : ''}${key}`
}

/** The letter pressed together with the platform's command key, `Shift+` before it when that was held; null for all else. */
export function commandOf(event: Pick<KeyboardEvent, 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'key'>, platform: Platform): string | null {
  const isCommand = platform === 'darwin' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (!isCommand || event.altKey || event.key.length !== 1) return null
  return `${event.shiftKey ? 'Shift+' : ''}${event.key.toUpperCase()}`
}
