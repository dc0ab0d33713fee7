// Holds the stores to codes that are right for the moment: periods, counters, other clocks.
import { beforeEach, describe, expect, it } from 'vitest'
import { codeKey, givenCodeOf } from '../features/otp/otp-store.ts'
import type { FakeOptions } from '../ipc/fake-options.ts'
import { FAKE_OTP, fakeId } from '../ipc/fake-logins.ts'
import { momentOf } from '../ui/otp-display.ts'
import { AMAZON, createStoresRig, GITHUB, SHOP } from './stores-rig.ts'

const rig = createStoresRig()
const { begin, open } = rig

beforeEach(() => {
  begin()
})

describe('codes', () => {
  it('are fetched anew at the end of their period and never shown after it', async () => {
    const watched = { kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) } as const
    rig.stores.otp.getState().watch('detail', [watched])
    await rig.timers.advance(0)
    const first = Object.values(rig.stores.otp.getState().codes)[0]
    await rig.timers.advance(30_000)
    const second = Object.values(rig.stores.otp.getState().codes)[0]
    expect(first?.validUntilMs).toBe(second?.validFromMs)
    expect(second?.validUntilMs).toBeGreaterThan(rig.timers.nowMs())
  })
  it('are held one period ahead, so that the edge waits for no answer', async () => {
    const watched = { kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) } as const
    rig.stores.otp.getState().watch('detail', [watched])
    await rig.timers.advance(0)
    const before = rig.stores.otp.getState().codes[codeKey(watched)]
    if (before === undefined) throw new Error('no code')
    await rig.timers.advance(before.validUntilMs - rig.timers.nowMs())
    expect(momentOf(before, rig.timers.nowMs())?.code).toBe(before.nextCode)
    expect(rig.stores.otp.getState().codes[codeKey(watched)]?.code).toBe(before.nextCode)
  })
  it.each([
    ['a night asleep', 8 * 3_600_000],
    ['a clock that was set back', -3_600_000]
  ])('of before are not shown after %s: nothing is, until the new one is here', async (_name, byMs) => {
    const watched = { kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) } as const
    const shown = () => {
      const code = rig.stores.otp.getState().codes[codeKey(watched)]
      return code === undefined ? null : momentOf(code, rig.timers.nowMs())
    }
    rig.stores.otp.getState().watch('detail', [watched])
    await rig.timers.advance(0)
    expect(shown()).not.toBeNull()
    rig.timers.sleep(byMs)
    expect(shown()).toBeNull()
    await rig.timers.advance(1_000)
    expect(shown()?.nextCode).not.toBeNull()
  })
  it('leave the state when nothing shows them any more', async () => {
    rig.stores.otp.getState().watch('detail', [{ kind: 'field', itemId: AMAZON, fieldId: fakeId(1, 3) }])
    await rig.timers.advance(0)
    rig.stores.otp.getState().watch('detail', [])
    expect(rig.stores.otp.getState().codes).toEqual({})
    await rig.timers.advance(0)
    expect(rig.timers.waiting()).toBe(0)
  })
})

describe('an OTP of a counter', () => {
  const FIELD = fakeId(901, 1)
  const given = () => rig.stores.otp.getState().given

  async function openCounter(failing: FakeOptions['failing'] = {}): Promise<void> {
    begin({ failing })
    const bank = rig.fake.items.find((item) => item.id === SHOP)
    bank?.fields.push({ id: FIELD, kind: 'otp', label: '', value: '', otp: { ...FAKE_OTP, type: 'hotp', counter: 4 } })
    await open(SHOP)
  }

  it('shows a code after it was asked for, and forgets it with the login', async () => {
    await openCounter()
    expect(given()).toBeNull()
    await rig.stores.otp.getState().advance({ itemId: SHOP, fieldId: FIELD })
    expect(given()).toMatchObject({ itemId: SHOP, fieldId: FIELD, counter: 4 })
    await open(GITHUB)
    expect(given()).toBeNull()
  })

  it('hides a code when a later one was given out elsewhere', async () => {
    await openCounter()
    await rig.stores.otp.getState().advance({ itemId: SHOP, fieldId: FIELD })
    const shown = (counter: number) =>
      givenCodeOf(rig.stores.otp.getState(), SHOP, { kind: 'otp', id: FIELD, label: '', parameters: { ...FAKE_OTP, type: 'hotp', counter } })
    expect([shown(4)?.counter, shown(5)?.counter, shown(6)]).toEqual([4, 4, null])
  })

  it('says why there is no code when its counter could not be saved', async () => {
    await openCounter({ 'otp.advance': 'vault-disk-full' })
    await rig.stores.otp.getState().advance({ itemId: SHOP, fieldId: FIELD })
    expect(given()).toBeNull()
    expect(rig.stores.toasts.getState().toasts.map((toast) => toast.sentence.key)).toEqual(['error.vault-disk-full'])
  })

  it('is copied as it is shown', async () => {
    await openCounter()
    await rig.stores.clipboard.getState().copy({ itemId: SHOP, fieldId: FIELD, shownCounter: 4 })
    expect(rig.fake.copied).toEqual([{ itemId: SHOP, fieldId: FIELD, shownCounter: 4 }])
  })
})

describe('when time itself is another', () => {
  it('no code stays on display until new ones have come', async () => {
    begin()
    await open(AMAZON)
    const field = rig.stores.detail.getState().detail?.fields.find((one) => one.kind === 'otp')
    if (field === undefined) throw new Error('no one-time password')
    rig.stores.otp.getState().watch('test', [{ kind: 'field', itemId: AMAZON, fieldId: field.id }])
    await rig.timers.advance(0)
    const before = rig.stores.otp.getState().codes
    const renewed = rig.stores.otp.getState().renew()
    expect([Object.keys(before).length, rig.stores.otp.getState().codes]).toEqual([1, {}])
    await renewed
    expect(Object.keys(rig.stores.otp.getState().codes)).toEqual(Object.keys(before))
  })
})

describe('the clock', () => {
  it('is checked once at a time, and its result is offered until it is used', async () => {
    begin({ clockCheck: { ok: true, value: { host: 'ntp://time.example', offsetMs: 95_000, uncertaintyMs: 100 } } })
    rig.fake.main.on['clock.changed']((state) => { rig.stores.clockCheck.getState().take(state) })
    await Promise.all([rig.stores.clockCheck.getState().check(), rig.stores.clockCheck.getState().check()])
    expect(rig.stores.clockCheck.getState()).toMatchObject({ isChecking: false, problem: null, result: { offsetMs: 95_000 }, clock: { offset: null } })
    await rig.stores.clockCheck.getState().useOffset()
    expect(rig.stores.clockCheck.getState()).toMatchObject({ result: null, clock: { offset: { offsetMs: 95_000, inUse: true } } })
  })

  it('that could not be checked says why, and a lock forgets it', async () => {
    begin({ clockCheck: { ok: false, code: 'clock-timed-out' } })
    await rig.stores.clockCheck.getState().check()
    expect(rig.stores.clockCheck.getState()).toMatchObject({ isChecking: false, problem: 'clock-timed-out', result: null })
    rig.stores.resetAll()
    expect(rig.stores.clockCheck.getState().problem).toBeNull()
  })
})
