// Other copies of the vault that its key does not open, or that are not whole: told, looked into, taken in, set aside, deleted. On real files.
import { copyFile, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError, codeOf } from '../../shared/errors.ts'
import type { CopyProof } from '../../shared/model/proof.ts'
import type { CopyRef } from '../../shared/model/saving.ts'
import { createCopiesSession, type CopiesSession } from './copies-session.ts'
import { createNodeFileSystem } from './file/file-system.ts'
import { createVault, type VaultStore } from './file/store.ts'
import { createVaultBytes } from './new-vault-file.ts'
import { createOtherKeys, type OtherKeys } from './other-keys.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from './testdata/store-parts.ts'

const THEIR_PASSWORD = 'the password of that time'
const COPY: CopyRef = { place: 'beside', name: 'Personal (old key).nidan' }
const TEMP = 'Personal.nidan.0123456789abcdef.tmp'

let place: TestFolder
let store: VaultStore
let copies: CopiesSession
let told = 0

beforeEach(async () => {
  place = await makeTestFolder()
  const parts = testStoreParts('copies', { ownFolder: join(place.folder, 'own') })
  store = await createVault(parts, place.path, { name: 'Personal', password: TEST_PASSWORD })
  told = 0
  copies = createCopiesSession({ files: createNodeFileSystem({ platform: process.platform }), store, otherKeys: otherKeys(), nowMs: () => TEST_NOW_MS, change: (edit, { records }) => store.change(edit, { brought: records }), onChanged: () => (told += 1) })
})
afterEach(async () => {
  await store.close()
  await place.remove()
})

const by = (password: string): CopyProof => ({ kind: 'password', password })
const otherKeys = (): OtherKeys =>
  createOtherKeys({
    vaultId: () => store.document().vaultId,
    nowMs: () => TEST_NOW_MS,
    keyFiles: { present: () => Promise.resolve(null), proof: () => Promise.reject(new AppError('vault-key-file-needed')) }
  })

/** The same vault, of a time with another key and password. */
async function stranger(title = 'From then', vaultId = store.document().vaultId, seed = 'stranger'): Promise<Uint8Array> {
  const random = seededRandom(seed)
  let isFirst = true
  const withId = (length: number): Uint8Array => {
    if (length !== 16 || !isFirst) return random(length)
    isFirst = false
    return new Uint8Array(Buffer.from(vaultId.replaceAll('-', ''), 'hex'))
  }
  return createVaultBytes({ name: 'Then', password: THEIR_PASSWORD, items: [{ title }], now: () => TEST_NOW_MS, random: withId })
}

async function put(name: string, bytes: Uint8Array | string, ageMs = 3_600_000): Promise<void> {
  await writeFile(join(place.folder, name), bytes)
  const atS = (TEST_NOW_MS - ageMs) / 1_000
  await utimes(join(place.folder, name), atS, atS)
}

const beside = async (): Promise<string[]> => (await readdir(place.folder)).filter((name) => name !== 'own' && !name.endsWith('.lock')).sort()
const titles = (): string[] => Object.values(store.document().items).map(({ title }) => title.value)
const codeFrom = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'worked',
    (error: unknown) => codeOf(error)
  )

describe('a copy of another key', () => {
  beforeEach(async () => {
    await put(COPY.name, await stranger())
  })

  it('is told, and what is in it is not known', async () => {
    await copies.look()
    expect([copies.counts(), told, (await copies.list()).map(({ name, state, news }) => [name, state, news])]).toEqual([{ news: 0, strangers: 1 }, 1, [[COPY.name, 'otherKey', null]]])
  })

  it('is looked into with its own password, and no other', async () => {
    expect([await codeFrom(copies.items(COPY, null)), await codeFrom(copies.items(COPY, by(TEST_PASSWORD)))]).toEqual(['password-needed', 'vault-wrong-password'])
    expect((await copies.items(COPY, by(THEIR_PASSWORD))).map(({ title, now }) => [title, now])).toEqual([['From then', 'gone']])
    // Open until the lock.
    expect([(await copies.items(COPY, null)).length, (await copies.list())[0]?.news]).toEqual([1, 1])
  })

  it('is taken in once it is open, and left where it is', async () => {
    expect(await codeFrom(copies.merge(COPY))).toBe('password-needed')
    await copies.items(COPY, by(THEIR_PASSWORD))
    await copies.merge(COPY)
    expect([titles(), await beside()]).toEqual([['From then'], [COPY.name, 'Personal.nidan']])
  })

  it('that was replaced since by one of a third key is asked for its password anew', async () => {
    await copies.items(COPY, by(THEIR_PASSWORD))
    await put(COPY.name, await stranger('Another one', store.document().vaultId, 'a third key'))
    expect(await codeFrom(copies.merge(COPY))).toBe('password-needed')
    expect(titles()).toEqual([])
  })

  it('is set aside whole, told no more, and still listed', async () => {
    const bytes = await readFile(join(place.folder, COPY.name))
    await copies.look()
    await copies.keepAside(COPY)
    const [listed] = await copies.list()
    expect([await beside(), copies.counts(), listed?.place]).toEqual([['Personal.nidan'], { news: 0, strangers: 0 }, 'aside'])
    expect((await readFile(join(store.folders?.aside ?? '', listed?.name ?? ''))).equals(bytes)).toBe(true)
    await copies.remove({ place: 'aside', name: listed?.name ?? '' })
    expect(await copies.list()).toEqual([])
  })
})

describe('a copy that is set aside', () => {
  it('stays where another program writes to it meanwhile', async () => {
    const bytes = await stranger()
    await put(COPY.name, bytes)
    const real = createNodeFileSystem({ platform: process.platform })
    const later = await stranger('Written meanwhile', undefined, 'meanwhile')
    // Between reading it and taking it away lies the making of its folder.
    const files = { ...real, makeFolder: async (path: string): Promise<void> => { await real.makeFolder(path); await put(COPY.name, later) } }
    await createCopiesSession({ files, store, otherKeys: otherKeys(), nowMs: () => TEST_NOW_MS, change: () => Promise.resolve(), onChanged: () => undefined }).keepAside(COPY)
    expect((await readFile(join(place.folder, COPY.name))).equals(later)).toBe(true)
  })

  it('is not set aside twice', async () => {
    await put(COPY.name, await stranger())
    await copies.keepAside(COPY)
    const [listed] = await copies.list()
    expect(await codeFrom(copies.keepAside({ place: 'aside', name: listed?.name ?? '' }))).toBe('request-invalid')
    expect((await copies.list()).map(({ name }) => name)).toEqual([listed?.name])
  })
})

describe('what an interrupted save left', () => {
  it('is told when it is not whole, and deleted when that is asked for', async () => {
    await put(TEMP, (await readFile(place.path)).subarray(0, 700))
    await copies.look()
    expect([copies.counts(), (await copies.list()).map(({ kind, state }) => [kind, state])]).toEqual([{ news: 0, strangers: 1 }, [['temporary', 'damaged']]])
    await copies.remove({ place: 'beside', name: TEMP })
    expect([await beside(), copies.counts()]).toEqual([['Personal.nidan'], { news: 0, strangers: 0 }])
  })

  it('of this minute may be of a save that still runs', async () => {
    await put(TEMP, '', 10_000)
    expect(await copies.list()).toEqual([])
  })
})

describe('a recovery copy', () => {
  it('of another key is told; one of the vault’s own is not: it is brought back by itself', async () => {
    const folder = store.folders?.recovery.folder ?? ''
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '2026-01-01T00-00-00-000Z-7.nidan'), await stranger())
    await copyFile(place.path, join(folder, '2026-01-01T00-00-00-000Z-8.nidan'))
    expect((await copies.list()).map(({ place: where, kind, state, name }) => [where, kind, state, name])).toEqual([['recovery', 'recovery', 'otherKey', '2026-01-01T00-00-00-000Z-7.nidan']])
  })
})

describe('files that are no copy', () => {
  it.each([
    ['another vault', async () => stranger('x', '11111111-2222-4333-8444-555555555555')],
    ['something else', () => Promise.resolve('a list of shops')]
  ])('%s is not listed, and can be neither deleted nor moved by its name', async (_what, make) => {
    const ref: CopyRef = { place: 'beside', name: 'Personal 2.nidan' }
    await put(ref.name, await make())
    expect(await copies.list()).toEqual([])
    expect([await codeFrom(copies.remove(ref)), await codeFrom(copies.keepAside(ref)), await codeFrom(copies.items(ref, by(THEIR_PASSWORD)))]).toEqual(['backup-not-found', 'backup-not-found', 'backup-not-found'])
    expect(await beside()).toContain(ref.name)
  })

  it.each(['../Personal.nidan', 'Personal.nidan', 'Personal.nidan.lock', ''])('%j cannot be deleted', async (name) => {
    expect(await codeFrom(copies.remove({ place: 'beside', name }))).toBe('backup-not-found')
    expect(await beside()).toEqual(['Personal.nidan'])
  })
})

it('a vault that can only be read moves and deletes nothing', async () => {
  await put(COPY.name, await stranger())
  const reader = createCopiesSession({ files: createNodeFileSystem({ platform: process.platform }), store: { ...store, readOnly: true }, otherKeys: otherKeys(), nowMs: () => TEST_NOW_MS, change: (edit, { records }) => store.change(edit, { brought: records }), onChanged: () => undefined })
  expect([await codeFrom(reader.remove(COPY)), await codeFrom(reader.keepAside(COPY))]).toEqual(['vault-read-only', 'vault-read-only'])
})
