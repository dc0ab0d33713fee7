import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOtp } from '../otp/address.ts'
import type { Drafts } from './drafts.ts'
import { viewHandlers } from './handlers/handlers-view.ts'
import type { Session } from './session.ts'
import { TEST_NOW_MS } from './testdata/fixtures.ts'
import { ADDRESS, startUnlocked } from './testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from './testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('an OTP that was pasted', () => {
  it('becomes a draft, shows codes, and is stored by its handle', async () => {
    const rig = await startUnlocked(place)
    const draft = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    expect(await rig.view('main', 'otp.draftCode', { handle: draft.handle })).toEqual(draft.code)
    const fieldId = randomUUID()
    const { fields } = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const kept = fields.map(({ id, kind, label }) => ({ id, kind, label, change: { kind: 'keep' as const } }))
    await rig.view('main', 'items.save', {
      id: rig.ids[0]!,
      title: 'Amazon',
      favourite: false,
      notes: '',
      fields: [...kept, { id: fieldId, kind: 'otp', label: '', change: { kind: 'otp', handle: draft.handle } }]
    })
    expect(await rig.view('main', 'otp.codes', [{ itemId: rig.ids[0]!, fieldId }])).toEqual([
      { itemId: rig.ids[0], fieldId, code: draft.code }
    ])
    await expect(rig.view('main', 'otp.draftCode', { handle: draft.handle })).rejects.toThrow('otp-draft-gone')
  })

  it('keeps its draft when the save fails, so that it can be tried again', async () => {
    const rig = await startUnlocked(place)
    const draft = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    const right = await readFile(place.path)
    await writeFile(place.path, 'changed outside')
    await expect(rig.view('main', 'otp.attach', { handle: draft.handle, itemId: rig.ids[0]! })).rejects.toThrow('vault-changed-outside')
    await writeFile(place.path, right)
    expect((await rig.view('main', 'otp.attach', { handle: draft.handle, itemId: rig.ids[0]! })).itemId).toBe(rig.ids[0])
  })

  it('is refused with the reason', async () => {
    const rig = await startUnlocked(place)
    await expect(rig.view('main', 'otp.draftFromText', { text: 'otpauth://totp/a?issuer=x' })).rejects.toThrow('otp-secret-missing')
  })

  it.each([
    // At TEST_NOW_MS set to the vectors' own second: KeeYaOtp's and Aegis's.
    ['otpauth://yaotp/a?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY', '5239', 'umozdicq', 1_641_559_648],
    ['motp://X:y?secret=e3152afee62599c8', '1234', '4ebfb2', 123_456_789]
  ])('without its PIN (%s) is asked for it, and neither shows a code nor is stored before', async (text, pin, code, second) => {
    const rig = await startUnlocked(place)
    rig.pass(second * 1_000 - TEST_NOW_MS)
    const draft = await rig.view('main', 'otp.draftFromText', { text })
    expect(draft).toMatchObject({ needsPin: true, code: null })
    const { handle } = draft
    await expect(rig.view('main', 'otp.draftCode', { handle })).rejects.toThrow('request-invalid')
    await expect(rig.view('main', 'otp.attach', { handle, itemId: rig.ids[0]! })).rejects.toThrow('otp-pin-missing')
    await expect(rig.view('main', 'otp.setDraftPin', { handle, pin: 'ü' })).rejects.toThrow('otp-pin-broken')
    const whole = await rig.view('main', 'otp.setDraftPin', { handle, pin: ` ${pin} ` })
    expect(whole).toMatchObject({ code: { code } })
    await expect(rig.view('main', 'otp.draftCode', { handle })).rejects.toThrow('otp-draft-gone')
    expect(whole.needsPin).toBeUndefined()
    const ref = await rig.view('main', 'otp.attach', { handle: whole.handle, itemId: rig.ids[0]! })
    expect((await rig.view('main', 'otp.codes', [ref]))[0]?.code.code).toBe(code)
    expect(JSON.stringify([whole, await rig.view('main', 'items.get', { itemId: ref.itemId })])).not.toContain(`"${pin}"`)
  })

  it('takes no PIN where none belongs', async () => {
    const rig = await startUnlocked(place)
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    await expect(rig.view('main', 'otp.setDraftPin', { handle, pin: '1234' })).rejects.toThrow('request-invalid')
  })

  it('as a bare key is read again as another type, under a handle of its own', async () => {
    const rig = await startUnlocked(place)
    const as = { type: 'totp', algorithm: 'SHA256', digits: 8, periodSeconds: 60, counter: 0 } as const
    const draft = await rig.view('main', 'otp.draftFromText', { text: 'QWERTYUIOPQWERTYUIOP' })
    expect(draft).toMatchObject({ isFromKey: true, parameters: { type: 'totp', algorithm: 'SHA1', digits: 6, periodSeconds: 30 } })
    const revised = await rig.view('main', 'otp.reviseDraft', { handle: draft.handle, as })
    expect(revised.handle).not.toBe(draft.handle)
    expect(revised).toMatchObject({ isFromKey: true, parameters: { type: 'totp', algorithm: 'SHA256', digits: 8, periodSeconds: 60 } })
    const counted = await rig.view('main', 'otp.reviseDraft', { handle: revised.handle, as: { ...as, type: 'hotp', counter: 7 } })
    expect(counted).toMatchObject({ code: null, parameters: { type: 'hotp', counter: 7 } })
    const steam = await rig.view('main', 'otp.reviseDraft', { handle: counted.handle, as: { ...as, type: 'steam' } })
    expect(steam).toMatchObject({ parameters: { type: 'steam', digits: 5 } })
    const { itemId, fieldId } = await rig.view('main', 'otp.attach', { handle: steam.handle, itemId: rig.ids[0]! })
    expect((await rig.view('main', 'otp.codes', [{ itemId, fieldId }]))[0]?.code.code).toMatch(/^[2-9BCDFGHJKMNPQRTVWXY]{5}$/)
  })

  it('in hex is a key once its type is said, and an address is what it says itself', async () => {
    const rig = await startUnlocked(place)
    const as = { type: 'motp', algorithm: 'SHA1', digits: 6, periodSeconds: 30, counter: 0 } as const
    expect(await rig.view('main', 'otp.draftFromText', { text: 'e315 2afe e625 99c8', as })).toMatchObject({ needsPin: true, isFromKey: true, parameters: { type: 'motp', periodSeconds: 10 } })
    const address = await rig.view('main', 'otp.draftFromText', { text: ADDRESS, as })
    expect(address).toMatchObject({ parameters: { type: 'totp', issuer: 'Amazon' } })
    await expect(rig.view('main', 'otp.reviseDraft', { handle: address.handle, as })).rejects.toThrow('request-invalid')
  })

  it('with a PIN gives codes, and its PIN stays in the process', async () => {
    const rig = await startUnlocked(place)
    const draft = await rig.view('main', 'otp.draftFromText', { text: 'motp://X:y?secret=e3152afee62599c8&pin=7531' })
    const { itemId, fieldId } = await rig.view('main', 'otp.attach', { handle: draft.handle, itemId: null })
    expect(await rig.view('main', 'otp.codes', [{ itemId, fieldId }])).toEqual([{ itemId, fieldId, code: draft.code }])
    const seen = JSON.stringify([draft, await rig.view('main', 'items.get', { itemId })])
    expect(seen).not.toContain('7531')
    expect(seen).not.toContain('e3152afee62599c8')
  })

  it('can be discarded', async () => {
    const rig = await startUnlocked(place)
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    await rig.view('main', 'otp.discardDraft', { handle })
    await expect(rig.view('main', 'otp.attach', { handle, itemId: null })).rejects.toThrow('otp-draft-gone')
  })

  it('makes a new login when it is put on none', async () => {
    const rig = await startUnlocked(place)
    const { handle } = await rig.view('main', 'otp.draftFromText', { text: ADDRESS })
    const { itemId, fieldId } = await rig.view('main', 'otp.attach', { handle, itemId: null })
    const detail = await rig.view('main', 'items.get', { itemId })
    expect([detail.title, detail.fields.map((field) => (field.kind === 'username' ? field.value : field.id))]).toEqual([
      'Amazon',
      ['hanako@example.jp', fieldId]
    ])
  })

  it('is said to be stored only when an edit has stored it', async () => {
    const otp = readOtp(ADDRESS)
    const session = { vault: () => ({ change: () => Promise.resolve(), editContext: () => ({ newId: randomUUID }), document: () => ({ items: {} }) }) } as unknown as Session
    const drafts = { get: () => otp, discard: () => undefined } as unknown as Drafts
    const handlers = viewHandlers({ session, drafts, transfers: {} as never, attachmentDrafts: {} as never, fileExports: {} as never, madeSecrets: {} as never, files: {} as never, nowMs: () => 0, random: () => new Uint8Array(), codeClock: { codeNow: () => null } })
    await expect(handlers['otp.attach']({ handle: 'h', itemId: null })).rejects.toThrow('internal')
  })

  it('shows no codes for fields that are gone', async () => {
    const rig = await startUnlocked(place)
    expect(
      await rig.view('main', 'otp.codes', [
        { itemId: rig.ids[0]!, fieldId: randomUUID() },
        { itemId: randomUUID(), fieldId: randomUUID() }
      ])
    ).toEqual([])
  })
})
