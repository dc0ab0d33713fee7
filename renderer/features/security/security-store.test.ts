// The changes of the ways in as the view makes them, on a made-up vault: one at a time, told when done, kept when refused.
import { describe, expect, it } from 'vitest'
import type { AccessState } from '../../../shared/model/access.ts'
import { createFakeBridge, FAKE_MASTER_PASSWORD } from '../../ipc/fake-bridge.ts'
import type { FakeOptions } from '../../ipc/fake-options.ts'
import { createSecurityStore } from './security-store.ts'

const RAISE = { memoryKiB: 524_288, passes: 4, lanes: 4 }
const right = { current: FAKE_MASTER_PASSWORD, next: null }

function start(access: Partial<AccessState> = {}, options: Partial<FakeOptions> = {}) {
  const done: string[] = []
  const problems: string[] = []
  let declined = 0
  const fake = createFakeBridge({ nowMs: () => 1_000, newId: () => crypto.randomUUID(), items: [], access, ...options })
  const store = createSecurityStore({
    calls: fake.main.calls,
    onDone: (action) => done.push(action),
    onProblem: (code) => problems.push(code),
    onRaiseDeclined: () => {
      declined += 1
    }
  })
  return { state: () => store.getState(), done, problems, declined: () => declined }
}

describe('a change', () => {
  it('is made with the present password, told, and the state is read anew', async () => {
    const { state, done } = start()
    state().begin('addKeyFile')
    await state().chooseKeyFile('next')
    expect(state().nextKeyFile).toBe('holiday.jpg')
    expect(await state().run(right)).toBe(true)
    expect([done, state().action, state().nextKeyFile, state().access?.keyFile]).toEqual([['addKeyFile'], null, null, true])
  })

  it('that is refused stays open with its reason, and changes nothing', async () => {
    const { state, done } = start()
    state().begin('quickUnlock')
    expect(await state().run({ current: 'wrong', next: null })).toBe(false)
    expect([state().problem, state().action, state().isWorking, done]).toEqual(['vault-wrong-password', 'quickUnlock', false, []])
    state().forgetProblem()
    expect(state().problem).toBeNull()
  })

  it('is not made twice at once, nor cancelled while it is made', async () => {
    const { state, done } = start()
    state().begin('raise')
    const first = state().run(right)
    state().cancel()
    expect([await state().run(right), await first, done]).toEqual([false, true, ['raise']])
  })

  it('that was cancelled leaves nothing behind', () => {
    const { state } = start()
    state().begin('changePassword')
    state().cancel()
    expect(state().action).toBeNull()
  })

  it.each(['changePassword', 'removeKeyFile', 'removeCode', 'quickUnlock', 'raise'] as const)('%s calls its own call', async (action) => {
    const { state, done } = start({ keyFile: true, recoverySheet: '4F2-A91' })
    state().begin(action)
    await state().run({ ...right, next: 'a new password' })
    expect([done, state().sheet]).toEqual([[action], null])
  })
})

describe('a recovery code', () => {
  it.each(['makeCode', 'replaceCode'] as const)('that %s gives is held until its sheet is closed, and no longer', async (action) => {
    const { state } = start()
    state().begin(action)
    await state().run(right)
    expect(state().sheet?.codeSecret).toMatch(/^X7K2M-/u)
    await state().printSheet()
    await state().saveSheet('Sheet')
    expect(state().problem).toBeNull()
    state().closeSheet()
    expect([state().sheet, state().access?.recoverySheet]).toEqual([null, '4F2-A91'])
  })

  it('is gone with everything else when the vault is locked', async () => {
    const { state } = start()
    state().begin('makeCode')
    await state().run(right)
    state().reset()
    expect([state().sheet, state().access]).toEqual([null, null])
  })
})

describe('another vault key', () => {
  it('shows the new code and says what was left behind', async () => {
    const { state } = start({ recoverySheet: '1B0-77C' })
    state().begin('rotate')
    await state().run(right)
    expect([state().sheet?.number, state().left?.otherKeychains]).toEqual(['4F2-A91', 1])
    state().closeLeft()
    expect(state().left).toBeNull()
  })

  it('shows no code where there was none', async () => {
    const { state } = start()
    state().begin('rotate')
    await state().run(right)
    expect([state().sheet, state().left?.otherKeychains]).toEqual([null, 1])
  })
})

describe('quick unlock', () => {
  it('is turned off without a password', async () => {
    const { state, done } = start({ quickUnlockUntilMs: 5_000 })
    await state().disableQuickUnlock()
    expect([done, state().access?.quickUnlockUntilMs]).toEqual([['quickUnlockOff'], null])
  })

  it('says why it could not be turned off', async () => {
    const { state, problems } = start({ quickUnlockUntilMs: 5_000 }, { failing: { 'access.change': 'vault-disk-full' } })
    await state().disableQuickUnlock()
    expect(problems).toEqual(['vault-disk-full'])
  })
})

describe('what is offered after an opening', () => {
  it.each<[string, Partial<AccessState>, { isNew?: boolean; mayOfferRaise?: boolean; isReadOnly?: boolean }, string | null]>([
    ['a sheet for a new vault', {}, { isNew: true }, 'sheet'],
    ['no sheet where there is one', { recoverySheet: '4F2-A91' }, { isNew: true }, null],
    ['a new password to whoever came by the code', { openedBy: 'recovery-code', raise: RAISE }, {}, 'newPassword'],
    ['more work where this machine is fast', { raise: RAISE }, {}, 'raise'],
    ['no more work to whoever declined it', { raise: RAISE }, { mayOfferRaise: false }, null],
    ['nothing in a vault that is read-only', { raise: RAISE }, { isNew: true, isReadOnly: true }, null],
    ['nothing otherwise', {}, {}, null]
  ])('is %s', async (_name, access, opened, expected) => {
    const { state } = start(access)
    await state().consider({ isNew: false, mayOfferRaise: true, isReadOnly: false, ...opened })
    expect(state().offer).toBe(expected)
  })

  it('goes when it is declined; only more work is remembered as declined', async () => {
    const raise = start({ raise: RAISE })
    await raise.state().consider({ isNew: false, mayOfferRaise: true, isReadOnly: false })
    raise.state().dismissOffer()
    const sheet = start()
    await sheet.state().consider({ isNew: true, mayOfferRaise: true, isReadOnly: false })
    sheet.state().dismissOffer()
    expect([raise.state().offer, raise.declined(), sheet.state().offer, sheet.declined()]).toEqual([null, 1, null, 0])
  })
})
