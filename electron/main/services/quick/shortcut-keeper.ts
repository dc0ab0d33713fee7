// Owns whether the global shortcut works, as far as that can be known: refused by the system, or accepted where that means nothing yet. Knows no Electron.
import type { ShortcutState } from '../../../../shared/model/shortcut.ts'

export interface ShortcutKeeperParts {
  /** False, or an error, when the system refuses it. */
  register: (shortcut: string, onPress: () => void) => boolean
  isRegistered: (shortcut: string) => boolean
  unregister: (shortcut: string) => void
  /** A desktop that says yes to a registration whose presses then never come (Wayland without the portal for shortcuts). */
  mayBeSilent: boolean
  onPress: () => void
  onChange: (state: ShortcutState['state']) => void
}

export interface ShortcutKeeper {
  /** Null: none. The one before is given back first. */
  set(shortcut: string | null): void
  state(): ShortcutState['state']
  dispose(): void
}

export function createShortcutKeeper({ register, isRegistered, unregister, mayBeSilent, onPress, onChange }: ShortcutKeeperParts): ShortcutKeeper {
  let current: string | null = null
  let state: ShortcutState['state'] = 'off'
  let hasArrived = false

  const become = (next: ShortcutState['state']): void => {
    if (next === state) return
    state = next
    onChange(next)
  }
  const pressed = (): void => {
    hasArrived = true
    become('on')
    onPress()
  }
  const release = (): void => {
    if (current !== null) unregister(current)
    current = null
  }
  const tryRegister = (shortcut: string): boolean => {
    try {
      // Some systems say yes and have not done it: asked twice.
      return register(shortcut, pressed) && isRegistered(shortcut)
    } catch {
      return false
    }
  }
  return {
    set: (shortcut) => {
      if (shortcut === current && state !== 'taken') return
      release()
      if (shortcut === null) {
        become('off')
        return
      }
      if (!tryRegister(shortcut)) {
        become('taken')
        return
      }
      current = shortcut
      become(mayBeSilent && !hasArrived ? 'untried' : 'on')
    },
    state: () => state,
    dispose: release
  }
}
