// Holds the generator as it is shown: what is made when, what is kept, and that nothing stays behind.
import { beforeEach, describe, expect, it } from 'vitest'
import { AMAZON, createStoresRig } from '../../main/stores-rig.ts'
import { fakeId } from '../../ipc/fake-logins.ts'
import { NO_SITE_RULES } from '../../../shared/model/generator-defaults.ts'

const rig = createStoresRig()
const { begin, open, edit, editedField } = rig
const now = () => rig.stores.generator.getState()

beforeEach(() => {
  begin()
})

describe('the generator', () => {
  it('makes one when it is opened, and another one at each change', async () => {
    await now().open(null)
    const first = now().made
    await now().choose('password', { length: 30 })
    const second = now().made
    expect([first?.value.length, second?.value.length]).toEqual([20, 30])
    await now().again()
    expect(now().made?.id).not.toBe(second?.id)
  })
  it('says why nothing can be made, and makes again when it can', async () => {
    await now().open(null)
    await now().setRules({ minLength: 9, maxLength: 8 })
    expect([now().made, now().problem]).toEqual([null, 'generator-impossible'])
    await now().setRules({ minLength: 8 })
    expect([now().made?.bits, now().problem]).toEqual([130, null])
  })
  it('shows the answer to the last change, whichever comes last', async () => {
    const opening = now().open(null)
    const changing = now().setKind('pin')
    await Promise.all([opening, changing])
    expect(now().made?.value).toMatch(/^\d{6}$/)
  })
  it('keeps what was chosen with the settings, but not the rules of a site', async () => {
    await now().open(null)
    await now().choose('pin', { length: 8 })
    await now().setKind('pin')
    await now().setRules({ forbidden: 'x' })
    now().close()
    await rig.timers.advance(0)
    await now().open(null)
    expect([now().choices.kind, now().choices.pin.length, now().rules]).toEqual(['pin', 8, NO_SITE_RULES])
  })
  it('puts what it made into the field that it was opened for, in clear, and keeps it', async () => {
    await edit(AMAZON)
    const { id } = editedField('password')
    await now().open(id)
    const value = now().made?.value
    await now().use()
    expect(editedField('password')).toMatchObject({ value, isShown: true })
    expect([now().opened, now().made]).toEqual([null, null])
    await now().open(null)
    await now().showUsed()
    expect(now().used).toHaveLength(1)
  })
  it('makes no user name for a password', async () => {
    await now().open(null)
    await now().setKind('username')
    now().close()
    await rig.timers.advance(0)
    await now().open(fakeId(1, 2))
    expect(now().choices.kind).toBe('password')
  })
  it('says that it copied, in place and once', async () => {
    await now().open(null)
    const id = now().made?.id ?? ''
    await now().copy(id)
    expect(now().copiedId).toBe(id)
    expect(rig.stores.toasts.getState().toasts).toHaveLength(1)
    await now().again()
    expect(now().copiedId).toBeNull()
  })
})

describe('the used ones', () => {
  const ENTRY = { id: fakeId(50, 1), value: 'old password', madeAtMs: 1 }
  beforeEach(async () => {
    begin({ generator: { used: [ENTRY] } })
    await now().open(null)
    await now().showUsed()
  })
  it('are in the view while they are revealed, and hidden with the window', async () => {
    await now().reveal(ENTRY.id)
    expect(now().revealedSecrets).toEqual({ [ENTRY.id]: ENTRY.value })
    rig.stores.hideSecrets()
    expect(now().revealedSecrets).toEqual({})
  })
  it('do not appear after they were hidden meanwhile', async () => {
    const revealing = now().reveal(ENTRY.id)
    rig.stores.hideSecrets()
    await revealing
    expect(now().revealedSecrets).toEqual({})
  })
  it('are hidden by the same press', async () => {
    await now().reveal(ENTRY.id)
    await now().reveal(ENTRY.id)
    expect(now().revealedSecrets).toEqual({})
  })
  it('are cleared', async () => {
    await now().clearUsed()
    expect(now().used).toEqual([])
  })
  it('leave the view at lock', async () => {
    await now().reveal(ENTRY.id)
    rig.stores.resetAll()
    expect(now()).toMatchObject({ opened: null, made: null, used: null, revealedSecrets: {} })
  })
  it('are told when they cannot be read', async () => {
    begin({ generator: { failing: { 'generator.list': 'internal' } } })
    await open(AMAZON)
    await now().open(null)
    await now().showUsed()
    expect(rig.stores.toasts.getState().toasts.map(({ sentence }) => sentence.key)).toEqual(['error.internal'])
  })
})
