// What tells that the clock is wrong, and what does not.
import { describe, expect, it } from 'vitest'
import { behindFilesMs, differsFromHardwareMs, jumpMs, startedAtMs } from './clock-signs.ts'

const NOW_MS = Date.UTC(2026, 10, 22, 12)
const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS

describe('files', () => {
  it.each([
    ['a year of peace', NOW_MS - YEAR_MS, [NOW_MS - HOUR_MS, NOW_MS], 0],
    ['a file that was rounded up', NOW_MS - YEAR_MS, [NOW_MS + 2_000], 0],
    ['a vault that was saved an hour later', NOW_MS - YEAR_MS, [NOW_MS - HOUR_MS, NOW_MS + HOUR_MS], HOUR_MS],
    ['a program that was built a year later', NOW_MS + YEAR_MS, [], YEAR_MS],
    ['a file from the year 2106', NOW_MS - YEAR_MS, [2 ** 32 * 1_000], 0]
  ])('%s: %#', (_name, builtAtMs, times, behindMs) => {
    expect(behindFilesMs(NOW_MS, builtAtMs, times)).toBe(behindMs)
  })
})

describe('the hardware clock', () => {
  it.each([
    ['agrees', 900, 0],
    ['drifted by a minute', 60_000, 0],
    ['runs in Japan’s time', 9 * HOUR_MS + 400, 0],
    ['runs in Nepal’s time', 5.75 * HOUR_MS - 400, 0],
    ['is four minutes ahead', 240_000, 240_000],
    ['is four minutes behind in Japan’s time', 9 * HOUR_MS - 240_000, -240_000],
    ['is years ahead', 3 * YEAR_MS, 3 * YEAR_MS]
  ])('that %s', (_name, differenceMs, foundMs) => {
    expect(differsFromHardwareMs(NOW_MS, NOW_MS + differenceMs)).toBe(foundMs)
  })
})

describe('a jump', () => {
  const before = { wallMs: NOW_MS, uptimeMs: 500_000 }
  it.each([
    ['two seconds later', { wallMs: NOW_MS + 2_000, uptimeMs: 502_000 }, 0],
    ['after a night’s sleep', { wallMs: NOW_MS + 8 * HOUR_MS, uptimeMs: 500_000 + 8 * HOUR_MS }, 0],
    ['with an uptime of whole seconds', { wallMs: NOW_MS + 2_000, uptimeMs: 503_000 }, 0],
    ['set an hour forwards', { wallMs: NOW_MS + HOUR_MS + 2_000, uptimeMs: 502_000 }, HOUR_MS],
    ['set back by three seconds', { wallMs: NOW_MS - 1_000, uptimeMs: 502_000 }, -3_000]
  ])('%s', (_name, after, byMs) => {
    expect(jumpMs(before, after)).toBe(byMs)
  })

  it('is told from the moment of the start, which another start changes', () => {
    expect(startedAtMs(before)).toBe(NOW_MS - 500_000)
  })
})
