// Owns a clock that stands still until a test moves it, and timers as bad as a test wants them. Never part of the program that is shipped.
import type { Timers } from '../state/timers.ts'

export interface ManualTimers extends Timers {
  /** Moves the time and runs what falls due, in order; lets promises settle in between. */
  advance: (byMs: number) => Promise<void>
  /** Timers that are set from now on fire that much after their time; before it, when negative. */
  fireOff: (byMs: number) => void
  /** Somebody sets the computer's clock: no timer fires earlier or later for it. */
  setWallClock: (byMs: number) => void
  /** The computer sleeps: its clock goes on, timers do not. */
  sleep: (forMs: number) => void
  /** How many timers are set. */
  waiting: () => number
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

export function createManualTimers(startMs: number): ManualTimers {
  // Timers run on a clock of their own that nobody sets; the wall's clock is that much ahead of it.
  let runMs = 0
  let wallAheadMs = startMs
  let offMs = 0
  let due: { atMs: number; action: () => void }[] = []
  const shiftWall = (byMs: number): void => {
    wallAheadMs += byMs
  }
  return {
    nowMs: () => runMs + wallAheadMs,
    after: (delayMs, action) => {
      const one = { atMs: runMs + Math.max(1, delayMs + offMs), action }
      due.push(one)
      return () => {
        due = due.filter((other) => other !== one)
      }
    },
    fireOff: (byMs) => {
      offMs = byMs
    },
    setWallClock: shiftWall,
    sleep: shiftWall,
    waiting: () => due.length,
    advance: async (byMs) => {
      const endMs = runMs + byMs
      await settle()
      for (;;) {
        const next = due.filter((one) => one.atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined) break
        due = due.filter((one) => one !== next)
        runMs = next.atMs
        next.action()
        await settle()
      }
      runMs = endMs
    }
  }
}
