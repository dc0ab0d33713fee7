// Holds when the icon warns: in the last five seconds of the code that was copied, and not a moment after it is gone.
import { expect, it } from 'vitest'
import { createCopiedCode, ENDS_SOON_MS } from './copied-code.ts'

function rig() {
  let nowMs = 0
  const timers = new Set<{ atMs: number; action: () => void }>()
  const told: boolean[] = []
  const code = createCopiedCode({
    schedule: (action, delayMs) => {
      const timer = { atMs: nowMs + delayMs, action }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    nowMs: () => nowMs,
    onChange: () => { told.push(code.isEnding()) }
  })
  const pass = (ms: number): void => {
    const untilMs = nowMs + ms
    for (;;) {
      const next = [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      nowMs = next.atMs
      timers.delete(next)
      next.action()
    }
    nowMs = untilMs
  }
  return { code, told, pass }
}

it('warns five seconds before the end, until the end', () => {
  const { code, told, pass } = rig()
  code.copied(20_000)
  pass(20_000 - ENDS_SOON_MS - 1)
  expect(told).toEqual([])
  pass(1)
  expect(told).toEqual([true])
  pass(ENDS_SOON_MS)
  expect([told, code.isEnding()]).toEqual([[true, false], false])
})

it('warns at once of a code that is nearly over, and not of one that is', () => {
  const { code, told } = rig()
  code.copied(3_000)
  expect(told).toEqual([true])
  code.copied(0)
  expect([told, code.isEnding()]).toEqual([[true, false], false])
})

it('does not warn of what has no end, of what was replaced, or of what is gone from the clipboard', () => {
  const { code, told, pass } = rig()
  code.copied(null)
  code.copied(10_000)
  code.copied(60_000)
  pass(10_000)
  code.gone()
  pass(60_000)
  expect(told).toEqual([])
})
