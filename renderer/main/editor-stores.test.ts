// Holds the editor's store to losing nothing that was typed and storing nothing that was not asked for.
import { beforeEach, describe, expect, it } from 'vitest'
import { watchedDraft } from '../features/otp/otp-store.ts'
import { createStoresRig, GITHUB, reportOf, SHOP } from './stores-rig.ts'

const rig = createStoresRig()
const { begin, edit, editedField } = rig

beforeEach(() => {
  begin()
})

describe('an edit', () => {
  it('keeps every secret that was not touched', async () => {
    await edit(GITHUB)
    const before = structuredClone(rig.fake.items.find((item) => item.id === GITHUB)?.fields)
    rig.stores.editor.getState().patch({ title: 'GitHub (work)' })
    await rig.stores.editor.getState().save()
    const after = rig.fake.items.find((item) => item.id === GITHUB)
    expect(after?.fields).toEqual(before)
    expect(after?.title).toBe('GitHub (work)')
  })
  it('removes a field only when it is stored', async () => {
    await edit(GITHUB)
    const { id } = editedField('concealed')
    rig.stores.editor.getState().patchField(id, { isRemoved: true })
    rig.stores.editor.getState().patchField(id, { isRemoved: false })
    await rig.stores.editor.getState().save()
    expect(rig.fake.items.find((item) => item.id === GITHUB)?.fields.some((field) => field.id === id)).toBe(true)
  })
  it('keeps what was typed when storing fails, and says why', async () => {
    begin({ failing: { 'items.save': 'vault-disk-full' } })
    await edit(GITHUB)
    rig.stores.editor.getState().patch({ notes: 'typed' })
    await rig.stores.editor.getState().save()
    expect(rig.stores.editor.getState().item?.notes).toBe('typed')
    expect(rig.stores.editor.getState().problem).toBe('vault-disk-full')
    expect(rig.stores.editor.getState().isSaving).toBe(false)
  })
  it('asks once before changes are thrown away, and stores nothing', async () => {
    await edit(GITHUB)
    rig.stores.editor.getState().patch({ title: 'changed' })
    let left = 0
    rig.stores.editor.getState().leave(() => { left += 1 })
    expect(left).toBe(0)
    rig.stores.editor.getState().confirmLeave(true)
    expect(left).toBe(1)
    expect(rig.stores.editor.getState().item).toBeNull()
    expect(rig.fake.items.find((item) => item.id === GITHUB)?.title).toBe('GitHub')
  })
  it('asks nothing when nothing was changed', async () => {
    await edit(GITHUB)
    rig.stores.editor.getState().leave(null)
    expect(rig.stores.editor.getState().item).toBeNull()
  })
  it('takes the host of the website as the title of a login without one', async () => {
    rig.stores.editor.getState().startNew()
    rig.stores.editor.getState().patchField(editedField('website').id, { value: 'https://www.example.com/login' })
    await rig.stores.editor.getState().save()
    expect(rig.fake.items.at(-1)?.title).toBe('example.com')
    expect(rig.fake.items.at(-1)?.fields.map((field) => field.kind)).toEqual(['website'])
  })
  it('does not remove a one-time password that a scan added to the login meanwhile', async () => {
    await edit(SHOP)
    const draft = rig.fake.makeDraft({ issuer: 'Hanamaru' })
    await rig.fake.main.calls['otp.attach']({ handle: draft.handle, itemId: SHOP })
    await rig.timers.advance(0)
    rig.stores.editor.getState().patch({ notes: 'typed' })
    await rig.stores.editor.getState().save()
    expect(rig.fake.items.find((item) => item.id === SHOP)?.fields.some((field) => field.kind === 'otp')).toBe(true)
  })
})

describe('the OTP row', () => {
  async function addRow(): Promise<string> {
    await edit(SHOP)
    rig.stores.editor.getState().addField('otp')
    return editedField('otp').id
  }
  it('stores the draft of the one code that was found', async () => {
    begin({ scan: reportOf(1) })
    const id = await addRow()
    await rig.stores.editor.getState().readOtp(id, 'screen')
    expect(editedField('otp').otp.kind).toBe('draft')
    await rig.stores.editor.getState().save()
    expect(rig.fake.items.find((item) => item.id === SHOP)?.fields.find((field) => field.kind === 'otp')?.otp?.issuer).toBe('Issuer 0')
  })
  it('holds no typed key once it is a draft', async () => {
    const id = await addRow()
    rig.stores.editor.getState().typeOtp(id, 'JBSW Y3DP EHPK 3PXP')
    await rig.stores.editor.getState().submitOtpText(id)
    expect(editedField('otp').otp.kind).toBe('draft')
    expect(JSON.stringify(rig.stores.editor.getState().item)).not.toContain('JBSW')
  })
  it('shows no code of before once its key is read as another type, and gives the draft back when the edit ends', async () => {
    const id = await addRow()
    await rig.stores.editor.getState().submitOtpText(id, 'JBSWY3DPEHPK3PXP')
    const draftOfRow = () => {
      const row = editedField('otp').otp
      if (row.kind !== 'draft') throw new Error('no draft')
      return row.draft
    }
    const before = draftOfRow()
    rig.stores.otp.getState().watch('editor', watchedDraft(before))
    await rig.stores.editor.getState().chooseKey(id, { type: 'totp', algorithm: 'SHA256', digits: 8, periodSeconds: 60, counter: 0 })
    rig.stores.otp.getState().watch('editor', watchedDraft(draftOfRow()))
    expect(Object.values(rig.stores.otp.getState().codes).map(({ code }) => code.length)).toEqual([8])
    expect(rig.fake.openDrafts()).toEqual([draftOfRow().handle])
    const changing = rig.stores.editor.getState().chooseKey(id, { type: 'steam', algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 })
    rig.stores.editor.getState().leave(null)
    rig.stores.editor.getState().confirmLeave(true)
    await changing
    expect(rig.fake.openDrafts()).toEqual([])
  })
  it('keeps what was typed when it is no key, and says so', async () => {
    const id = await addRow()
    rig.stores.editor.getState().typeOtp(id, 'hello')
    await rig.stores.editor.getState().submitOtpText(id)
    expect(editedField('otp').otp).toMatchObject({ kind: 'empty', text: 'hello', problem: 'otp-address-unreadable' })
  })
  it('offers a choice of several codes and gives back those not chosen', async () => {
    begin({ scan: reportOf(3) })
    const id = await addRow()
    await rig.stores.editor.getState().readOtp(id, 'screen')
    const row = editedField('otp').otp
    if (row.kind !== 'choice') throw new Error('no choice')
    const chosen = row.found[1]?.draft.handle ?? ''
    rig.stores.editor.getState().chooseOtp(id, chosen)
    expect(rig.fake.openDrafts()).toEqual([chosen])
  })
  it('gives every draft back when the edit is cancelled', async () => {
    begin({ scan: reportOf(2) })
    const id = await addRow()
    await rig.stores.editor.getState().readOtp(id, 'screen')
    rig.stores.editor.getState().leave(null)
    rig.stores.editor.getState().confirmLeave(true)
    expect(rig.fake.openDrafts()).toEqual([])
  })
  it('is not stored while a choice is open', async () => {
    begin({ scan: reportOf(2) })
    const id = await addRow()
    await rig.stores.editor.getState().readOtp(id, 'screen')
    await rig.stores.editor.getState().save()
    expect(rig.stores.editor.getState().problem).toBe('otp-unfinished')
  })
  it('reads a key that was typed but not confirmed when Done is pressed', async () => {
    const id = await addRow()
    rig.stores.editor.getState().typeOtp(id, 'JBSWY3DPEHPK3PXP')
    await rig.stores.editor.getState().save()
    expect(rig.stores.editor.getState().item).toBeNull()
    expect(rig.fake.items.find((item) => item.id === SHOP)?.fields.some((field) => field.kind === 'otp')).toBe(true)
  })
})
