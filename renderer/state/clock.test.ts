// Holds when the codes' one timer wakes: never early, at once when late, not at all when nobody can see a code.
import { beforeEach, describe, expect, it } from 'vitest'
import { createManualTimers, type ManualTimers } from '../ipc/manual-timers.ts'
import { createManualVisibility, type ManualVisibility } from '../ipc/manual-visibility.ts'
import { createClock, type Clock } from './clock.ts'

const EDGE_MS = 1_800_000_030_000

let timers: ManualTimers
let visibility: ManualVisibility
let clock: Clock
let told: { atMs: number; saysMs: number }[]

function begin(startMs: number): void {
  timers = createManualTimers(startMs)
  visibility = createManualVisibility()
  clock = createClock({ timers, visibility })
  told = []
}

function listen(): () => void {
  return clock.subscribe(() => {
    told.push({ atMs: timers.nowMs(), saysMs: clock.nowMs() })
  })
}

beforeEach(() => {
  begin(EDGE_MS - 2_300)
})

describe('the timer of codes', () => {
  it('wakes at each edge and tells the second that has begun', async () => {
    listen()
    await timers.advance(2_500)
    expect(told).toEqual([EDGE_MS - 2_000, EDGE_MS - 1_000, EDGE_MS].map((ms) => ({ atMs: ms, saysMs: ms })))
  })
  it.each([1, 5, 40, 300])('is never early when timers fire %i ms early', async (earlyMs) => {
    timers.fireOff(-earlyMs)
    listen()
    await timers.advance(2_500)
    expect(told.map(({ saysMs }) => saysMs)).toEqual([EDGE_MS - 2_000, EDGE_MS - 1_000, EDGE_MS])
    for (const { atMs, saysMs } of told) expect(atMs).toBeGreaterThanOrEqual(saysMs)
  })
  it.each([95_200, -350, 999])('wakes where the seconds begin for codes that are %i ms apart from the clock', async (offsetMs) => {
    clock.follow(offsetMs)
    listen()
    await timers.advance(3_500)
    expect(told.length).toBeGreaterThanOrEqual(3)
    for (const { atMs, saysMs } of told) expect([atMs, (saysMs + offsetMs) % 1_000]).toEqual([saysMs, 0])
  })
  it('goes over to other seconds at once while it runs', async () => {
    listen()
    await timers.advance(1_500)
    clock.follow(400)
    await timers.advance(600)
    expect(told.at(-1)).toEqual({ atMs: EDGE_MS - 400, saysMs: EDGE_MS - 400 })
  })
  it('is as late as its timer and no later, and the next one is on the edge again', async () => {
    timers.fireOff(35)
    listen()
    timers.fireOff(0)
    await timers.advance(1_400)
    expect(told).toEqual([
      { atMs: EDGE_MS - 1_965, saysMs: EDGE_MS - 2_000 },
      { atMs: EDGE_MS - 1_000, saysMs: EDGE_MS - 1_000 }
    ])
  })
  it('tells the present to whoever asks before a late timer has fired', async () => {
    timers.fireOff(900)
    listen()
    await timers.advance(400)
    expect(told).toEqual([])
    expect(clock.nowMs()).toBe(EDGE_MS - 2_000)
  })
  it.each([
    ['an hour forwards', 3_600_000],
    ['an hour back', -3_600_000],
    ['half a second forwards', 500]
  ])('follows a clock that was set %s', async (_name, byMs) => {
    listen()
    timers.setWallClock(byMs)
    await timers.advance(2_000)
    expect(told.length).toBeGreaterThan(0)
    for (const { atMs, saysMs } of told) expect(saysMs).toBe(Math.floor(atMs / 1_000) * 1_000)
  })
  it('after sleep, in which no timer runs, tells the present first', async () => {
    listen()
    timers.sleep(8 * 3_600_000)
    expect(clock.nowMs()).toBe(Math.floor(timers.nowMs() / 1_000) * 1_000)
    await timers.advance(1_000)
    expect(told[0]?.saysMs).toBeGreaterThan(EDGE_MS + 7 * 3_600_000)
  })
  it('does not know time zones', async () => {
    const zone = process.env['TZ']
    listen()
    await timers.advance(400)
    process.env['TZ'] = 'Pacific/Kiritimati'
    await timers.advance(1_000)
    process.env['TZ'] = zone ?? 'UTC'
    expect(told.map(({ saysMs }) => saysMs)).toEqual([EDGE_MS - 2_000, EDGE_MS - 1_000])
  })
})

describe('no timer', () => {
  it('runs while nobody listens', async () => {
    expect(timers.waiting()).toBe(0)
    const end = listen()
    expect(timers.waiting()).toBe(1)
    end()
    await timers.advance(0)
    expect(timers.waiting()).toBe(0)
  })
  it('is one for many who listen', () => {
    listen()
    listen()
    listen()
    expect(timers.waiting()).toBe(1)
  })
  it('runs while the window cannot be seen; once it can, the present is told at once', async () => {
    listen()
    visibility.set(false)
    expect(timers.waiting()).toBe(0)
    await timers.advance(60_000)
    expect(told).toEqual([])
    visibility.set(true)
    expect(told).toEqual([{ atMs: EDGE_MS + 57_700, saysMs: EDGE_MS + 57_000 }])
    expect(timers.waiting()).toBe(1)
  })
  it('starts for one who begins to listen in a window that cannot be seen', () => {
    visibility.set(false)
    listen()
    expect(timers.waiting()).toBe(0)
  })
  it('is left when the view ends', () => {
    listen()
    clock.dispose()
    expect(timers.waiting()).toBe(0)
  })
})
