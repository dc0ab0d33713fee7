// Holds undoing to everything that one press changes: the star, attachments, and a one-time password that was added.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startUnlocked } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

const ADDRESS = 'otpauth://totp/Fresh:taro?secret=JBSWY3DPEHPK3PXP&issuer=Fresh'

describe('the last change of a session', () => {
  it('is the star too', async () => {
    const rig = await startUnlocked(place)
    const { id, favourite } = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    await rig.view('main', 'items.setFavourite', { itemId: id, favourite: !favourite })
    expect(await rig.view('main', 'history.undo', { itemId: null })).toMatchObject({ itemId: id, what: 'edited' })
    expect((await rig.view('main', 'items.get', { itemId: id })).favourite).toBe(favourite)
  })

  it('is a file that was attached or removed', async () => {
    const rig = await startUnlocked(place)
    const itemId = rig.ids[0]!
    const live = async (): Promise<string[]> => (await rig.view('main', 'items.get', { itemId })).attachments.filter(({ removedAtMs }) => removedAtMs === null).map(({ name }) => name)
    const { drafts } = await rig.view('main', 'attachments.draftDropped', { files: [{ name: 'scan.pdf', data: Uint8Array.of(1, 2, 3) }] })
    const attach = { itemId, handles: drafts.map(({ handle }) => handle) }
    await rig.view('main', 'attachments.attach', attach)
    const attachmentId = (await rig.view('main', 'items.get', { itemId })).attachments[0]?.id ?? ''
    await rig.view('main', 'attachments.remove', { itemId, attachmentId })
    await rig.view('main', 'history.undo', { itemId })
    expect(await live()).toEqual(['scan.pdf'])
    await rig.view('main', 'attachments.remove', { itemId, attachmentId })
    await rig.view('main', 'attachments.putBack', { itemId, attachmentId })
    await rig.view('main', 'history.undo', { itemId })
    expect(await live()).toEqual([])
  })

  it('is a one-time password that was added, to a login or as a new one', async () => {
    const rig = await startUnlocked(place)
    const itemId = rig.ids[0]!
    const otps = async (): Promise<number> => (await rig.view('main', 'items.get', { itemId })).fields.filter(({ kind }) => kind === 'otp').length
    const before = await otps()
    const draft = async (): Promise<string> => (await rig.view('main', 'otp.draftFromText', { text: ADDRESS })).handle
    await rig.view('main', 'otp.attach', { itemId, handle: await draft() })
    expect(await otps()).toBe(before + 1)
    await rig.view('main', 'history.undo', { itemId: null })
    expect(await otps()).toBe(before)
    const made = await rig.view('main', 'otp.attach', { itemId: null, handle: await draft() })
    expect(await rig.view('main', 'history.undo', { itemId: null })).toMatchObject({ itemId: made.itemId, what: 'created' })
    expect((await rig.view('main', 'items.get', { itemId: made.itemId })).trashed).toBe(true)
  })
})
