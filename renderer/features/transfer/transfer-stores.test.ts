// Holds what the two stores of outgoing one-time passwords promise: a code lives only while it is shown, and never after that.
import { beforeEach, describe, expect, it } from 'vitest'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import type { QrModules } from '../../../shared/model/transfer.ts'
import { createFakeBridge, FAKE_MASTER_PASSWORD, type FakeBridge } from '../../ipc/fake-bridge.ts'
import type { FakeOptions } from '../../ipc/fake-options.ts'
import { FAKE_OTP, fakeId, fakeLogins } from '../../ipc/fake-logins.ts'
import { createManualTimers, type ManualTimers } from '../../ipc/manual-timers.ts'
import { createOtpQrStore, type OtpQrStore } from './otp-qr-store.ts'
import { keyOf, createTransferStore, type TransferStore } from './transfer-store.ts'

const START_MS = 1_800_000_000_000

let timers: ManualTimers
let fake: FakeBridge
let otpQr: OtpQrStore
let transfer: TransferStore
/** Every code that was handed to the view, to see what became of it. */
let drawn: QrModules[]

function begin(options: Partial<FakeOptions> = {}, count = 60): void {
  timers = createManualTimers(START_MS)
  drawn = []
  let lastId = 0
  const newId = (): string => fakeId(900, (lastId += 1))
  const drawQr = (): QrModules => {
    const modules = { side: 21, bits: new Uint8Array(56).fill(255) }
    drawn.push(modules)
    return modules
  }
  fake = createFakeBridge({ nowMs: timers.nowMs, newId, items: fakeLogins(START_MS, count), drawQr, ...options })
  otpQr = createOtpQrStore({ calls: fake.main.calls, timers })
  transfer = createTransferStore({ calls: fake.main.calls, timers })
}
beforeEach(() => {
  begin()
})

const by = (password: string): OwnerProof => ({ kind: 'password', password })
const isWiped = (modules: QrModules | undefined): boolean => modules?.bits.every((byte) => byte === 0) ?? false
const chosenKeys = (): string[] => [...transfer.getState().chosen]

function firstOtp(): { itemId: string; fieldId: string } {
  const item = fake.items[0]
  const field = item?.fields.find(({ kind }) => kind === 'otp')
  if (item === undefined || field === undefined) throw new Error('no one-time password')
  return { itemId: item.id, fieldId: field.id }
}

async function showTransfer(): Promise<void> {
  await transfer.getState().open()
  transfer.getState().toConfirm()
  await transfer.getState().begin(by(FAKE_MASTER_PASSWORD), chosenKeys())
}

describe('the code of a single one', () => {
  it('hides after a minute, is overwritten, and can be shown again', async () => {
    await otpQr.getState().open(firstOtp())
    expect(otpQr.getState()).toMatchObject({ step: 'shown', code: { hidesAtMs: START_MS + 60_000 } })
    await timers.advance(59_999)
    expect(otpQr.getState().step).toBe('shown')
    await timers.advance(1)
    expect(otpQr.getState()).toMatchObject({ step: 'hidden', code: null })
    expect(drawn.map(isWiped)).toEqual([true])
    await otpQr.getState().showAgain()
    expect(otpQr.getState().step).toBe('shown')
    expect(drawn.map(isWiped)).toEqual([true, false])
  })

  it('goes with its dialog, and no timer of it is left', async () => {
    await otpQr.getState().open(firstOtp())
    otpQr.getState().close()
    expect(otpQr.getState()).toMatchObject({ step: 'closed', code: null, field: null, parameters: null })
    expect(drawn.map(isWiped)).toEqual([true])
    await timers.advance(120_000)
    expect(otpQr.getState().step).toBe('closed')
  })

  it('does not appear when it comes after the dialog was closed', async () => {
    const opening = otpQr.getState().open(firstOtp())
    otpQr.getState().close()
    await opening
    expect(otpQr.getState().code).toBeNull()
    expect(drawn.map(isWiped)).toEqual([true])
  })

  it('is asked for with the password when the vault wants it, again after each hiding', async () => {
    begin({ asksForPassword: true })
    await otpQr.getState().open(firstOtp())
    expect(otpQr.getState()).toMatchObject({ step: 'asking', problem: null })
    await otpQr.getState().confirm(by('wrong'))
    expect(otpQr.getState()).toMatchObject({ step: 'asking', problem: 'vault-wrong-password', isBusy: false })
    await otpQr.getState().confirm(by(FAKE_MASTER_PASSWORD))
    expect(otpQr.getState()).toMatchObject({ step: 'shown', problem: null })
    otpQr.getState().hide()
    await otpQr.getState().showAgain()
    expect(otpQr.getState().step).toBe('asking')
  })

  it('of a field that is gone says so', async () => {
    await otpQr.getState().open({ ...firstOtp(), fieldId: fakeId(7, 7) })
    expect(otpQr.getState()).toMatchObject({ step: 'failed', problem: 'field-not-found' })
  })
})

describe('the export', () => {
  it('begins with everything chosen that can go', async () => {
    const refused = fake.items[0]?.fields.find(({ kind }) => kind === 'otp')
    if (refused !== undefined) refused.otp = { ...FAKE_OTP, type: 'steam', digits: 5 }
    await transfer.getState().open()
    const { rows, chosen } = transfer.getState()
    expect(rows.filter(({ refusal }) => refusal === null).map(keyOf)).toEqual([...chosen])
    expect(rows.filter(({ refusal }) => refusal === 'steam')).toHaveLength(1)
  })

  it('asks for the password before the first code', async () => {
    await transfer.getState().open()
    await transfer.getState().begin(by(FAKE_MASTER_PASSWORD), chosenKeys())
    expect(transfer.getState().step).toBe('choosing')
    transfer.getState().toConfirm()
    await transfer.getState().begin(by('wrong'), chosenKeys())
    expect(transfer.getState()).toMatchObject({ step: 'confirming', problem: 'vault-wrong-password', isBusy: false })
    expect(drawn).toEqual([])
  })

  it('has nothing to confirm while nothing is chosen', async () => {
    await transfer.getState().open()
    transfer.getState().choose(new Set())
    transfer.getState().toConfirm()
    expect(transfer.getState().step).toBe('choosing')
  })

  it('holds one code at a time and turns within its pages', async () => {
    await showTransfer()
    const pages = transfer.getState().transfer?.codes.length ?? 0
    expect(pages).toBeGreaterThan(1)
    await transfer.getState().turn(-1)
    expect(transfer.getState().index).toBe(0)
    for (let page = 1; page < pages + 2; page += 1) await transfer.getState().turn(1)
    expect(transfer.getState().index).toBe(pages - 1)
    expect(drawn.filter((modules) => !isWiped(modules))).toEqual([transfer.getState().code?.modules])
  })

  it('hides the code after a minute without a gesture; a gesture begins the minute anew', async () => {
    await showTransfer()
    await timers.advance(50_000)
    transfer.getState().stay()
    await timers.advance(50_000)
    expect(transfer.getState().code?.hidesAtMs).toBe(START_MS + 110_000)
    await timers.advance(10_000)
    expect(transfer.getState()).toMatchObject({ step: 'showing', code: null, isBusy: false })
    expect(drawn.every(isWiped)).toBe(true)
    transfer.getState().stay()
    expect(transfer.getState().code).toBeNull()
    await transfer.getState().showAgain()
    expect(transfer.getState().code).not.toBeNull()
  })

  it('tells the vault that it is over, also when it is closed while the password is tried', async () => {
    await showTransfer()
    const handle = transfer.getState().transfer?.handle ?? ''
    transfer.getState().close()
    expect(await fake.main.calls['transfer.showCode']({ handle, index: 0 })).toEqual({ ok: false, code: 'transfer-gone' })
    await transfer.getState().open()
    transfer.getState().toConfirm()
    const beginning = transfer.getState().begin(by(FAKE_MASTER_PASSWORD), chosenKeys())
    transfer.getState().close()
    await beginning
    expect(transfer.getState()).toMatchObject({ step: 'closed', code: null, transfer: null })
  })

  it('says when its codes were put away meanwhile, and nothing of it is left after the lock', async () => {
    await showTransfer()
    await fake.main.calls['transfer.end']({ handle: transfer.getState().transfer?.handle ?? '' })
    await transfer.getState().turn(1)
    expect(transfer.getState()).toMatchObject({ step: 'showing', problem: 'transfer-gone', code: null, isBusy: false })
    transfer.getState().reset()
    expect(transfer.getState()).toMatchObject({ step: 'closed', rows: [], transfer: null })
    expect(drawn.every(isWiped)).toBe(true)
  })
})
