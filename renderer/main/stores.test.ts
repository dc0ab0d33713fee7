// Holds what the main view's stores do together when the window is left and when the vault is locked.
import { beforeEach, describe, expect, it } from 'vitest'
import { createStoresRig, GITHUB, reportOf } from './stores-rig.ts'

const rig = createStoresRig()
const { begin, edit, editedField } = rig

beforeEach(() => {
  begin()
})

describe('a window that is left', () => {
  it('keeps no stored secret in sight, but keeps what was typed', async () => {
    await edit(GITHUB)
    await rig.stores.editor.getState().reveal(editedField('password').id)
    rig.stores.editor.getState().addField('concealed')
    const typed = editedField('concealed').id
    rig.stores.editor.getState().patchField(typed, { value: 'typed just now' })
    rig.stores.hideSecrets()
    expect(editedField('password')).toMatchObject({ value: '', storedValue: null, isShown: false })
    expect(editedField('concealed')).toMatchObject({ value: 'typed just now', isShown: true })
  })
})

it('forgets everything of the vault when it is locked', async () => {
  begin({ scan: reportOf(1) })
  await edit(GITHUB)
  await rig.stores.scan.getState().run('screen')
  rig.stores.list.getState().setQuery('git')
  rig.stores.resetAll()
  expect(rig.stores.list.getState().items).toEqual([])
  expect(rig.stores.list.getState().query).toBe('')
  expect(rig.stores.detail.getState().detail).toBeNull()
  expect(rig.stores.editor.getState().item).toBeNull()
  expect(rig.stores.scan.getState().report).toBeNull()
  expect(rig.stores.otp.getState().codes).toEqual({})
})
