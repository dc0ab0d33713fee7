// The offset of codes over days of a computer's life: measured, used, and never applied once it may not hold any more.
import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { createClockKeeper, type ClockKeeper } from './clock-keeper.ts'
import type { Measured } from './date-search.ts'
import type { ClockSettings } from '../settings/settings-store.ts'

const DAY_MS = 86_400_000
const BEHIND: Measured = { offsetMs: 95_000, uncertaintyMs: 120 }

let wallMs = 0
let uptimeMs = 0
let clock: ClockSettings
let answer: () => Promise<Measured>
let agrees = true
let asked: string[] = []
let offsets: number[] = []
let changes = 0

beforeEach(() => {
  wallMs = Date.UTC(2026, 10, 22, 12)
  uptimeMs = 3_600_000
  clock = { clockHost: 'https://time.example', clockOffset: null }
  answer = () => Promise.resolve(BEHIND)
  agrees = true
  asked = []
  offsets = []
  changes = 0
})

function pass(ms: number): void {
  wallMs += ms
  uptimeMs += ms
}

function start(): ClockKeeper {
  const keeper: ClockKeeper = createClockKeeper({
    read: () => ({ wallMs, uptimeMs }),
    stored: {
      get clock() {
        return clock
      },
      changeClock: (part) => {
        clock = { ...clock, ...part }
        return Promise.resolve()
      }
    },
    measure: ({ kind, hostname, port }) => {
      asked.push(`${kind} ${hostname} ${String(port)}`)
      return answer()
    },
    confirmHost: () => Promise.resolve(agrees),
    onOffset: () => offsets.push(keeper.codeOffsetMs()),
    onChange: () => (changes += 1)
  })
  return keeper
}

async function startWithOffset(): Promise<ClockKeeper> {
  const keeper = start()
  await keeper.check()
  await keeper.useOffset()
  return keeper
}

describe('checking', () => {
  it('asks nobody before it is told to', () => {
    const keeper = start()
    for (let looks = 0; looks < 100; looks += 1) {
      pass(2_000)
      keeper.look()
    }
    keeper.found({ kind: 'behind-files', byMs: 60_001 })
    expect([asked, keeper.codeOffsetMs(), keeper.state().sign?.kind]).toEqual([[], 0, 'behind-files'])
  })

  it('asks the host of the settings once, however often it is pressed, and changes no code by itself', async () => {
    const keeper = start()
    const answers = await Promise.all([keeper.check(), keeper.check()])
    expect(answers).toEqual([
      { host: 'https://time.example', ...BEHIND },
      { host: 'https://time.example', ...BEHIND }
    ])
    expect([asked, keeper.codeOffsetMs(), keeper.state().offset]).toEqual([['https time.example 443'], 0, null])
  })

  it('can be tried again after it failed', async () => {
    const keeper = start()
    answer = () => Promise.reject(new AppError('clock-timed-out'))
    await expect(keeper.check()).rejects.toThrow('clock-timed-out')
    answer = () => Promise.resolve(BEHIND)
    expect(await keeper.check()).toMatchObject(BEHIND)
  })

  it('gives no result when the clock was set while the host was asked', async () => {
    const keeper = start()
    answer = () => {
      wallMs += 95_000
      return Promise.resolve(BEHIND)
    }
    await expect(keeper.check()).rejects.toThrow('clock-moved-meanwhile')
    await expect(keeper.useOffset()).rejects.toThrow('clock-measurement-gone')
  })

  it('does not believe a clock that is off by more than a century', async () => {
    answer = () => Promise.resolve({ offsetMs: 9e12, uncertaintyMs: 1 })
    await expect(start().check()).rejects.toThrow('clock-answer-unusable')
  })
})

describe('an offset', () => {
  it('is in force once it is taken, and after the program was started again', async () => {
    const keeper = await startWithOffset()
    expect([keeper.codeOffsetMs(), offsets]).toEqual([95_000, [95_000]])
    pass(DAY_MS)
    const again = start()
    expect([again.codeOffsetMs(), again.state().offset?.inUse, again.state().sign]).toEqual([95_000, true, null])
  })

  it('stays through a sleep', async () => {
    const keeper = await startWithOffset()
    pass(8 * 3_600_000)
    keeper.look()
    expect([keeper.codeOffsetMs(), keeper.state().sign]).toEqual([95_000, null])
  })

  it.each([95_000, -95_000, 2_500, 365 * DAY_MS])('ends at once when the clock is set by %i ms, and that is said', async (byMs) => {
    const keeper = await startWithOffset()
    pass(2_000)
    wallMs += byMs
    keeper.look()
    expect([keeper.codeOffsetMs(), offsets.at(-1), keeper.state().offset?.inUse, keeper.state().sign?.kind]).toEqual([0, 0, false, 'offset-obsolete'])
  })

  it('is not taken up after the clock was set while Nidan did not run', async () => {
    await startWithOffset()
    pass(DAY_MS)
    wallMs += 95_000
    const again = start()
    expect([again.codeOffsetMs(), again.state().offset?.inUse, again.state().sign?.kind]).toEqual([0, false, 'offset-obsolete'])
  })

  it('is not taken up after the computer was started anew', async () => {
    await startWithOffset()
    pass(DAY_MS)
    uptimeMs = 40_000
    expect(start().codeOffsetMs()).toBe(0)
  })

  it('ends after three days', async () => {
    const keeper = await startWithOffset()
    pass(3 * DAY_MS - 10_000)
    keeper.look()
    expect(keeper.codeOffsetMs()).toBe(95_000)
    pass(20_000)
    keeper.look()
    expect([keeper.codeOffsetMs(), keeper.state().sign?.kind]).toEqual([0, 'offset-obsolete'])
  })

  it('is not taken when the clock was set, or a quarter of an hour passed, since it was measured', async () => {
    const keeper = start()
    await keeper.check()
    wallMs -= 95_000
    await expect(keeper.useOffset()).rejects.toThrow('clock-measurement-gone')
    await keeper.check()
    pass(16 * 60_000)
    await expect(keeper.useOffset()).rejects.toThrow('clock-measurement-gone')
  })

  it('ends when the person says so', async () => {
    const keeper = await startWithOffset()
    expect((await keeper.stopOffset()).offset).toBeNull()
    expect([keeper.codeOffsetMs(), offsets, clock.clockOffset]).toEqual([0, [95_000, 0], null])
  })
})

describe('what shows codes', () => {
  it.each([
    ['the clock is set', () => (wallMs += 60_000)],
    ['the clock is set back', () => (wallMs -= 60_000)],
    ['the computer slept', () => { pass(60_000) }]
  ])('is told when %s', (_name, happen) => {
    const keeper = start()
    pass(2_000)
    keeper.look()
    expect(changes).toBe(0)
    happen()
    keeper.look()
    expect(changes).toBe(1)
  })
})

describe('a sign', () => {
  it('of a jump says by how much, until it is dismissed', () => {
    const keeper = start()
    pass(2_000)
    wallMs -= 60_000
    keeper.look()
    expect(keeper.state().sign).toEqual({ kind: 'jumped', byMs: -60_000 })
    expect(keeper.dismissSign().sign).toBeNull()
    pass(2_000)
    keeper.look()
    expect(keeper.state().sign).toBeNull()
  })
})

describe('another host', () => {
  it('is taken when the person agrees, in its usual form', async () => {
    expect((await start().setHost(' Time.Example.NET ')).host).toBe('ntp://time.example.net')
    expect(clock.clockHost).toBe('ntp://time.example.net')
  })

  it('is not taken when the person declines', async () => {
    agrees = false
    expect((await start().setHost('time.example.net')).host).toBe('https://time.example')
  })

  it('that is none is refused and the old one stays', async () => {
    await expect(start().setHost('https://a/b')).rejects.toThrow('clock-host-invalid')
    expect(clock.clockHost).toBe('https://time.example')
  })
})
