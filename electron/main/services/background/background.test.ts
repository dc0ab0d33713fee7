// Life without a window: when a desktop has no tray, and that the first close is told once.
import { describe, expect, it } from 'vitest'
import { lateHost } from './late-host.ts'
import { createStayNotice } from './stay-notice.ts'
import { createTrayPresence, TRAY_GRACE_MS } from './tray-presence.ts'

function presence() {
  const timers: { action: () => void; delayMs: number }[] = []
  const seen: string[] = []
  const tray = createTrayPresence({
    schedule: (action, delayMs) => {
      const timer = { action, delayMs }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    onChange: (state) => seen.push(state)
  })
  const pass = (): void => {
    for (const { action } of timers.splice(0)) action()
  }
  return { tray, seen, timers, pass }
}

describe('a tray', () => {
  it('is missing only once a panel has had the time to start', () => {
    const { tray, seen, timers, pass } = presence()
    tray.tell(false)
    tray.tell(false)
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([TRAY_GRACE_MS])
    expect(tray.state()).toBe('unknown')
    pass()
    expect(seen).toEqual(['missing'])
  })
  it('that comes late, or comes again, is there', () => {
    const { tray, seen, timers, pass } = presence()
    tray.tell(false)
    tray.tell(true)
    expect(timers).toEqual([])
    tray.tell(false)
    tray.tell(true)
    pass()
    expect(seen).toEqual(['shown'])
    tray.tell(false)
    pass()
    tray.tell(false)
    tray.tell(true)
    expect(seen).toEqual(['shown', 'missing', 'shown'])
  })
  it('is not waited for after the end of the program', () => {
    const { tray, seen, pass } = presence()
    tray.tell(false)
    tray.dispose()
    pass()
    expect(seen).toEqual([])
  })
})

function notice({ shows = true, told = false }: { shows?: boolean | 'fails'; told?: boolean } = {}) {
  const seen: string[] = []
  const parts = { told }
  const stay = createStayNotice({
    wasTold: () => parts.told,
    keepTold: () => {
      parts.told = true
      seen.push('kept')
      return Promise.resolve()
    },
    notify: () => {
      seen.push('notified')
      return shows === 'fails' ? Promise.reject(new Error('no service')) : Promise.resolve(shows)
    },
    onChange: () => seen.push('changed')
  })
  const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0) })
  return { stay, seen, parts, settled }
}

describe('the first close to the tray', () => {
  it('is told by the system, once', async () => {
    const { stay, seen, settled } = notice()
    stay.stayed()
    await settled()
    expect([stay.isDue(), seen]).toEqual([false, ['changed', 'notified', 'changed', 'kept']])
    stay.stayed()
    expect(seen).toHaveLength(4)
  })
  it.each([false, 'fails'] as const)('is told by the window where the system does not (%s), until it was read', async (shows) => {
    const { stay, parts, settled } = notice({ shows })
    stay.stayed()
    await settled()
    expect(stay.isDue()).toBe(true)
    parts.told = true
    expect(stay.isDue()).toBe(false)
  })
  it('is not told to somebody who knows', () => {
    const { stay, seen } = notice({ told: true })
    stay.stayed()
    expect([stay.isDue(), seen]).toEqual([false, []])
  })
})

describe('the icon', () => {
  it.each([
    ['there from the first', [true], 0],
    ['late', [false, true], 1],
    ['late, and then comes back', [false, true, false, true], 1],
    ['there, and comes back', [true, false, true], 0],
    ['never there', [false, false], 0]
  ])('is made again only for a host that was missing when it was made: %s', (_what, changes, made) => {
    let count = 0
    const tell = lateHost(() => {
      count += 1
    })
    for (const isThere of changes) tell(isThere)
    expect(count).toBe(made)
  })
})
