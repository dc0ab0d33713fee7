// Owns what the window's own state means for the lock. A close that ends the program is no cause: its end locks, with more time to save.
import type { LockCause } from './lock-causes.ts'

export interface WatchedWindow {
  on(event: 'minimize' | 'close', listener: () => void): unknown
  isDestroyed(): boolean
  isVisible(): boolean
}

export function watchWindow(window: WatchedWindow, onCause: (cause: LockCause) => void): void {
  window.on('minimize', () => {
    onCause('minimise')
  })
  window.on('close', () => {
    // Others who listen decide in this turn whether the window is hidden or ends.
    setImmediate(() => {
      if (!window.isDestroyed() && !window.isVisible()) onCause('close')
    })
  })
}
