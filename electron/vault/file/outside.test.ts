// Holds the store to "nothing acknowledged is lost": files replaced from outside, places that cannot be written, damaged files, copies left behind.
import { copyFile, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { joinBytes } from '../container/bytes.ts'
import { inspectContainer, sealContainer, sha256 } from '../container/container.ts'
import { DIGEST_BYTES } from '../container/layout.ts'
import { proofOf } from '../container/ways-in.ts'
import type { VaultDocument } from '../document/document.ts'
import { applyItemEdit, setFlag } from '../document/edit.ts'
import { newUuid } from '../document/ids.ts'
import { writeDocument } from '../document/migrate.ts'
import { createVaultBytes } from '../new-vault-file.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { findCopies, isToBeTold } from './copies.ts'
import { createNodeFileSystem } from './file-system.ts'
import type { StoreEvent } from './open-store.ts'
import { openNewestBackup } from './opening-backup.ts'
import { bringBackRecovered } from './recovered-changes.ts'
import { createVault, openVault, type StoreParts, type VaultStore } from './store.ts'

const random = seededRandom('outside')
const real = createNodeFileSystem({ platform: process.platform })
let place: TestFolder
let own: string
let nowMs: number
let events: StoreEvent[]

beforeEach(async () => {
  place = await makeTestFolder()
  own = join(place.folder, 'own')
  nowMs = TEST_NOW_MS
  events = []
})
afterEach(() => place.remove())

const parts = (seed: string, change: Partial<StoreParts> = {}): StoreParts =>
  testStoreParts(seed, { ownFolder: own, nowMs: () => (nowMs += 1), report: (event) => events.push(event), ...change })
const makeVault = (change: Partial<StoreParts> = {}): Promise<VaultStore> => createVault(parts('a', change), place.path, { name: 'Personal', password: TEST_PASSWORD })
const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)
const noDraft = (): never => {
  throw new Error('no draft')
}
const titlesOf = (document: VaultDocument): string[] => Object.values(document.items).map(({ title }) => title.value).sort()
const addLogin =
  (title: string, id: string | null = null) =>
  (document: VaultDocument): VaultDocument =>
    applyItemEdit(document, { id, title, favourite: false, notes: '', fields: [] }, noDraft, { nowMs: (nowMs += 1), writer: 'aaaaaaaa', newId: () => newUuid(random) }).document
/** What another computer does with its own copy of the file, which then comes back by a sync program. */
async function elsewhere(edit: (document: VaultDocument) => VaultDocument): Promise<void> {
  const copy = join(place.folder, 'elsewhere.nidan')
  await copyFile(place.path, copy)
  const store = await openVault(testStoreParts(`elsewhere ${String((nowMs += 1))}`, { nowMs: () => (nowMs += 1), writer: 'bbbbbbbb' }), copy, TEST_PASSWORD)
  await store.change(edit)
  await store.close()
  await rename(copy, `${place.path}.incoming`)
}
const arrive = (): Promise<void> => rename(`${place.path}.incoming`, place.path)

async function onDisk(): Promise<string[]> {
  const store = await openVault(testStoreParts('reader', { processes: testProcess({ pid: 999 }) }), place.path, TEST_PASSWORD)
  await store.close()
  return titlesOf(store.document())
}

describe('a file that another computer changed', () => {
  it('is merged when the next change is saved', async () => {
    const store = await makeVault()
    await store.change(addLogin('Both'))
    await elsewhere(addLogin('Theirs'))
    await arrive()
    await store.change(addLogin('Ours'))
    expect([titlesOf(store.document()), await onDisk()]).toEqual([['Both', 'Ours', 'Theirs'], ['Both', 'Ours', 'Theirs']])
    expect(events).toEqual([{ kind: 'merged', report: { items: 1, conflicts: [] } }])
  })

  it('is taken in as soon as it is noticed, without a write when it holds everything', async () => {
    const store = await makeVault()
    await elsewhere(addLogin('Theirs'))
    await arrive()
    const before = await readFile(place.path)
    await store.refresh()
    expect([titlesOf(store.document()), (await readFile(place.path)).equals(before), store.problem()]).toEqual([['Theirs'], true, null])
  })

  it('gets what it does not have as soon as it is noticed', async () => {
    const store = await makeVault()
    await elsewhere(addLogin('Theirs'))
    await store.change(addLogin('Ours'))
    await arrive()
    await store.refresh()
    expect(await onDisk()).toEqual(['Ours', 'Theirs'])
  })

  it('and a value that both set is told, with the other one in the history', async () => {
    const store = await makeVault()
    await store.change(addLogin('Shop'))
    const [id = ''] = Object.keys(store.document().items)
    await elsewhere(addLogin('Theirs', id))
    await store.change(addLogin('Ours', id))
    await arrive()
    await store.refresh()
    expect(store.document().items[id]?.title).toMatchObject({ value: 'Ours', history: [{ value: 'Shop' }, { value: 'Theirs' }] })
    expect(events).toEqual([{ kind: 'merged', report: { items: 1, conflicts: [{ itemId: id, title: 'Ours', fieldId: null, part: 'title', label: '' }] } }])
  })

  it('is followed by saves that continue from it', async () => {
    const store = await makeVault()
    await elsewhere(addLogin('Theirs'))
    await arrive()
    const theirs = inspectContainer(await readFile(place.path)).header
    await store.change(addLogin('Ours'))
    const ours = inspectContainer(await readFile(place.path)).header
    expect([ours.generation, Buffer.from(ours.prevSaveId).equals(theirs.saveId)]).toEqual([theirs.generation + 1, true])
  })

  it('is read, not written, by who has it open read-only', async () => {
    const holder = await makeVault()
    const reader = await openVault(parts('r', { processes: testProcess({ pid: 200 }) }), place.path, TEST_PASSWORD)
    await holder.change(addLogin('New'))
    await reader.refresh()
    expect([reader.readOnly, titlesOf(reader.document())]).toEqual([true, ['New']])
    await unlink(place.path)
    await reader.refresh()
    expect([titlesOf(reader.document()), reader.problem()]).toEqual([['New'], null])
  })

  it('again and again during one save is refused at last, and kept aside', async () => {
    let isTroubled = false
    const files = {
      ...real,
      createNew: async (path: string) => {
        if (isTroubled && path.endsWith('.tmp')) {
          await elsewhere((document) => setFlag(document, Object.keys(document.items)[0] ?? '', 'favourite', Object.values(document.items)[0]?.favourite.value !== true, { nowMs: (nowMs += 1), writer: 'bbbbbbbb', newId: () => '' }))
          await arrive()
        }
        return real.createNew(path)
      }
    }
    const store = await makeVault({ files })
    await store.change(addLogin('Shop'))
    isTroubled = true
    await store.change(addLogin('Ours'))
    expect([store.problem(), titlesOf(store.document())]).toEqual(['vault-changed-outside', ['Ours', 'Shop']])
    isTroubled = false
    await store.refresh()
    expect([store.problem(), await onDisk()]).toEqual([null, ['Ours', 'Shop']])
  })
})

describe('what cannot be saved', () => {
  it.each([
    ['a full disk', 'ENOSPC', 'vault-disk-full'],
    ['a place that may not be written', 'EACCES', 'vault-no-permission'],
    ['a broken disk', 'EIO', 'vault-save-failed']
  ])('because of %s is kept aside, and saved with the next change that works', async (_name, fault, problem) => {
    const files = createFaultyFileSystem(real)
    const store = await makeVault({ files: { ...real, createNew: (path) => (path.endsWith('.tmp') ? files : real).createNew(path) } })
    files.plan({ name: 'createNew', at: 1, fault, times: 1_000 })
    await store.change(addLogin('First'))
    await store.change(addLogin('Second'))
    expect([store.problem(), titlesOf(store.document()), await onDisk(), (await store.folders?.recovery.list())?.length]).toEqual([problem, ['First', 'Second'], [], 1])
    files.plan(null)
    await store.change(addLogin('Third'))
    expect([store.problem(), await onDisk(), await store.folders?.recovery.list()]).toEqual([null, ['First', 'Second', 'Third'], []])
    expect(events).toEqual([{ kind: 'problem', problem }, { kind: 'problem', problem: null }])
  })

  it('is tried again when it is asked for', async () => {
    const files = createFaultyFileSystem(real)
    const store = await makeVault({ files: { ...real, createNew: (path) => (path.endsWith('.tmp') ? files : real).createNew(path) } })
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    await store.change(addLogin('Kept'))
    await store.refresh()
    expect(store.problem()).toBe('vault-disk-full')
    files.plan(null)
    await store.refresh()
    expect([store.problem(), await onDisk()]).toEqual([null, ['Kept']])
  })

  it('is brought back at the next unlock', async () => {
    const files = createFaultyFileSystem(real)
    const store = await makeVault({ files: { ...real, createNew: (path) => (path.endsWith('.tmp') ? files : real).createNew(path) } })
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    await store.change(addLogin('Kept'))
    await store.close()
    const next = await openVault(parts('b'), place.path, TEST_PASSWORD)
    expect(titlesOf(next.document())).toEqual([])
    expect([await bringBackRecovered(next), await onDisk(), await next.folders?.recovery.list(), await bringBackRecovered(next)]).toEqual([1, ['Kept'], [], 0])
  })

  it('is refused, and leaves no trace, where it cannot be kept either', async () => {
    const files = createFaultyFileSystem(real)
    const store = await makeVault({ files })
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    expect(await codeFrom(store.change(addLogin('Lost')))).toBe('vault-disk-full')
    expect([titlesOf(store.document()), store.problem()]).toEqual([[], null])
  })

  it('that is no change that could be stored is refused and not kept', async () => {
    const store = await makeVault()
    expect([await codeFrom(store.change(addLogin('x'.repeat(1_001)))), store.problem(), await store.folders?.recovery.list()]).toEqual(['request-invalid', null, []])
  })

  it('of another time stays where it is when it cannot be opened', async () => {
    const store = await makeVault()
    await store.folders?.recovery.add({ savedAtMs: nowMs, generation: 9, bytes: Uint8Array.of(1) })
    expect([await bringBackRecovered(store), (await store.folders?.recovery.list())?.length]).toEqual([0, 1])
  })

  it('is not brought back by who may only read, nor without a folder', async () => {
    await makeVault()
    const reader = await openVault(parts('r', { processes: testProcess({ pid: 200 }) }), place.path, TEST_PASSWORD)
    const { ownFolder: _none, ...without } = parts('n', { processes: testProcess({ pid: 201 }) })
    expect([await bringBackRecovered(reader), await bringBackRecovered(await openVault(without, place.path, TEST_PASSWORD))]).toEqual([0, 0])
  })
})

describe('a file in whose place something else stands', () => {
  const otherVault = (): Promise<Uint8Array> => createVaultBytes({ name: 'Other', password: TEST_PASSWORD, items: [], now: () => nowMs, random: seededRandom('other') })
  /** The same vault, written with a key that was made elsewhere. */
  const otherKey = (store: VaultStore, bytes: Uint8Array): Uint8Array => {
    const { header, minorVersion } = inspectContainer(bytes)
    return sealContainer({ header, minorVersion, vaultKey: random(32), document: writeDocument(store.document()) })
  }

  it.each([
    ['another vault', () => otherVault(), 'vault-other-vault'],
    ['one with another key', (store: VaultStore, bytes: Uint8Array) => Promise.resolve(otherKey(store, bytes)), 'vault-key-changed'],
    ['a cut file', (_store: VaultStore, bytes: Uint8Array) => Promise.resolve(bytes.slice(0, -10)), 'vault-changed-outside'],
    ['a text', () => Promise.resolve(new TextEncoder().encode('hello')), 'vault-changed-outside']
  ])('(%s) is never written over; ours is kept aside and said', async (_name, make, problem) => {
    const store = await makeVault()
    await store.change(addLogin('Ours'))
    const stranger = await make(store, await readFile(place.path))
    await writeFile(place.path, stranger)
    await store.refresh()
    expect([store.problem(), (await readFile(place.path)).equals(stranger)]).toEqual([problem, true])
    await store.refresh()
    await store.change(addLogin('More'))
    expect([(await readFile(place.path)).equals(stranger), titlesOf(store.document()), (await store.folders?.recovery.list())?.length]).toEqual([true, ['More', 'Ours'], 1])
    const [kept] = (await store.folders?.recovery.list()) ?? []
    expect(titlesOf(store.openCopy((await store.folders?.recovery.read(kept?.name ?? '')) ?? new Uint8Array()).document)).toEqual(['More', 'Ours'])
    expect(events.filter(({ kind }) => kind === 'problem')).toEqual([{ kind: 'problem', problem }])
  })

  it('is said when the file is gone, and forgotten when it is back', async () => {
    const store = await makeVault()
    await rename(place.path, `${place.path}.moved`)
    await store.refresh()
    expect([store.problem(), (await readdir(place.folder)).includes('Personal.nidan')]).toEqual(['vault-changed-outside', false])
    await rename(`${place.path}.moved`, place.path)
    await store.refresh()
    expect([store.problem(), await store.folders?.recovery.list()]).toEqual([null, []])
  })

  it('that cannot be read for the moment is told by what the system says', async () => {
    const files = createFaultyFileSystem(real)
    const store = await makeVault({ files })
    files.plan({ name: 'file.read', at: 1, fault: 'EIO' })
    await store.refresh()
    expect(store.problem()).toBe('vault-save-failed')
  })
})

describe('backups', () => {
  it('are made of the file as it was before each save', async () => {
    const store = await makeVault()
    await store.change(addLogin('One'))
    await store.change(addLogin('Two'))
    const contents = await Promise.all(((await store.folders?.backups.list()) ?? []).map(async ({ name }) => titlesOf(store.openCopy((await store.folders?.backups.read(name)) ?? new Uint8Array()).document)))
    expect(contents).toEqual([['One'], []])
  })

  it('that cannot be made keep no change from being saved', async () => {
    await writeFile(own, 'a file where the folder should be')
    const store = await makeVault()
    await store.change(addLogin('One'))
    expect([store.problem(), await onDisk()]).toEqual([null, ['One']])
  })
})

/** In its last chunk, which the header says nothing about. */
const withByteChanged = (bytes: Uint8Array): Uint8Array => bytes.map((byte, index) => (index === bytes.length - 200 ? byte ^ 1 : byte))

describe('a damaged file', () => {
  async function damaged(saves = 2): Promise<Uint8Array> {
    const store = await makeVault()
    for (let n = 1; n <= saves; n += 1) await store.change(addLogin(String(n)))
    await store.close()
    const bytes = new Uint8Array(await readFile(place.path)).slice(0, -100)
    await writeFile(place.path, bytes)
    return bytes
  }
  const openBackup = async (password = TEST_PASSWORD): ReturnType<typeof openNewestBackup> => {
    const damage: unknown = await openVault(parts('d'), place.path, password).then(
      () => null,
      (error: unknown) => error
    )
    return openNewestBackup(parts('d'), place.path, proofOf(password), damage)
  }

  it('opens as its newest backup, read-only, and is left as it is', async () => {
    const bytes = await damaged()
    const { store } = await openBackup()
    expect([titlesOf(store.document()), store.readOnly, await codeFrom(store.change(addLogin('x')))]).toEqual([['1'], true, 'vault-read-only'])
    expect((await readFile(place.path)).equals(bytes)).toBe(true)
  })

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['damaged', () => new Uint8Array(1)],
    ['damaged behind a checksum that fits', (bytes) => joinBytes([withByteChanged(bytes.subarray(0, -DIGEST_BYTES)), sha256(withByteChanged(bytes.subarray(0, -DIGEST_BYTES)))])]
  ])('opens as the one before when the newest backup is %s too', async (_what, spoil) => {
    await damaged(3)
    const folder = join(own, 'backups')
    const [id = ''] = (await readdir(folder)).filter((name) => name !== 'places')
    const newest = join(folder, id, (await readdir(join(folder, id))).sort().at(-1) ?? '')
    await writeFile(newest, spoil(new Uint8Array(await readFile(newest))))
    expect(titlesOf((await openBackup()).store.document())).toEqual(['1'])
  })

  it('says that the password opens no backup, which may be of before a change of it', async () => {
    await damaged()
    expect(await codeFrom(openBackup('another password'))).toBe('backup-refused')
  })

  it('is said to be damaged when there is no backup that opens', async () => {
    await damaged()
    await rm(own, { recursive: true })
    expect(await codeFrom(openBackup())).toBe('vault-damaged')
    const { ownFolder: _none, ...without } = parts('n')
    expect(await codeFrom(openNewestBackup(without, place.path, proofOf(TEST_PASSWORD), await openVault(without, place.path, TEST_PASSWORD).catch((error: unknown) => error)))).toBe('vault-damaged')
  })

  it('is set aside under another name when the backup takes its place', async () => {
    const bytes = await damaged()
    const aside = await (await openBackup()).putInPlace()
    expect([(await readFile(aside)).equals(bytes), await onDisk()]).toEqual([true, ['1']])
    const again = await openVault(parts('again'), place.path, TEST_PASSWORD)
    await again.change(addLogin('New'))
    expect(await onDisk()).toEqual(['1', 'New'])
  })

  it('gets its name back when the backup cannot be put in its place', async () => {
    const bytes = await damaged()
    const files = createFaultyFileSystem(real)
    const damage: unknown = await openVault(parts('d'), place.path, TEST_PASSWORD).catch((error: unknown) => error)
    const backup = await openNewestBackup(parts('d', { files }), place.path, proofOf(TEST_PASSWORD), damage)
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 10 })
    expect([await codeFrom(backup.putInPlace()), (await readFile(place.path)).equals(bytes)]).toEqual(['vault-disk-full', true])
  })

  it('never hides one that was set aside before', async () => {
    await damaged()
    const fixed = parts('d', { nowMs: () => TEST_NOW_MS })
    const damage: unknown = await openVault(fixed, place.path, TEST_PASSWORD).catch((error: unknown) => error)
    const backup = await openNewestBackup(fixed, place.path, proofOf(TEST_PASSWORD), damage)
    await writeFile(`${place.path}.${new Date(TEST_NOW_MS).toISOString().replaceAll(/[:.]/gu, '-')}.damaged`, 'precious')
    expect(await codeFrom(backup.putInPlace())).toBe('vault-exists-already')
  })
})

describe('copies beside the vault', () => {
  it('are found by what they hold, whatever made them', async () => {
    const store = await makeVault()
    await elsewhere(addLogin('Theirs'))
    await rename(`${place.path}.incoming`, join(place.folder, 'Personal (conflicted copy).nidan'))
    await elsewhere(addLogin('Interrupted'))
    await rename(`${place.path}.incoming`, `${place.path}.0123456789abcdef.tmp`)
    const found = await findCopies({ files: real, store, nowMs: () => nowMs })
    expect(found.map(({ name, kind, news }) => [name, kind, news]).sort()).toEqual([
      ['Personal (conflicted copy).nidan', 'copy', 1],
      ['Personal.nidan.0123456789abcdef.tmp', 'temporary', 1]
    ])
  })

  it('are told when they bring something; those that are no vault, of another one, or called otherwise are none', async () => {
    const store = await makeVault()
    await copyFile(place.path, join(place.folder, 'Personal 2.nidan'))
    await writeFile(join(place.folder, 'Personal 3.nidan'), 'x')
    await writeFile(join(place.folder, 'Personal 4.nidan'), await createVaultBytes({ name: 'Other', password: TEST_PASSWORD, items: [{ title: 'x' }], now: () => nowMs, random: seededRandom('other') }))
    await mkdir(join(place.folder, 'Personal 5.nidan'))
    await elsewhere(addLogin('Theirs'))
    await rename(`${place.path}.incoming`, join(place.folder, 'Work.nidan'))
    const found = await findCopies({ files: real, store, nowMs: () => nowMs })
    expect([found.map(({ name, news }) => [name, news]), found.some(isToBeTold)]).toEqual([[['Personal 2.nidan', 0]], false])
  })

  it('are none where the folder cannot be looked into', async () => {
    const store = await makeVault()
    expect(await findCopies({ files: { ...real, list: () => Promise.reject(new Error('no')) }, store, nowMs: () => nowMs })).toEqual([])
  })
})
