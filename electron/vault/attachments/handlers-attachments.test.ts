// Holds the answers about attachments, over real ports and a real file: from a dropped file to a file outside, and what is refused on the way.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemDetail } from '../../../shared/model/item.ts'
import type { PickedAttachments } from '../../../shared/model/attachment.ts'
import { TEST_PASSWORD } from '../testdata/fixtures.ts'
import { startProcess, startUnlocked, type ProcessRig } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

const NOBODY = '99999999-9999-4999-8999-999999999999'
let place: TestFolder

beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

const data = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))
const detail = (rig: ProcessRig, itemId: string): Promise<ItemDetail> => rig.view('main', 'items.get', { itemId })
const namesOn = async (rig: ProcessRig, itemId: string): Promise<(string | boolean)[][]> =>
  (await detail(rig, itemId)).attachments.map(({ name, removedAtMs, state }) => [name, removedAtMs !== null, state])

async function attached(rig: ProcessRig, itemId: string, ...texts: string[]): Promise<string[]> {
  const { drafts } = await rig.view('main', 'attachments.draftDropped', { files: texts.map((text) => ({ name: `${text}.txt`, data: data(text) })) })
  await rig.view('main', 'attachments.attach', { itemId, handles: drafts.map(({ handle }) => handle) })
  return (await detail(rig, itemId)).attachments.map(({ id }) => id)
}

describe('files that were dropped', () => {
  it('are on the login, after another unlock too, and go out as they came', async () => {
    const { ids: [itemId = ''], ...rig } = await startUnlocked(place)
    const [first = ''] = await attached(rig, itemId, 'one', 'two')
    expect(await namesOn(rig, itemId)).toEqual([['one.txt', false, 'present'], ['two.txt', false, 'present']])
    const again = startProcess()
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    const path = join(place.folder, 'out.txt')
    await again.host('host.attachmentSaveAs', { itemId, attachmentId: first, path })
    expect(await readFile(path, 'utf8')).toBe('one')
    expect(await again.host('host.attachmentName', { itemId, attachmentId: first })).toEqual({ name: 'one.txt' })
  })

  it('are refused one by one, each with its reason', async () => {
    const rig = await startUnlocked(place)
    const { drafts, refused } = await rig.view('main', 'attachments.draftDropped', { files: [{ name: 'a.txt', data: data('a') }, { name: '', data: data('') }] })
    expect([drafts.map(({ name, sizeBytes }) => [name, sizeBytes]), refused]).toEqual([[['a.txt', 1]], [{ name: 'file', code: 'attachment-empty' }]])
  })

  it('are gone once they were attached or given up', async () => {
    const { ids: [itemId = ''], ...rig } = await startUnlocked(place)
    const { drafts: [one, two] } = await rig.view('main', 'attachments.draftDropped', { files: [{ name: 'a', data: data('a') }, { name: 'b', data: data('b') }] })
    await rig.view('main', 'attachments.attach', { itemId, handles: [one?.handle ?? ''] })
    await rig.view('main', 'attachments.discardDrafts', { handles: [two?.handle ?? ''] })
    for (const draft of [one, two]) await expect(rig.view('main', 'attachments.attach', { itemId, handles: [draft?.handle ?? ''] })).rejects.toThrow('attachment-draft-gone')
  })

  it('are saved with an edit of their login, which keeps one of the earlier ones and removes the other', async () => {
    const { ids: [itemId = ''], ...rig } = await startUnlocked(place)
    const [kept = ''] = await attached(rig, itemId, 'kept', 'left out')
    const { drafts: [draft] } = await rig.view('main', 'attachments.draftDropped', { files: [{ name: 'new.txt', data: data('new') }] })
    const { title, favourite, notes } = await detail(rig, itemId)
    const attachments = [{ kind: 'keep' as const, id: kept, name: 'kept.txt' }, { kind: 'draft' as const, handle: draft?.handle ?? '', name: 'renamed.txt' }]
    await rig.view('main', 'items.save', { id: itemId, title, favourite, notes, fields: [], attachments })
    expect((await namesOn(rig, itemId)).sort()).toEqual([['kept.txt', false, 'present'], ['left out.txt', true, 'present'], ['renamed.txt', false, 'present']])
    await expect(rig.view('main', 'attachments.attach', { itemId, handles: [draft?.handle ?? ''] })).rejects.toThrow('attachment-draft-gone')
  })

  it('need a login that is there', async () => {
    const rig = await startUnlocked(place)
    const { drafts } = await rig.view('main', 'attachments.draftDropped', { files: [{ name: 'a', data: data('a') }] })
    await expect(rig.view('main', 'attachments.attach', { itemId: NOBODY, handles: drafts.map(({ handle }) => handle) })).rejects.toThrow('item-not-found')
  })
})

describe('an attachment that was removed', () => {
  it('is back when it is put back, and can be removed and put back again', async () => {
    const { ids: [itemId = ''], ...rig } = await startUnlocked(place)
    const [attachmentId = ''] = await attached(rig, itemId, 'one')
    for (let times = 0; times < 2; times += 1) {
      await rig.view('main', 'attachments.remove', { itemId, attachmentId })
      expect(await namesOn(rig, itemId)).toEqual([['one.txt', true, 'present']])
      await expect(rig.host('host.attachmentName', { itemId, attachmentId })).rejects.toThrow('attachment-not-found')
      await rig.view('main', 'attachments.putBack', { itemId, attachmentId })
      expect(await namesOn(rig, itemId)).toEqual([['one.txt', false, 'present']])
    }
  })

  it('is no other one: what nobody has cannot be put back or removed', async () => {
    const { ids: [itemId = ''], ...rig } = await startUnlocked(place)
    await expect(rig.view('main', 'attachments.putBack', { itemId, attachmentId: NOBODY })).rejects.toThrow('attachment-missing')
    await expect(rig.view('main', 'attachments.remove', { itemId, attachmentId: NOBODY })).rejects.toThrow('attachment-not-found')
  })
})

describe('files that were chosen', () => {
  it('are read, and a folder, nothing at all and an empty file are named with their reasons', async () => {
    const rig = await startUnlocked(place)
    await writeFile(join(place.folder, 'good.txt'), 'good')
    await writeFile(join(place.folder, 'empty.txt'), '')
    const paths = ['good.txt', 'empty.txt', 'nowhere.txt'].map((name) => join(place.folder, name))
    const picked = (await rig.host('host.attachmentsChosen', { paths: [...paths, place.folder] })) as PickedAttachments
    expect(picked.drafts.map(({ name }) => name)).toEqual(['good.txt'])
    expect(picked.refused.map(({ code }) => code)).toEqual(['attachment-empty', 'attachment-unreadable', 'attachment-not-a-file'])
  })

  it('are never the place where the vault is', async () => {
    const { ids: [itemId = ''], ...rig } = await startUnlocked(place)
    const [attachmentId = ''] = await attached(rig, itemId, 'one')
    const before = await readFile(place.path)
    await expect(rig.host('host.attachmentSaveAs', { itemId, attachmentId, path: place.path })).rejects.toThrow('copy-not-written')
    expect((await readFile(place.path)).equals(before)).toBe(true)
  })
})
