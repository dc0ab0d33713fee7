// Owns a clock that stands still until a test moves it. Never part of the program that is shipped.
import type { Timers } from '../state/timers.ts'

export interface ManualTimers extends Timers {
  /** Moves the time and runs what falls due, in order; lets promises settle in between. */
  advance: (byMs: number) => Promise<void>
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

export function createManualTimers(startMs: number): ManualTimers {
  let nowMs = startMs
  let due: { atMs: number; action: () => void }[] = []
  return {
    nowMs: () => nowMs,
    after: (delayMs, action) => {
      const one = { atMs: nowMs + delayMs, action }
      due.push(one)
      return () => {
        due = due.filter((other) => other !== one)
      }
    },
    advance: async (byMs) => {
      const endMs = nowMs + byMs
      await settle()
      for (;;) {
        const next = due.filter((one) => one.atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined) break
        due = due.filter((one) => one !== next)
        nowMs = next.atMs
        next.action()
        await settle()
      }
      nowMs = endMs
    }
  }
}
