// Holds the stores to showing a secret for no longer than it was asked for, and to what is copied.
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeId } from '../ipc/fake-logins.ts'
import { AMAZON, createStoresRig, GITHUB } from './stores-rig.ts'

const rig = createStoresRig()
const { begin, edit, editedField, open } = rig

beforeEach(() => {
  begin()
})

describe('a revealed secret', () => {
  it('leaves the state when it is hidden', async () => {
    await open(AMAZON)
    await rig.stores.detail.getState().reveal(fakeId(1, 2))
    expect(rig.stores.detail.getState().revealedSecrets[fakeId(1, 2)]).toBe('kX7#mQ2v!Lp9Rz')
    rig.stores.detail.getState().hide(fakeId(1, 2))
    expect(rig.stores.detail.getState().revealedSecrets).toEqual({})
  })
  it('leaves the state when another login is opened', async () => {
    await open(AMAZON)
    await rig.stores.detail.getState().reveal(fakeId(1, 2))
    await open(GITHUB)
    expect(rig.stores.detail.getState().revealedSecrets).toEqual({})
  })
  it('does not appear when the window lost the focus before it came', async () => {
    await open(AMAZON)
    const revealing = rig.stores.detail.getState().reveal(fakeId(1, 2))
    rig.stores.detail.getState().hideAll()
    await revealing
    expect(rig.stores.detail.getState().revealedSecrets).toEqual({})
  })
  it('in the editor goes again when it is hidden unchanged, and is kept by the vault', async () => {
    await edit(GITHUB)
    const { id } = editedField('password')
    await rig.stores.editor.getState().reveal(id)
    expect(editedField('password').value).toBe('correct-horse-battery-staple')
    rig.stores.editor.getState().hide(id)
    expect(editedField('password').value).toBe('')
    await rig.stores.editor.getState().save()
    expect(rig.fake.items.find((item) => item.id === GITHUB)?.fields[1]?.value).toBe('correct-horse-battery-staple')
  })
})

describe('large type', () => {
  it('holds a password only as long as it is shown, and not when the window is left', async () => {
    await open(AMAZON)
    const field = rig.stores.detail.getState().detail?.fields.find(({ kind }) => kind === 'password')
    if (field === undefined) throw new Error('no password')
    const show = (): Promise<void> => rig.stores.largeType.getState().show({ itemId: AMAZON, field, label: 'password' })
    await show()
    expect(rig.stores.largeType.getState().shown?.secretText).toBe('kX7#mQ2v!Lp9Rz')
    rig.stores.hideSecrets()
    expect(rig.stores.largeType.getState().shown).toBeNull()
    const arriving = show()
    rig.stores.largeType.getState().close()
    await arriving
    expect(rig.stores.largeType.getState().shown).toBeNull()
  })
})

describe('password, then code', () => {
  it('copies one after the other, and begins anew once the clipboard is cleared', async () => {
    await open(AMAZON)
    const press = async (): Promise<string | undefined> => {
      const { detail } = rig.stores.detail.getState()
      if (detail !== null) rig.stores.clipboard.getState().copyNext(detail)
      await rig.timers.advance(0)
      return rig.fake.copied.at(-1)?.fieldId
    }
    const password = fakeId(1, 2)
    const code = fakeId(1, 3)
    expect([await press(), await press(), await press()]).toEqual([password, code, password])
    expect(rig.stores.toasts.getState().toasts.map((toast) => toast.sentence.key)).toEqual(['toast.passwordThenCode', 'toast.codeCopied', 'toast.passwordThenCode'])
    rig.stores.clipboard.getState().take(null)
    expect(await press()).toBe(password)
    await rig.timers.advance(30_000)
    expect(await press()).toBe(password)
    await rig.stores.clipboard.getState().copy({ itemId: AMAZON, fieldId: fakeId(1, 1) })
    expect(await press()).toBe(password)
  })
})

describe('a copied row', () => {
  it('says so for a few seconds', async () => {
    await rig.stores.clipboard.getState().copy({ itemId: AMAZON, fieldId: fakeId(1, 1) })
    expect(rig.stores.clipboard.getState().copied?.clearsInSeconds).toBe(30)
    await rig.timers.advance(5_000)
    expect(rig.stores.clipboard.getState().copied).toBeNull()
  })
  it('says why when nothing was copied', async () => {
    begin({ failing: { 'clipboard.copyField': 'field-empty' } })
    await rig.stores.clipboard.getState().copy({ itemId: AMAZON, fieldId: fakeId(1, 1) })
    expect(rig.stores.toasts.getState().toasts[0]?.sentence.key).toBe('error.field-empty')
  })
})
