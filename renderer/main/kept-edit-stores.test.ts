// Holds that an edit is told at every change, that only the person's word ends it, and how it is put over what the item is by then.
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeEditing } from '../ipc/fake-editing.ts'
import { keptEditOf } from '../features/item/kept-edit.ts'
import { createStoresRig, GITHUB, type StoresRig } from './stores-rig.ts'

let rig: StoresRig
let fake: FakeEditing
beforeEach(async () => {
  rig = createStoresRig()
  fake = { kept: null }
  rig.begin({ editing: fake, session: { phase: 'unlocked' } })
  await rig.stores.session.getState().load()
})

async function lock(): Promise<void> {
  const { session } = rig.stores.session.getState()
  rig.stores.session.getState().take({ ...session, phase: 'locked' })
  rig.stores.resetAll()
  await rig.timers.advance(0)
}

async function unlock(): Promise<void> {
  const { session } = rig.stores.session.getState()
  rig.stores.session.getState().take({ ...session, phase: 'unlocked' })
  await rig.stores.keptEdit.getState().look()
}

describe('an edit', () => {
  it('is told as soon as something is typed, and not before', async () => {
    await rig.edit(GITHUB)
    expect(fake.kept).toBeNull()
    rig.stores.editor.getState().patch({ title: 'GitHub, mine' })
    expect(fake.kept).toMatchObject({ itemId: GITHUB, title: 'GitHub, mine' })
  })

  it('holds no stored secret that was only looked at', async () => {
    await rig.edit(GITHUB)
    await rig.stores.editor.getState().reveal(rig.editedField('password').id)
    expect(rig.editedField('password').value).not.toBe('')
    rig.stores.editor.getState().patch({ notes: 'n' })
    expect(fake.kept?.fields.find(({ kind }) => kind === 'password')).not.toHaveProperty('value')
  })

  it('is offered as soon as a window that could only read can write', async () => {
    await rig.edit(GITHUB)
    rig.stores.editor.getState().patch({ title: 'Mine' })
    await lock()
    const { session } = rig.stores.session.getState()
    rig.stores.session.getState().take({ ...session, phase: 'unlocked', readOnly: true })
    await rig.timers.advance(0)
    expect(rig.stores.keptEdit.getState().offer).toBeNull()
    rig.stores.session.getState().take({ ...session, phase: 'unlocked', readOnly: false })
    await rig.timers.advance(0)
    expect(rig.stores.keptEdit.getState().offer).toMatchObject({ title: 'Mine' })
  })

  it('outlives the lock and comes back as it was', async () => {
    await rig.edit(GITHUB)
    const { editor, keptEdit } = rig.stores
    const passwordId = rig.editedField('password').id
    editor.getState().patch({ title: 'Other', notes: 'half' })
    editor.getState().patchField(passwordId, { value: 'a new one' })
    editor.getState().addField('text')
    const addedId = rig.editedField('text').id
    editor.getState().patchField(addedId, { label: 'City', value: 'Nara' })
    await lock()
    expect(editor.getState().item).toBeNull()
    await unlock()
    expect(keptEdit.getState().offer).toMatchObject({ itemId: GITHUB, title: 'Other' })
    await keptEdit.getState().goOn()
    const item = editor.getState().item
    expect(item).toMatchObject({ id: GITHUB, title: 'Other', notes: 'half' })
    expect(item?.fields.find(({ id }) => id === passwordId)).toMatchObject({ value: 'a new one', isShown: false })
    expect(item?.fields.find(({ id }) => id === addedId)).toMatchObject({ label: 'City', value: 'Nara', isNew: true })
    expect(rig.stores.list.getState().selectedId).toBe(GITHUB)
  })

  it('is put over what was changed meanwhile, part by part', async () => {
    await rig.edit(GITHUB)
    rig.stores.editor.getState().patch({ notes: 'mine' })
    await lock()
    rig.fake.items.find(({ id }) => id === GITHUB)!.title = 'Renamed elsewhere'
    await unlock()
    await rig.stores.keptEdit.getState().goOn()
    expect(rig.stores.editor.getState().item).toMatchObject({ title: 'Renamed elsewhere', notes: 'mine' })
  })

  it('of an item that is gone becomes a new one of what was changed', async () => {
    await rig.edit(GITHUB)
    const passwordId = rig.editedField('password').id
    rig.stores.editor.getState().patchField(passwordId, { value: 'typed' })
    await lock()
    fake.state = 'gone'
    await unlock()
    await rig.stores.keptEdit.getState().goOn()
    const item = rig.stores.editor.getState().item
    expect(item).toMatchObject({ id: null, title: 'GitHub' })
    expect(item?.fields.map(({ kind, value, isNew }) => ({ kind, value, isNew }))).toEqual([{ kind: 'password', value: 'typed', isNew: true }])
    expect(item?.fields[0]?.id).not.toBe(passwordId)
  })

  it('brings a scanned code back under its new handle', async () => {
    await rig.edit(GITHUB)
    rig.stores.editor.getState().addField('otp')
    const { id } = rig.editedField('otp')
    rig.stores.editor.getState().typeOtp(id, 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP')
    await rig.stores.editor.getState().submitOtpText(id)
    expect(fake.kept?.fields.find((one) => one.id === id)?.otp?.kind).toBe('drafts')
    await lock()
    const draft = rig.fake.makeDraft({ issuer: 'Kept' })
    fake.drafts = [{ fieldId: id, drafts: [draft] }]
    await unlock()
    await rig.stores.keptEdit.getState().goOn()
    expect(rig.editedField('otp')).toMatchObject({ id, otp: { kind: 'draft', draft: { handle: draft.handle } } })
  })

  it.each(['typed back', 'discarded', 'stored'])('that is %s is kept no longer', async (end) => {
    await rig.edit(GITHUB)
    const { editor } = rig.stores
    editor.getState().patch({ notes: 'x' })
    expect(fake.kept).not.toBeNull()
    if (end === 'typed back') editor.getState().patch({ notes: editor.getState().item?.storedNotes ?? '' })
    if (end === 'stored') await editor.getState().save()
    if (end === 'discarded') {
      editor.getState().leave(null)
      editor.getState().confirmLeave(true)
    }
    expect(fake.kept).toBeNull()
  })

  it('that was offered is away when it is not wanted', async () => {
    await rig.edit(GITHUB)
    rig.stores.editor.getState().patch({ notes: 'x' })
    await lock()
    await unlock()
    await rig.stores.keptEdit.getState().discard()
    expect([fake.kept, rig.stores.keptEdit.getState().offer]).toEqual([null, null])
  })

  it('says which files have to be added again, and that one could not be read', async () => {
    await rig.edit(GITHUB)
    rig.stores.editor.getState().patch({ notes: 'x' })
    await lock()
    fake.kept = { ...fake.kept!, lostFiles: 2 }
    fake.isDamaged = true
    await unlock()
    await rig.stores.keptEdit.getState().goOn()
    expect(rig.stores.toasts.getState().toasts.map(({ sentence }) => sentence.key)).toEqual(expect.arrayContaining(['toast.keptDamaged', 'toast.keptLostFiles']))
  })

  it('that cannot be kept is known, so that the lock asks', async () => {
    fake.isTooLarge = true
    await rig.edit(GITHUB)
    rig.stores.editor.getState().patch({ notes: 'x' })
    await rig.timers.advance(0)
    expect(rig.stores.keptEdit.getState().isKept).toBe(false)
  })

  it('tells nothing of an item that is as it was', async () => {
    await rig.edit(GITHUB)
    const item = rig.stores.editor.getState().item!
    expect(keptEditOf(item).fields.every((field) => !('value' in field) && !('otp' in field) && !('label' in field))).toBe(true)
  })
})
