// What locks by itself: each cause by its own setting, and what the signals of Linux desktops mean.
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts'
import { sessionBusCause, sessionBusRules, systemBusCause, systemBusRules } from './bus-signals.ts'
import { doesLock, type LockCause } from './lock-causes.ts'
import { watchWindow } from './window-locks.ts'

const OWN = '/org/freedesktop/login1/session/_32'
const MANAGER = 'org.freedesktop.login1.Manager'
const SESSION = 'org.freedesktop.login1.Session'
const PROPERTIES = 'org.freedesktop.DBus.Properties'
const none = { lockAtSuspend: false, lockAtScreenLock: false, lockAtUserSwitch: false, lockAtDisplayOff: false, lockAtMinimise: false, lockAtClose: false }
const variant = (value: unknown): object => ({ signature: 'v', value })

describe('a cause', () => {
  it.each([
    ['suspend', 'lockAtSuspend'],
    ['screen-lock', 'lockAtScreenLock'],
    ['user-switch', 'lockAtUserSwitch'],
    ['display-off', 'lockAtDisplayOff'],
    ['minimise', 'lockAtMinimise'],
    ['close', 'lockAtClose']
  ] as const)('%s locks by its own setting and by no other', (cause, setting) => {
    const all = Object.fromEntries(Object.keys(none).map((key) => [key, true])) as typeof none
    expect([doesLock(cause, { ...none, [setting]: true }), doesLock(cause, { ...all, [setting]: false })]).toEqual([true, false])
  })
  it('that ends the computer locks whatever is set', () => {
    expect(doesLock('shutdown', none)).toBe(true)
  })
  it('that means that nobody is there locks unless somebody says otherwise', () => {
    const causes: LockCause[] = ['suspend', 'screen-lock', 'user-switch', 'display-off', 'minimise', 'close']
    expect(causes.filter((cause) => doesLock(cause, DEFAULT_SETTINGS))).toEqual(['suspend', 'screen-lock', 'user-switch'])
  })
})

describe('a signal of the system bus', () => {
  it.each([
    ['the beginning of a sleep', '/org/freedesktop/login1', MANAGER, 'PrepareForSleep', [true], 'suspend'],
    ['its end', '/org/freedesktop/login1', MANAGER, 'PrepareForSleep', [false], null],
    ['the lock of the own session', OWN, SESSION, 'Lock', [], 'screen-lock'],
    ['the lock of another one', `${OWN}3`, SESSION, 'Lock', [], null],
    ['an unlock', OWN, SESSION, 'Unlock', [], null],
    ['a screen locker that is up', OWN, PROPERTIES, 'PropertiesChanged', [SESSION, { LockedHint: variant(true) }, []], 'screen-lock'],
    ['a screen locker that is gone', OWN, PROPERTIES, 'PropertiesChanged', [SESSION, { LockedHint: variant(false) }, []], null],
    ['another user before the screen', OWN, PROPERTIES, 'PropertiesChanged', [SESSION, { Active: variant(false) }, []], 'user-switch'],
    ['the return of the person', OWN, PROPERTIES, 'PropertiesChanged', [SESSION, { Active: variant(true) }, []], null],
    ['a body of another shape', OWN, PROPERTIES, 'PropertiesChanged', [SESSION, null], null]
  ] as const)('%s', (_what, path, owner, member, body, expected) => {
    expect(systemBusCause({ path, interface: owner, member, body }, OWN)).toBe(expected)
  })
  it('means nothing for a session that is not known, but a sleep does', () => {
    expect(systemBusCause({ path: OWN, interface: SESSION, member: 'Lock', body: [] }, null)).toBeNull()
    expect([systemBusRules(null).length, systemBusRules(OWN).length]).toEqual([1, 3])
  })
})

describe('a signal of the session bus', () => {
  it.each([
    ['org.freedesktop.ScreenSaver', true, 'screen-lock'],
    ['org.gnome.ScreenSaver', true, 'screen-lock'],
    ['org.cinnamon.ScreenSaver', true, 'screen-lock'],
    ['org.mate.ScreenSaver', true, 'screen-lock'],
    ['org.xfce.ScreenSaver', true, 'screen-lock'],
    ['org.gnome.ScreenSaver', false, null],
    ['org.gnome.ScreenSaver', 'true', null],
    ['org.example.ScreenSaver', true, null]
  ])('%s says %s', (owner, isActive, expected) => {
    expect(sessionBusCause({ path: '/any', interface: owner, member: 'ActiveChanged', body: [isActive] })).toBe(expected)
    if (expected !== null) expect(sessionBusRules().filter((rule) => rule.includes(`interface='${owner}'`))).toHaveLength(1)
  })
  it.each([
    [0, null],
    [-1, null],
    [1, 'display-off'],
    [3, 'display-off']
  ])('a power mode %s of the displays', (mode, expected) => {
    const body = ['org.gnome.Mutter.DisplayConfig', { PowerSaveMode: variant(mode) }, []]
    expect(sessionBusCause({ path: '/org/gnome/Mutter/DisplayConfig', interface: PROPERTIES, member: 'PropertiesChanged', body })).toBe(expected)
  })
})

describe('the window', () => {
  const said: LockCause[] = []
  const listeners = new Map<string, () => void>()
  const state = { isDestroyed: false, isVisible: true }
  watchWindow({ on: (event, listener) => listeners.set(event, listener), isDestroyed: () => state.isDestroyed, isVisible: () => state.isVisible }, (cause) => said.push(cause))
  const after = async (event: string, next: typeof state): Promise<LockCause[]> => {
    said.length = 0
    listeners.get(event)?.()
    Object.assign(state, next)
    await turn()
    return [...said]
  }

  it('that is minimised says so', async () => {
    expect(await after('minimize', { isDestroyed: false, isVisible: true })).toEqual(['minimise'])
  })
  it('that is closed is a cause only while the program stays', async () => {
    expect(await after('close', { isDestroyed: false, isVisible: false })).toEqual(['close'])
    expect(await after('close', { isDestroyed: true, isVisible: false })).toEqual([])
    expect(await after('close', { isDestroyed: false, isVisible: true })).toEqual([])
  })
})
