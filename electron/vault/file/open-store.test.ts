// Holds an open vault to the rarer turns: copies that bring nothing, other keys in the same file, places that fail for good or only once.
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError, codeOf } from '../../../shared/errors.ts'
import { createKeptFolder } from '../backup/backup-folder.ts'
import { findVaultKey, inspectContainer, sealContainer } from '../container/container.ts'
import { SALT_BYTES } from '../container/layout.ts'
import { proofOf } from '../container/ways-in.ts'
import { uuidBytes, uuidText } from '../document/ids.ts'
import { applyItemEdit } from '../document/edit.ts'
import type { VaultDocument } from '../document/document.ts'
import { writeDocument } from '../document/migrate.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { createNodeFileSystem } from './file-system.ts'
import { createKeepingAside } from './keeping-aside.ts'
import type { StoreEvent } from './open-store.ts'
import { openNewestBackup } from './opening-backup.ts'
import { readCopy } from './read-vault.ts'
import { bringBackRecovered } from './recovered-changes.ts'
import { createVault, openVault, type StoreParts, type VaultStore } from './store.ts'

const random = seededRandom('open store')
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

const parts = (change: Partial<StoreParts> = {}): StoreParts =>
  testStoreParts('open store', { ownFolder: own, nowMs: () => (nowMs += 1), report: (event) => events.push(event), ...change })
const makeVault = (change: Partial<StoreParts> = {}): Promise<VaultStore> => createVault(parts(change), place.path, { name: 'Personal', password: TEST_PASSWORD })
const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)
const noDraft = (): never => {
  throw new Error('no draft')
}
const addLogin =
  (title: string) =>
  (document: VaultDocument): VaultDocument =>
    applyItemEdit(document, { id: null, title, favourite: false, notes: '', fields: [] }, noDraft, { nowMs: (nowMs += 1), writer: 'aaaaaaaa', newId: () => uuidText(uuidBytes(random)) }).document
const titlesOf = (document: VaultDocument): string[] => Object.values(document.items).map(({ title }) => title.value).sort()

describe('a file that another program wrote again', () => {
  it('with nothing new in it is followed without a word and without a write', async () => {
    const store = await makeVault()
    await store.change(addLogin('Ours'))
    const { header, minorVersion } = inspectContainer(await readFile(place.path))
    const { vaultKey } = await vaultKeyOf(place.path)
    const again = sealContainer({ header: { ...header, saveId: random(16), saveSalt: random(SALT_BYTES) }, minorVersion, vaultKey, document: writeDocument(store.document()) })
    await writeFile(place.path, again)
    await store.refresh()
    expect([(await readFile(place.path)).equals(again), events, store.problem()]).toEqual([true, [], null])
    await store.change(addLogin('More'))
    expect(titlesOf(store.document())).toEqual(['More', 'Ours'])
  })

  it('of a version that cannot be read here is not written over', async () => {
    const store = await makeVault()
    const { header, minorVersion } = inspectContainer(await readFile(place.path))
    const { vaultKey } = await vaultKeyOf(place.path)
    const newer = new TextEncoder().encode(JSON.stringify({ ...store.document(), schema: 99 }))
    const bytes = sealContainer({ header: { ...header, saveSalt: random(SALT_BYTES) }, minorVersion, vaultKey, document: newer })
    expect(() => readCopy(bytes, vaultKey, header.vaultId)).toThrow('vault-newer-version')
    await writeFile(place.path, bytes)
    await store.change(addLogin('Ours'))
    expect([store.problem(), (await readFile(place.path)).equals(bytes)]).toEqual(['vault-changed-outside', true])
  })

  /** By the same way as the program: the cheapest derivation of the tests. */
  async function vaultKeyOf(path: string): Promise<{ vaultKey: Uint8Array }> {
    return { vaultKey: await findVaultKey(inspectContainer(await readFile(path)), TEST_PASSWORD) }
  }
})

describe('what was kept aside', () => {
  it('twice under one name is not thrown away with the copy of before', async () => {
    const recovery = createKeptFolder({ files: real, folder: join(own, 'recovery') })
    const aside = createKeepingAside({ recovery, nowMs: () => TEST_NOW_MS })
    const full = new AppError('vault-disk-full')
    await aside.keep(full, 7, () => Uint8Array.of(1))
    await aside.keep(full, 7, () => Uint8Array.of(1))
    expect([(await recovery.list()).map(({ generation }) => generation), aside.problem()]).toEqual([[7], 'vault-disk-full'])
    await aside.keep(full, 8, () => Uint8Array.of(2))
    expect((await recovery.list()).map(({ generation }) => generation)).toEqual([8])
  })

  it('stays while the file cannot be written at the next unlock either', async () => {
    const files = createFaultyFileSystem(real)
    const failing = { ...real, createNew: (path: string) => (path.endsWith('.tmp') ? files : real).createNew(path) }
    const first = await makeVault({ files: failing })
    files.plan({ name: 'createNew', at: 1, fault: 'ENOSPC', times: 1_000 })
    await first.change(addLogin('Kept'))
    await first.close()
    const second = await openVault(parts({ files: failing }), place.path, TEST_PASSWORD)
    await bringBackRecovered(second)
    expect([second.problem(), titlesOf(second.document()), (await second.folders?.recovery.list())?.length]).toEqual(['vault-disk-full', ['Kept'], 2])
    files.plan(null)
    await second.refresh()
    expect(second.problem()).toBeNull()
  })

  it('and is in the file by now is removed and not counted', async () => {
    const store = await makeVault()
    await store.change(addLogin('Ours'))
    await store.folders?.recovery.add({ savedAtMs: nowMs, generation: 2, bytes: new Uint8Array(await readFile(place.path)) })
    expect([await bringBackRecovered(store), await store.folders?.recovery.list()]).toEqual([0, []])
  })
})

describe('a backup', () => {
  it('that cannot be read is passed over for the one before', async () => {
    const store = await makeVault()
    for (const title of ['1', '2', '3']) await store.change(addLogin(title))
    await store.close()
    await writeFile(place.path, 'damaged')
    const folder = store.folders?.backups
    const [newest] = (await folder?.list()) ?? []
    const unreadable = { ...real, openToRead: (path: string) => (path.endsWith(newest?.name ?? '') ? Promise.reject(Object.assign(new Error('read failed'), { code: 'EIO' })) : real.openToRead(path)) }
    const { store: opened } = await openNewestBackup(parts({ files: unreadable }), place.path, proofOf(TEST_PASSWORD), new AppError('vault-damaged'))
    expect(titlesOf(opened.document())).toEqual(['1'])
  })
})

describe('a folder that goes away under an open vault', () => {
  it('is no place for a lock file, and the vault is read all the same', async () => {
    await (await makeVault()).close()
    await chmod(place.folder, 0o500)
    const noLock = { ...real, createNew: () => Promise.reject(Object.assign(new Error('denied'), { code: 'EACCES' })) }
    try {
      const store = await openVault(parts({ files: noLock, processes: testProcess({ pid: 200 }) }), place.path, TEST_PASSWORD)
      expect([store.readOnly, await codeFrom(store.change(addLogin('x')))]).toEqual([true, 'vault-read-only'])
    } finally {
      await chmod(place.folder, 0o700)
    }
  })

  it('takes no acknowledged change with it: what comes next is kept aside', async () => {
    const store = await makeVault()
    await store.change(addLogin('Saved'))
    await rm(place.path)
    await store.change(addLogin('Kept'))
    const [kept] = (await store.folders?.recovery.list()) ?? []
    const copy = store.openCopy((await store.folders?.recovery.read(kept?.name ?? '')) ?? new Uint8Array())
    expect([store.problem(), titlesOf(copy.document)]).toEqual(['vault-changed-outside', ['Kept', 'Saved']])
  })
})

describe('a vault that another process has open', () => {
  const second = (change: Partial<StoreParts> = {}): Promise<VaultStore> => openVault(parts({ processes: testProcess({ pid: 200 }), ...change }), place.path, TEST_PASSWORD)

  it('can be taken over once that one has closed it, with all that it saved meanwhile', async () => {
    const first = await makeVault()
    const store = await second()
    expect([store.readOnly, await store.takeOver(), store.readOnly]).toEqual([true, false, true])
    await first.change(addLogin('Meanwhile'))
    await first.close()
    expect([await store.takeOver(), store.readOnly, titlesOf(store.document())]).toEqual([true, false, ['Meanwhile']])
    await store.change(addLogin('Mine'))
    expect([await store.takeOver(), titlesOf(store.document())]).toEqual([true, ['Meanwhile', 'Mine']])
  })

  it('is taken over once, though it is asked for twice at a time', async () => {
    const first = await makeVault()
    const store = await second()
    await first.close()
    expect(await Promise.all([store.takeOver(), store.takeOver()])).toEqual([true, true])
  })

  it('stays read-only where the file may not be written', async () => {
    const first = await makeVault()
    const store = await second({ files: { ...real, isWritable: () => Promise.resolve(false) } })
    await first.close()
    expect([await store.takeOver(), store.readOnly]).toEqual([false, true])
  })

  it('is not taken over when something else stands in its place, and the lock is given back', async () => {
    const first = await makeVault()
    const store = await second()
    await first.close()
    await writeFile(place.path, 'hello')
    expect([await codeFrom(store.takeOver()), store.readOnly, await readdir(place.folder)]).toEqual(['vault-changed-outside', true, ['Personal.nidan']])
  })
})
