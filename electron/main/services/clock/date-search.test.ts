// Finding a fraction of a second from whole ones, against a made-up host whose clock is known.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHttpDate, searchDate, type DateSample, type Measured } from './date-search.ts'

interface World {
  offsetMs: number
  thereMs: number
  backMs: number
}

const START_MS = 1_700_000_000_123

function search({ offsetMs, thereMs, backMs }: World): { measured: Promise<Measured>; asked: () => number; tookMs: () => number } {
  let nowMs = START_MS
  let asked = 0
  const ask = (): Promise<DateSample> => {
    asked += 1
    const sentMs = nowMs
    const dateMs = Math.floor((sentMs + thereMs + offsetMs) / 1_000) * 1_000
    nowMs += thereMs + backMs
    return Promise.resolve({ sentMs, receivedMs: nowMs, dateMs })
  }
  const wait = (ms: number): Promise<void> => {
    nowMs += ms
    return Promise.resolve()
  }
  return { measured: searchDate({ ask, nowMs: () => nowMs, wait }), asked: () => asked, tookMs: () => nowMs - START_MS }
}

describe('the search for the offset', () => {
  it('holds the truth within its uncertainty, whatever the network does', async () => {
    const world = fc.record({
      offsetMs: fc.integer({ min: -1e9, max: 1e9 }),
      thereMs: fc.integer({ min: 0, max: 2_000 }),
      backMs: fc.integer({ min: 0, max: 2_000 })
    })
    await fc.assert(
      fc.asyncProperty(world, async (one) => {
        const { offsetMs, uncertaintyMs } = await search(one).measured
        expect(Math.abs(offsetMs - one.offsetMs)).toBeLessThanOrEqual(uncertaintyMs + 1)
      })
    )
  })

  it('finds it to a tenth of a second on a quick network, with a few requests in a few seconds', async () => {
    const run = search({ offsetMs: 42_317, thereMs: 15, backMs: 15 })
    const { uncertaintyMs } = await run.measured
    expect([uncertaintyMs <= 100, run.asked() <= 5, run.tookMs() < 6_000]).toEqual([true, true, true])
  })

  it('asks six times at the most', async () => {
    const run = search({ offsetMs: 0, thereMs: 900, backMs: 900 })
    await run.measured
    expect(run.asked()).toBeLessThanOrEqual(6)
  })

  it('refuses answers that contradict each other', async () => {
    let dateMs = 1_700_000_000_000
    const ask = (): Promise<DateSample> => Promise.resolve({ sentMs: 0, receivedMs: 10, dateMs: (dateMs += 60_000) })
    await expect(searchDate({ ask, nowMs: () => 0, wait: () => Promise.resolve() })).rejects.toThrow('clock-answer-unusable')
  })
})

describe('a date of HTTP', () => {
  it('is read in the form that senders must write', () => {
    expect(readHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(784_111_777_000)
  })
  it.each([undefined, '', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z', 'Sun, 06 Nov 1994 28:49:37 GMT', '784111777'])(
    'is refused as %j',
    (text) => {
      expect(() => readHttpDate(text)).toThrow('clock-answer-unusable')
    }
  )
})
