// Owns the one timer behind all codes of a window: it wakes at each second's edge, and not at all while no code can be seen. Never looks ahead.
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Timers } from './timers.ts'
import type { Visibility } from './visibility.ts'

export interface Clock {
  /** The timer runs as long as somebody listens and the window can be seen. */
  subscribe: (listener: () => void) => () => void
  /**
   * The second that has begun, in Unix milliseconds. Read off the computer's clock at each call: whatever is drawn is drawn for
   * the present, even when the timer was late, the computer slept or its clock was set.
   */
  nowMs: () => number
  /**
   * Codes follow this computer's clock plus `offsetMs`, so their seconds begin between those of the clock: from now on the timer wakes there.
   * The times told stay this computer's own.
   */
  follow: (offsetMs: number) => void
  /** Wakes at once, for a window that was out of sight. */
  catchUp: () => void
  dispose: () => void
}

const SECOND_MS = 1_000

interface ClockParts {
  timers: Timers
  visibility: Visibility
}

/**
 * Periods begin at whole Unix seconds (RFC 6238 §4.2, T0 = 0), so the second's edge is every period's edge (with an offset: the second of the time that codes follow). A timer that fires early
 * finds the old second and sleeps on: nothing is told early. Time zones do not enter into Unix time.
 */
export function createClock({ timers, visibility }: ClockParts): Clock {
  const listeners = new Set<() => void>()
  let offsetMs = 0
  const second = (): number => Math.floor((timers.nowMs() + offsetMs) / SECOND_MS) * SECOND_MS - offsetMs
  let toldMs = second()
  let callOff: (() => void) | null = null

  const schedule = (): void => {
    callOff?.()
    callOff = null
    if (listeners.size === 0 || !visibility.isVisible()) return
    callOff = timers.after(Math.max(1, second() + SECOND_MS - timers.nowMs()), wake)
  }
  const wake = (): void => {
    const nowMs = second()
    if (nowMs !== toldMs) {
      toldMs = nowMs
      for (const listener of [...listeners]) listener()
    }
    schedule()
  }
  const endVisibility = visibility.onChange(wake)
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      if (callOff === null) {
        toldMs = second()
        schedule()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) schedule()
      }
    },
    nowMs: second,
    follow: (next) => {
      if (next === offsetMs) return
      offsetMs = next
      wake()
    },
    catchUp: wake,
    dispose: () => {
      endVisibility()
      listeners.clear()
      schedule()
    }
  }
}

const ClockContext = createContext<Clock | null>(null)
export const ClockProvider = ClockContext.Provider

function useClock(): Clock {
  const clock = useContext(ClockContext)
  if (clock === null) throw new Error('no clock above this component')
  return clock
}

const noSubscription = (): (() => void) => () => undefined
const noTime = (): number => 0

/** The second in Unix milliseconds, new at each edge. With `isRunning` false no timer is asked for, and the answer is 0. */
export function useNowMs(isRunning = true): number {
  const clock = useClock()
  return useSyncExternalStore(isRunning ? clock.subscribe : noSubscription, isRunning ? clock.nowMs : noTime)
}
