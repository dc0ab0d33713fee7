// Owns the names of what time is asked for, so that tests can hold it still. Reads no clock itself.

export interface Timers {
  nowMs: () => number
  /** Runs `action` once after `delayMs`; the answer calls it off. */
  after: (delayMs: number, action: () => void) => () => void
}

export function createWindowTimers(window: Window): Timers {
  return {
    nowMs: () => Date.now(),
    after: (delayMs, action) => {
      const id = window.setTimeout(action, delayMs)
      return () => {
        window.clearTimeout(id)
      }
    }
  }
}
