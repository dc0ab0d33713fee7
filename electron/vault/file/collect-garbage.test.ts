// Holds the collection to its moment: once, and only after a pause.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCollectSoon } from './collect-garbage.ts'

describe('the garbage of an unlock or a save', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is collected once, when nothing was done for a while', () => {
    const collect = vi.fn()
    const soon = createCollectSoon(collect)
    soon()
    vi.advanceTimersByTime(400)
    soon()
    vi.advanceTimersByTime(400)
    expect(collect).not.toHaveBeenCalled()
    vi.advanceTimersByTime(200)
    expect(collect).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(10_000)
    expect(collect).toHaveBeenCalledTimes(1)
    soon()
    vi.advanceTimersByTime(600)
    expect(collect).toHaveBeenCalledTimes(2)
  })

  it('is given back to the system', async () => {
    vi.useRealTimers()
    const soon = createCollectSoon()
    const before = process.memoryUsage().arrayBuffers
    let garbage: Uint8Array | null = new Uint8Array(64 * 2 ** 20).fill(1)
    expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThan(60 * 2 ** 20)
    garbage = null
    soon()
    await vi.waitFor(() => {
      expect([garbage, process.memoryUsage().arrayBuffers - before < 32 * 2 ** 20]).toEqual([null, true])
    }, { timeout: 10_000 })
  })
})
