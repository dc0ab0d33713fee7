// Holds attachments to what a vault promises: what was attached is there after every save, merge and restore, and one that is damaged costs nothing else.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { MAX_ATTACHMENT_BYTES } from '../../../shared/model/attachment-limits.ts'
import { restoreItem } from '../backup/restore.ts'
import { areaBytesOf, areaParts, holdsSameRecords, isSameRecord, readArea } from '../container/attachments-area.ts'
import { isSealedLength, padContent, paddedBytesFor, unpadContent } from '../container/attachment-padding.ts'
import { joinBytes } from '../container/bytes.ts'
import { payloadBytesOf } from '../container/layout.ts'
import type { VaultDocument } from '../document/document.ts'
import { applyItemEdit, itemOf, setFlag, stampFor, withItem, type EditContext } from '../document/edit.ts'
import { newUuid } from '../document/ids.ts'
import { createCopiesSession, type CopiesSessionParts } from '../copies-session.ts'
import { createNodeFileSystem } from '../file/file-system.ts'
import { bringBackRecovered } from '../file/recovered-changes.ts'
import { createVault, openVault, type StoreParts, type VaultStore } from '../file/store.ts'
import { codeThrown, seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { createAttachmentDrafts } from './attachment-drafts.ts'
import { attachmentNameOf, fileNameFor } from './attachment-name.ts'
import { attachmentViewsOf } from './attachment-views.ts'
import { draftFiles } from './chosen-files.ts'
import { contentOf, writeContent } from './export-attachment.ts'
import { recordsOf } from './handlers-attachments.ts'
import { attachmentOf, liveAttachmentsOf, withNewAttachments, withRemoved, type NewAttachment } from './item-attachments.ts'
import { recordsToKeep, uniteRecords } from './kept-records.ts'

const DAY_MS = 86_400_000
const ITEM = '99999999-9999-4999-8999-999999999999'
const real = createNodeFileSystem({ platform: process.platform })
let random: (length: number) => Uint8Array
let place: TestFolder
let nowMs: number
let own: string

beforeEach(async () => {
  place = await makeTestFolder()
  own = join(place.folder, 'own')
  nowMs = TEST_NOW_MS
  random = seededRandom('attachments')
})
afterEach(() => place.remove())

const parts = (seed: string, change: Partial<StoreParts> = {}): StoreParts => testStoreParts(seed, { ownFolder: own, nowMs: () => (nowMs += 1), ...change })
const context = (writer = 'aaaaaaaa'): EditContext => ({ nowMs: (nowMs += 1), writer, newId: () => ITEM })
const noDraft = (): never => {
  throw new Error('no draft')
}
const bytesOf = (seed: string, length: number): Uint8Array => seededRandom(seed)(length)
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function makeVault(): Promise<VaultStore> {
  const store = await createVault(parts('a'), place.path, { name: 'Personal', password: TEST_PASSWORD })
  await store.change((document) => applyItemEdit(document, { id: null, title: 'Shop', favourite: false, notes: '', fields: [] }, noDraft, context()).document)
  return store
}

function drafted(store: VaultStore, name: string, content: Uint8Array): NewAttachment {
  const drafts = createAttachmentDrafts({ random })
  return drafts.get(drafts.keep({ name, content }, store.document()).handle)
}

async function attach(store: VaultStore, name: string, content: Uint8Array, writer?: string): Promise<string> {
  const draft = drafted(store, name, content)
  const edit = context(writer)
  await store.change((document) => {
    const at = stampFor(document, edit)
    const item = itemOf(document, ITEM)
    return withItem(document, ITEM, { ...item, attachments: withNewAttachments(item.attachments, [draft], at, edit.nowMs) }, at)
  }, { brought: recordsOf([draft]) })
  return draft.id
}

async function setRemoved(store: VaultStore, id: string, isRemoved: boolean): Promise<void> {
  const edit = context()
  await store.change((document) => {
    const at = stampFor(document, edit)
    const item = itemOf(document, ITEM)
    return withItem(document, ITEM, { ...item, attachments: { ...item.attachments, [id]: withRemoved(attachmentOf(item, id, { isRemovedToo: true }), isRemoved, at) } }, at)
  })
}

const digestIn = (store: Pick<VaultStore, 'document' | 'records'>, id: string): string => digest(contentOf(store.document(), store.records(), { itemId: ITEM, attachmentId: id }))
const stateOf = (store: Pick<VaultStore, 'document' | 'records'>, id: string): string => {
  try {
    digestIn(store, id)
    return 'present'
  } catch (error) {
    return codeOf(error)
  }
}
const reopen = async (seed = 'again'): Promise<VaultStore> => openVault(parts(seed), place.path, TEST_PASSWORD)
const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)

describe('an attachment', () => {
  it('has the same content after a save, another save and an unlock', async () => {
    const content = bytesOf('one', 200_000)
    const store = await makeVault()
    const id = await attach(store, 'one.bin', content)
    await store.change((document) => setFlag(document, ITEM, 'favourite', true, context()))
    expect(digestIn(store, id)).toBe(digest(content))
    await store.close()
    const again = await reopen()
    expect(digestIn(again, id)).toBe(digest(content))
    await again.close()
  })

  it('is encrypted once: a save copies its record as it is', async () => {
    const store = await makeVault()
    const id = await attach(store, 'one.bin', bytesOf('one', 50_000))
    const before = store.records().get(id)
    await attach(store, 'two.bin', bytesOf('two', 10))
    expect(isSameRecord(store.records().get(id) ?? new Uint8Array(), before)).toBe(true)
    expect((await readFile(place.path)).includes(Buffer.from(before ?? 'nothing'))).toBe(true)
    await store.close()
  })

  it('can be put back for thirty days, and leaves the file with the first save after them', async () => {
    const store = await makeVault()
    const id = await attach(store, 'one.bin', bytesOf('one', 20_000))
    await setRemoved(store, id, true)
    expect([stateOf(store, id), attachmentViewsOf(itemOf(store.document(), ITEM), store.records())]).toMatchObject(['attachment-not-found', [{ id, state: 'present' }]])
    nowMs += 29 * DAY_MS
    await setRemoved(store, id, false)
    expect(stateOf(store, id)).toBe('present')
    await setRemoved(store, id, true)
    nowMs += 30 * DAY_MS
    await store.change((document) => setFlag(document, ITEM, 'favourite', true, context()))
    expect([store.records().has(id), attachmentViewsOf(itemOf(store.document(), ITEM), store.records())]).toEqual([false, []])
    await store.close()
  })

  it('stays with a login in the trash', async () => {
    const store = await makeVault()
    const id = await attach(store, 'one.bin', bytesOf('one', 20_000))
    await store.change((document) => setFlag(document, ITEM, 'trashed', true, context()))
    nowMs += 400 * DAY_MS
    await store.change((document) => setFlag(document, ITEM, 'favourite', true, context()))
    expect(stateOf(store, id)).toBe('present')
    await store.close()
  })

  it('that a save refuses is not in memory either', async () => {
    const files = createFaultyFileSystem(real)
    const { ownFolder: _none, ...withoutFolder } = parts('a', { files })
    const store = await createVault(withoutFolder, place.path, { name: 'Personal', password: TEST_PASSWORD })
    await store.change((document) => applyItemEdit(document, { id: null, title: 'Shop', favourite: false, notes: '', fields: [] }, noDraft, context()).document)
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 10 })
    expect(await codeFrom(attach(store, 'one.bin', bytesOf('one', 10)))).toBe('vault-disk-full')
    expect(itemOf(store.document(), ITEM).attachments).toBeUndefined()
    files.plan({ name: 'createNew', at: 99, fault: 'ENOSPC' })
    await attach(store, 'two.bin', bytesOf('two', 10))
    const again = await readFile(place.path)
    expect(store.openCopy(again).records.size).toBe(1)
    await store.close()
  })

  it('that is damaged in a file which is otherwise whole costs nothing but itself', async () => {
    const store = await makeVault()
    const [one, two] = [await attach(store, 'one.bin', bytesOf('one', 100)), await attach(store, 'two.bin', bytesOf('two', 100))]
    const spoiled = new Map([...store.records()].map(([id, record]) => [id, id === one ? record.map((byte, index) => (index === 9 ? byte ^ 1 : byte)) : record]))
    const states = [one, two].map((id) => stateOf({ document: store.document, records: () => spoiled }, id))
    expect(states).toEqual(['attachment-damaged', 'present'])
    const healed = uniteRecords(spoiled, store.records(), store.document())
    expect([one, two].map((id) => stateOf({ document: store.document, records: () => healed }, id))).toEqual(['present', 'present'])
    await store.close()
  })
})

describe('attachments of two copies', () => {
  async function elsewhere(edit: (store: VaultStore) => Promise<unknown>): Promise<void> {
    const copy = join(place.folder, 'elsewhere.nidan')
    await copyFile(place.path, copy)
    const store = await openVault(testStoreParts(`elsewhere ${String((nowMs += 1))}`, { nowMs: () => (nowMs += 1), writer: 'bbbbbbbb' }), copy, TEST_PASSWORD)
    await edit(store)
    await store.close()
  }
  const comeIn = (as = place.path): Promise<void> => rename(join(place.folder, 'elsewhere.nidan'), as)

  it('are both there when another program replaced the file', async () => {
    const store = await makeVault()
    let theirs = ''
    await elsewhere(async (other) => {
      theirs = await attach(other, 'theirs.bin', bytesOf('theirs', 30_000), 'bbbbbbbb')
    })
    const ours = await attach(store, 'ours.bin', bytesOf('ours', 30_000))
    await comeIn()
    await store.change((document) => setFlag(document, ITEM, 'favourite', true, context()))
    await store.close()
    const again = await reopen()
    expect([ours, theirs].map((id) => stateOf(again, id))).toEqual(['present', 'present'])
    await again.close()
  })

  it('are brought along by a copy that a sync program left', async () => {
    const store = await makeVault()
    let theirs = ''
    await elsewhere(async (other) => {
      theirs = await attach(other, 'theirs.bin', bytesOf('theirs', 30_000), 'bbbbbbbb')
    })
    await comeIn(join(place.folder, 'Personal (conflicted copy).nidan'))
    const change: CopiesSessionParts['change'] = (edit, { records }) => store.change(edit, { brought: records })
    const copies = createCopiesSession({ files: real, store, otherKeys: { open: () => null, openWith: () => Promise.reject(new Error('of the same key')) }, nowMs: () => TEST_NOW_MS, change, onChanged: () => undefined })
    await copies.merge({ place: 'beside', name: 'Personal (conflicted copy).nidan' })
    expect(stateOf(store, theirs)).toBe('present')
    await store.close()
  })

  it('are brought back from the recovery folder', async () => {
    const store = await makeVault()
    await store.close()
    const files = createFaultyFileSystem(real)
    const aside = await openVault(parts('aside', { files }), place.path, TEST_PASSWORD)
    files.plan({ name: 'rename', at: 1, fault: 'ENOSPC', times: 100 })
    const id = await attach(aside, 'one.bin', bytesOf('one', 30_000))
    expect(aside.problem()).toBe('vault-disk-full')
    await aside.close()
    const again = await reopen()
    expect(itemOf(again.document(), ITEM).attachments).toBeUndefined()
    expect([await bringBackRecovered(again), stateOf(again, id)]).toEqual([1, 'present'])
    await again.close()
  })

  it('come back with a login that is restored from a backup, also when their room was given away', async () => {
    const store = await makeVault()
    const content = bytesOf('one', 30_000)
    const id = await attach(store, 'one.bin', content)
    await setRemoved(store, id, true)
    const [backup] = (await store.folders?.backups.list()) ?? []
    nowMs += 40 * DAY_MS
    await store.change((document) => setFlag(document, ITEM, 'favourite', true, context()))
    expect(store.records().size).toBe(0)
    const then = store.openCopy((await store.folders?.backups.read(backup?.name ?? '')) ?? new Uint8Array())
    await store.change((document) => restoreItem(document, then.document, ITEM, context()), { brought: then.records })
    expect(digestIn(store, id)).toBe(digest(content))
    await store.close()
  })
})

describe('files that are chosen', () => {
  const choose = async (paths: readonly string[], document?: VaultDocument) => {
    const drafts = createAttachmentDrafts({ random })
    const empty = { items: {}, vaultId: newUuid(random) } as unknown as VaultDocument
    return draftFiles({ files: real, drafts, document: () => document ?? empty }, paths)
  }

  it('become drafts, or are refused one by one with the reason', async () => {
    const at = (name: string): string => join(place.folder, name)
    await writeFile(at('good.pdf'), 'x')
    await writeFile(at('empty.txt'), '')
    await writeFile(at('large.bin'), new Uint8Array(MAX_ATTACHMENT_BYTES + 1))
    await mkdir(at('folder'))
    const picked = await choose(['good.pdf', 'empty.txt', 'large.bin', 'folder', 'gone.txt'].map(at))
    expect(picked).toMatchObject({
      drafts: [{ name: 'good.pdf', sizeBytes: 1 }],
      refused: [
        { name: 'empty.txt', code: 'attachment-empty' },
        { name: 'large.bin', code: 'attachment-too-large' },
        { name: 'folder', code: 'attachment-not-a-file' },
        { name: 'gone.txt', code: 'attachment-unreadable' }
      ]
    })
  })

  it('are refused when all together would be more than a vault takes, and the largest one that is allowed is not', async () => {
    const file = join(place.folder, 'eight.bin')
    await writeFile(file, new Uint8Array(MAX_ATTACHMENT_BYTES))
    const picked = await choose(Array.from({ length: 9 }, () => file))
    expect([picked.drafts.length, picked.refused.map(({ code }) => code)]).toEqual([8, ['attachment-total-too-large']])
  })

  it.each([
    ['report.pdf', 'report.pdf'],
    ['a\nb\u202efdp.exe', 'abfdp.exe'],
    ['', 'file'],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(251)}.pdf`]
  ])('have a name that can be shown: %j', (name, shown) => {
    expect(attachmentNameOf(name)).toBe(shown)
  })

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a:b.txt', 'a_b.txt'],
    ['con.txt', '_con.txt'],
    ['...', 'file'],
    ['証明書.pdf', '証明書.pdf']
  ])('are proposed under a name that every file system takes: %j', (name, proposed) => {
    expect(fileNameFor(name)).toBe(proposed)
  })
})

describe('a copy outside', () => {
  it('has the content, is for this person alone, and replaces what the dialog asked about', async () => {
    const path = join(place.folder, 'copy.bin')
    await writeFile(path, 'old')
    await writeContent({ files: real, random }, path, bytesOf('one', 100_000))
    expect([digest(await readFile(path)), (await stat(path)).mode & 0o777]).toEqual([digest(bytesOf('one', 100_000)), 0o600])
  })

  it.each([
    ['createNew', 'ENOSPC', 'copy-disk-full'],
    ['file.write', 'ENOSPC', 'copy-disk-full'],
    ['rename', 'EACCES', 'copy-not-written'],
    ['file.sync', 'EIO', 'copy-not-written']
  ] as const)('that fails at %s (%s) leaves what was there and nothing else', async (name, fault, code) => {
    const path = join(place.folder, 'copy.bin')
    await writeFile(path, 'old')
    const files = createFaultyFileSystem(real)
    files.plan({ name, at: 1, fault })
    expect(await codeFrom(writeContent({ files, random }, path, bytesOf('one', 1_000)))).toBe(code)
    expect([await readFile(path, 'utf8'), await readdir(place.folder)]).toEqual(['old', ['copy.bin']])
  })
})

describe('the room of a vault', () => {
  it('is given by the removed ones that were removed first, and never by what is attached', () => {
    const entry = (sizeBytes: number, removedAtMs: number | null) => ({
      name: { value: 'x', at: [1, 0, 'aaaaaaaa'] }, sizeBytes, sha256: '', key: '', addedAtMs: 1,
      ...(removedAtMs === null ? {} : { removed: { value: true, at: [removedAtMs, 0, 'aaaaaaaa'] } })
    })
    const MB = 1_048_576
    const attachments = { a: entry(60 * MB, null), b: entry(3 * MB, 20), c: entry(3 * MB, 30), d: entry(60 * MB, null) }
    const document = { items: { one: { attachments: { a: attachments.a, b: attachments.b, c: attachments.c } } } } as unknown as VaultDocument
    const over = { items: { one: { attachments } } } as unknown as VaultDocument
    const records = new Map(['a', 'b', 'c', 'd', 'unknown'].map((id) => [id, new Uint8Array(1)]))
    expect([[...recordsToKeep(document, records, 40).keys()], [...recordsToKeep(over, records, 40).keys()]]).toEqual([['a', 'c'], ['a', 'd']])
  })
})

describe('the attachments area', () => {
  it('is read as it was written, whatever the order of the records', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 5 }), fc.integer({ min: 1, max: 300_000 }), (ids, length) => {
        const records = new Map(ids.map((id, index) => [id, new Uint8Array(payloadBytesOf(paddedBytesFor(length + index))).fill(index + 1)]))
        const area = joinBytes(areaParts(records))
        expect(area.length).toBe(areaBytesOf(records))
        expect(holdsSameRecords(readArea(area), records)).toBe(true)
        expect([...readArea(area).keys()]).toEqual([...ids].sort())
      }),
      { numRuns: 50 }
    )
  })

  it('is refused as damaged, and in no other way, when any bytes stand in its place', () => {
    const right = joinBytes(areaParts(new Map([[newUuid(seededRandom('x')), bytesOf('r', payloadBytesOf(16_384))]])))
    fc.assert(
      fc.property(fc.nat(23), fc.nat(255), fc.nat(right.length), (at, byte, length) => {
        const spoiled = right.slice(0, length)
        if (at < spoiled.length) spoiled[at] = byte
        try {
          readArea(spoiled)
        } catch (error) {
          expect(codeOf(error)).toBe('vault-damaged')
        }
      })
    )
  })

  it('has one right padding for each length, of at most an eighth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ATTACHMENT_BYTES }), (length) => {
        const padded = paddedBytesFor(length)
        expect(isSealedLength(payloadBytesOf(padded))).toBe(true)
        expect(padded).toBeLessThanOrEqual(Math.max(16_384, (length + 8) * 1.125))
        expect(paddedBytesFor(padded - 8)).toBe(padded)
      })
    )
    expect([isSealedLength(0), isSealedLength(16_399), isSealedLength(16_401), isSealedLength(payloadBytesOf(paddedBytesFor(MAX_ATTACHMENT_BYTES)) + 16)]).toEqual([false, false, false, false])
  })

  it('gives no content whose padding is not zeros, too long or around nothing', () => {
    const padded = padContent(bytesOf('one', 10))
    const spoiled = padded.map((byte, index) => (index === 5_000 ? 1 : byte))
    const longer = joinBytes([padded, new Uint8Array(1_024)])
    expect([codeThrown(() => unpadContent(spoiled)), codeThrown(() => unpadContent(longer)), codeThrown(() => unpadContent(new Uint8Array(16_384)))]).toEqual(['vault-damaged', 'vault-damaged', 'vault-damaged'])
    expect(liveAttachmentsOf(undefined)).toEqual([])
  })
})
