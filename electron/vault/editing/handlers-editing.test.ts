// Holds what of an edit in progress outlives the vault process, and that nothing of it is ever on the disk unsealed.
import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeptEdit, KeptField } from '../../../shared/model/kept-edit.ts'
import { TEST_PASSWORD } from '../testdata/fixtures.ts'
import { startProcess, startUnlocked, type ProcessRig } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ADDRESS = `otpauth://totp/Shop:me?secret=${SEED}&issuer=Shop`

let place: TestFolder
let own: string
beforeEach(async () => {
  place = await makeTestFolder()
  own = join(place.folder, 'own')
})
afterEach(() => place.remove())

function editOf(itemId: string | null, change: Partial<KeptEdit> = {}): KeptEdit {
  return { itemId, category: 'login', shownTitle: 'Mail', favourite: false, fields: [], files: [], lostFiles: 0, ...change }
}

function otpField(otp: NonNullable<KeptField['otp']>): KeptField {
  return { id: randomUUID(), kind: 'otp', format: null, isNew: true, isRemoved: false, otp }
}

async function unlockAgain(): Promise<ProcessRig> {
  const rig = startProcess()
  await rig.host('host.configure', { path: place.path, ownFolder: own })
  await rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
  return rig
}

async function begin(): Promise<ProcessRig & { ids: string[] }> {
  const rig = await startUnlocked(place)
  await rig.host('host.close', null)
  return { ...(await unlockAgain()), ids: rig.ids }
}

async function keptFile(): Promise<string> {
  const [name, ...others] = await readdir(join(own, 'edits'))
  expect(others).toEqual([])
  return join(own, 'edits', name ?? 'none')
}

describe('an edit in progress', () => {
  it('is offered by its name after the lock, and taken with what was typed', async () => {
    const rig = await begin()
    const edit = editOf(rig.ids[0]!, { title: 'Mail, new', notes: 'half a sentence' })
    expect(await rig.view('main', 'editing.keep', edit)).toEqual({ isKept: true })
    await rig.host('host.close', null)
    const next = await unlockAgain()
    expect(await next.view('main', 'editing.kept', null)).toMatchObject({ found: { itemId: rig.ids[0], title: 'Mail, new', state: 'same' }, isDamaged: false })
    expect(await next.view('main', 'editing.take', null)).toEqual({ edit, drafts: [] })
  })

  it('lies on the disk sealed, for this person alone, and its length tells little', async () => {
    const rig = await begin()
    await rig.view('main', 'editing.keep', editOf(null, { title: 'Recognisable', notes: 'recognisable too' }))
    await rig.host('host.close', null)
    const file = await keptFile()
    const bytes = await readFile(file)
    expect(bytes.toString('latin1')).not.toMatch(/recognisable|Mail|login/iu)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(bytes.length).toBe(8 + 2 + 32 + 4_096 + 16)
  })

  it('keeps the seed of a code that was read, and the view never gets it', async () => {
    const rig = await begin()
    const draft = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    const field = otpField({ kind: 'drafts', handles: [draft.handle] })
    await rig.view('main', 'editing.keep', editOf(rig.ids[0]!, { fields: [field] }))
    // Drafts are forgotten after a while; what was reported before still knows the seed.
    rig.pass(11 * 60_000)
    await rig.view('main', 'editing.keep', editOf(rig.ids[0]!, { title: 'Later', fields: [field] }))
    await rig.host('host.close', null)
    expect((await readFile(await keptFile())).toString('latin1')).not.toContain(SEED)
    const next = await unlockAgain()
    const taken = await next.view('main', 'editing.take', null)
    expect(JSON.stringify(taken)).not.toContain(SEED)
    const [found] = taken!.drafts
    expect(found).toMatchObject({ fieldId: field.id, drafts: [{ parameters: { issuer: 'Shop', account: 'me' } }] })
    const saved = await next.view('main', 'items.save', {
      id: null, title: 'Shop', favourite: false, notes: '', fields: [{ id: field.id, kind: 'otp', label: '', change: { kind: 'otp', handle: found!.drafts[0]!.handle } }]
    })
    expect(saved.fields).toMatchObject([{ kind: 'otp', parameters: { issuer: 'Shop' } }])
  })

  it('gives a typed key back as a draft, and what is no key as it was typed', async () => {
    const rig = await begin()
    const fields = [otpField({ kind: 'text', text: ADDRESS }), otpField({ kind: 'text', text: 'otpauth://totp/broken' })]
    await rig.view('main', 'editing.keep', editOf(null, { fields }))
    await rig.host('host.close', null)
    const taken = await (await unlockAgain()).view('main', 'editing.take', null)
    expect(taken!.drafts.map(({ fieldId }) => fieldId)).toEqual([fields[0]!.id])
    expect(taken!.edit.fields.map(({ otp }) => otp)).toEqual([undefined, fields[1]!.otp])
  })

  it.each(['dropped', 'stored'])('that is %s is not offered again', async (end) => {
    const rig = await begin()
    await rig.view('main', 'editing.keep', editOf(null, { title: 'Gone' }))
    if (end === 'dropped') await rig.view('main', 'editing.drop', null)
    else await rig.view('main', 'items.save', { id: null, title: 'Gone', favourite: false, notes: '', fields: [] })
    await rig.host('host.close', null)
    const next = await unlockAgain()
    expect(await next.view('main', 'editing.kept', null)).toEqual({ found: null, isDamaged: false })
    expect(await next.view('main', 'editing.take', null)).toBeNull()
  })

  it('says whether its item was changed or is in the trash by now', async () => {
    const rig = await begin()
    await rig.view('main', 'editing.keep', editOf(rig.ids[0]!, { notes: 'mine' }))
    rig.pass(1_000)
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    await rig.view('main', 'otp.attach', { handle, itemId: rig.ids[0]! })
    expect((await rig.view('main', 'editing.kept', null)).found).toMatchObject({ state: 'changed' })
    await rig.view('main', 'items.trash', { itemId: rig.ids[0]! })
    expect((await rig.view('main', 'editing.kept', null)).found).toMatchObject({ state: 'gone' })
  })

  it('that is too large is not kept, and says so', async () => {
    const rig = await begin()
    const fields = Array.from({ length: 12 }, (): KeptField => ({ id: randomUUID(), kind: 'text', format: null, isNew: true, isRemoved: false, value: 'x'.repeat(100_000) }))
    expect(await rig.view('main', 'editing.keep', editOf(null, { fields }))).toEqual({ isKept: false })
  })

  it('survives another master password, and another key of the vault', async () => {
    const rig = await begin()
    await rig.view('main', 'editing.keep', editOf(null, { title: 'Survivor' }))
    await rig.view('main', 'access.rotateKey', { currentPassword: TEST_PASSWORD, nextPassword: 'another master password' })
    await rig.host('host.close', null)
    const next = startProcess()
    await next.host('host.configure', { path: place.path, ownFolder: own })
    await next.view('unlock', 'vault.unlock', { password: 'another master password' })
    expect((await next.view('main', 'editing.kept', null)).found).toMatchObject({ title: 'Survivor' })
  })

  it.each([
    ['a changed byte', (bytes: Buffer) => { bytes[60] = (bytes[60] ?? 0) ^ 1; return bytes }],
    ['its end missing', (bytes: Buffer) => bytes.subarray(0, 30)],
    ['nothing in it', () => Buffer.alloc(0)]
  ])('with %s is told once, removed, and harms nothing', async (_what, damage) => {
    const rig = await begin()
    await rig.view('main', 'editing.keep', editOf(null, { title: 'Damaged' }))
    await rig.host('host.close', null)
    const file = await keptFile()
    await writeFile(file, damage(await readFile(file)))
    const next = await unlockAgain()
    expect(await next.view('main', 'editing.kept', null)).toEqual({ found: null, isDamaged: true })
    expect(await next.view('main', 'editing.kept', null)).toEqual({ found: null, isDamaged: false })
    expect(await readdir(join(own, 'edits'))).toEqual([])
    expect((await next.rows()).length).toBe(rig.ids.length)
  })
})
