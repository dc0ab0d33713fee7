// Owns the one tick of the view: once a second, on the second's edge, and only while something on display needs it.
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Timers } from './timers.ts'

export interface Clock {
  subscribe: (listener: () => void) => () => void
  nowMs: () => number
  /** Reads the time at once, for a window that was hidden or asleep. */
  catchUp: () => void
}

/** Just past the edge, because a timer may also fire a little early. */
const PAST_EDGE_MS = 4

export function createClock(timers: Timers): Clock {
  const listeners = new Set<() => void>()
  let shownMs = timers.nowMs()
  let callOff: (() => void) | null = null

  const tick = (): void => {
    shownMs = timers.nowMs()
    for (const listener of listeners) listener()
    schedule()
  }
  const schedule = (): void => {
    callOff?.()
    callOff = listeners.size === 0 ? null : timers.after(1_000 - (timers.nowMs() % 1_000) + PAST_EDGE_MS, tick)
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        shownMs = timers.nowMs()
        schedule()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) schedule()
      }
    },
    nowMs: () => shownMs,
    catchUp: tick
  }
}

const ClockContext = createContext<Clock | null>(null)
export const ClockProvider = ClockContext.Provider

/** The time in Unix milliseconds, new each second. */
export function useNowMs(): number {
  const clock = useContext(ClockContext)
  if (clock === null) throw new Error('no clock above this component')
  return useSyncExternalStore(clock.subscribe, clock.nowMs)
}
