import { chmod, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { inspectContainer } from '../container/container.ts'
import { MAX_FILE_BYTES } from '../container/layout.ts'
import type { VaultDocument } from '../document/document.ts'
import { applyItemEdit } from '../document/edit.ts'
import { newUuid } from '../document/ids.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { createNodeFileSystem } from './file-system.ts'
import { createVault, openVault, type StoreParts, type VaultStore } from './store.ts'
import { orphanTempsOf } from './write-file.ts'

const random = seededRandom('store')
let place: TestFolder

beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

const addLogin =
  (title: string) =>
  (document: VaultDocument): VaultDocument =>
    applyItemEdit(
      document,
      { id: null, title, favourite: false, notes: '', fields: [] },
      () => {
        throw new Error('no draft')
      },
      {
        nowMs: TEST_NOW_MS,
        writer: 'aaaaaaaa',
        newId: () => newUuid(random)
      }
    ).document

const titlesOf = (store: VaultStore): string[] => Object.values(store.document().items).map(({ title }) => title.value)
const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)
const makeVault = (parts: StoreParts): Promise<VaultStore> => createVault(parts, place.path, { name: 'Personal', password: TEST_PASSWORD })

/** What another program finds in the file, whatever happened before. */
async function titlesOnDisk(): Promise<string[]> {
  const store = await openVault(testStoreParts('reader', { processes: testProcess({ pid: 999 }) }), place.path, TEST_PASSWORD)
  await store.close()
  return titlesOf(store)
}

describe('a new vault', () => {
  it('is a file for this person alone, that its password opens', async () => {
    const store = await makeVault(testStoreParts('a'))
    await store.close()
    expect((await stat(place.path)).mode & 0o777).toBe(0o600)
    expect((await openVault(testStoreParts('b'), place.path, TEST_PASSWORD)).document().name.value).toBe('Personal')
  })

  it('leaves nothing but itself and its lock in the folder', async () => {
    const store = await makeVault(testStoreParts('a'))
    expect((await readdir(place.folder)).sort()).toEqual(['Personal.nidan', 'Personal.nidan.lock'])
    await store.close()
    expect(await readdir(place.folder)).toEqual(['Personal.nidan'])
  })

  it('makes the folder that it is to stand in', async () => {
    const path = join(place.folder, 'vaults', 'deep', 'My.nidan')
    const store = await createVault(testStoreParts('a'), path, { name: 'My', password: TEST_PASSWORD })
    expect([store.readOnly, (await stat(path)).isFile()]).toEqual([false, true])
  })

  it('never replaces a file that is there', async () => {
    await writeFile(place.path, 'precious')
    expect(await codeFrom(makeVault(testStoreParts('a')))).toBe('vault-exists-already')
    expect([await readFile(place.path, 'utf8'), await readdir(place.folder)]).toEqual(['precious', ['Personal.nidan']])
  })

  it('can be made where files can have one name only', async () => {
    const files = createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
    files.plan({ name: 'link', at: 1, fault: 'EPERM' })
    await (await makeVault(testStoreParts('a', { files }))).close()
    expect(await titlesOnDisk()).toEqual([])
  })

  it('never replaces a file where files can have one name only', async () => {
    await writeFile(place.path, 'precious')
    const files = createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
    files.plan({ name: 'link', at: 1, fault: 'EPERM' })
    expect(await codeFrom(makeVault(testStoreParts('a', { files })))).toBe('vault-exists-already')
    expect(await readFile(place.path, 'utf8')).toBe('precious')
  })
})

describe('opening', () => {
  it.each([
    ['another password', (path: string) => writeFile(path + '.x', ''), 'another password', 'vault-wrong-password'],
    [
      'a file that is not there',
      (path: string) => import('node:fs/promises').then((fs) => fs.unlink(path)),
      TEST_PASSWORD,
      'vault-not-found'
    ],
    ['a text file', (path: string) => writeFile(path, 'hello'), TEST_PASSWORD, 'vault-not-a-vault'],
    ['an empty file', (path: string) => writeFile(path, ''), TEST_PASSWORD, 'vault-not-a-vault'],
    ['a cut file', (path: string) => truncate(path, 5_000), TEST_PASSWORD, 'vault-damaged'],
    ['a file that is larger than any vault', (path: string) => truncate(path, MAX_FILE_BYTES + 1), TEST_PASSWORD, 'vault-too-large']
  ])('says what is wrong with %s', async (_name, spoil, password, code) => {
    await (await makeVault(testStoreParts('a'))).close()
    await spoil(place.path)
    expect(await codeFrom(openVault(testStoreParts('b'), place.path, password))).toBe(code)
  })

  it('takes a folder for no vault', async () => {
    expect(await codeFrom(openVault(testStoreParts('a'), place.folder, TEST_PASSWORD))).toBe('vault-not-a-vault')
  })

  it('leaves no lock behind when the password is wrong', async () => {
    await (await makeVault(testStoreParts('a'))).close()
    await codeFrom(openVault(testStoreParts('b'), place.path, 'another password'))
    expect(await readdir(place.folder)).toEqual(['Personal.nidan'])
  })

  it('leaves files alone that an interrupted save left, and tells which', async () => {
    await (await makeVault(testStoreParts('a'))).close()
    const orphan = `${place.path}.0123456789abcdef.tmp`
    await writeFile(orphan, 'x')
    await writeFile(join(place.folder, 'Other.nidan.0123456789abcdef.tmp'), 'x')
    await (await openVault(testStoreParts('b'), place.path, TEST_PASSWORD)).close()
    expect(await orphanTempsOf(createNodeFileSystem({ platform: process.platform }), place.path)).toEqual([orphan])
  })
})

describe('saving', () => {
  it('is on disk when it is acknowledged', async () => {
    const store = await makeVault(testStoreParts('a'))
    await store.change(addLogin('Shop'))
    expect(await titlesOnDisk()).toEqual(['Shop'])
  })

  it('counts generations and links each save to the one before', async () => {
    const store = await makeVault(testStoreParts('a'))
    const first = inspectContainer(await readFile(place.path)).header
    await store.change(addLogin('Shop'))
    const second = inspectContainer(await readFile(place.path)).header
    expect([first.generation, second.generation, store.document().generation]).toEqual([1, 2, 2])
    expect([second.prevSaveId, second.vaultId, second.slots]).toEqual([first.saveId, first.vaultId, first.slots])
    expect(second.saveSalt).not.toEqual(first.saveSalt)
  })

  it('keeps the order of changes that come at once, and loses none', async () => {
    const store = await makeVault(testStoreParts('a'))
    await Promise.all(['1', '2', '3', '4', '5'].map((title) => store.change(addLogin(title))))
    expect([titlesOf(store), await titlesOnDisk()]).toEqual([
      ['1', '2', '3', '4', '5'],
      ['1', '2', '3', '4', '5']
    ])
  })

  it('goes on after a change that was refused', async () => {
    const store = await makeVault(testStoreParts('a'))
    const refused = store.change(() => {
      throw new Error('no')
    })
    const next = store.change(addLogin('Shop'))
    await expect(refused).rejects.toThrow('no')
    await next
    expect(await titlesOnDisk()).toEqual(['Shop'])
  })

  it('writes nothing for a change that changes nothing', async () => {
    const store = await makeVault(testStoreParts('a'))
    const before = await readFile(place.path)
    await store.change((document) => document)
    expect((await readFile(place.path)).equals(before)).toBe(true)
  })

  it('refuses what could not be opened again', async () => {
    const store = await makeVault(testStoreParts('a'))
    expect(await codeFrom(store.change(addLogin('x'.repeat(1_001))))).toBe('request-invalid')
  })

  it('replaces the file behind a link and not the link', async () => {
    await (await makeVault(testStoreParts('a'))).close()
    const alias = join(place.folder, 'alias.nidan')
    await symlink(place.path, alias)
    const store = await openVault(testStoreParts('b'), alias, TEST_PASSWORD)
    await store.change(addLogin('Shop'))
    await store.close()
    expect(await titlesOnDisk()).toEqual(['Shop'])
  })

  it('is refused after closing', async () => {
    const store = await makeVault(testStoreParts('a'))
    await store.close()
    expect(await codeFrom(store.change(addLogin('Shop')))).toBe('vault-locked')
  })

  it('that was asked for before closing is finished first', async () => {
    const store = await makeVault(testStoreParts('a'))
    const saved = store.change(addLogin('Shop'))
    await store.close()
    await saved
    expect(await titlesOnDisk()).toEqual(['Shop'])
  })
})

describe('a file that somebody else changed', () => {
  it.each([
    ['replaced by other bytes', (path: string) => writeFile(path, 'precious')],
    ['changed in one byte', async (path: string) => writeFile(path, Buffer.concat([(await readFile(path)).subarray(0, -1), Buffer.of(0)]))]
  ])('is left as it is when it was %s', async (_name, spoil) => {
    const store = await makeVault(testStoreParts('a'))
    await spoil(place.path)
    const before = await readFile(place.path)
    expect(await codeFrom(store.change(addLogin('Shop')))).toBe('vault-changed-outside')
    expect([(await readFile(place.path)).equals(before), titlesOf(store), (await readdir(place.folder)).sort()]).toEqual([
      true,
      [],
      ['Personal.nidan', 'Personal.nidan.lock']
    ])
  })

  it('is left as it is when it changed while we wrote ours', async () => {
    const real = createNodeFileSystem({ platform: process.platform })
    const files = createFaultyFileSystem(real)
    const store = await makeVault(testStoreParts('a', { files }))
    const spoiling = {
      ...files,
      createNew: async (path: string) => {
        await writeFile(place.path, 'precious')
        return real.createNew(path)
      }
    }
    await store.close()
    const again = await openVault(
      testStoreParts('b', {
        files: { ...spoiling, createNew: (path) => (path.endsWith('.tmp') ? spoiling.createNew(path) : real.createNew(path)) }
      }),
      place.path,
      TEST_PASSWORD
    )
    expect(await codeFrom(again.change(addLogin('Shop')))).toBe('vault-changed-outside')
    expect(await readFile(place.path, 'utf8')).toBe('precious')
  })

  it('is not made anew when it was taken away', async () => {
    const store = await makeVault(testStoreParts('a'))
    await import('node:fs/promises').then((fs) => fs.rename(place.path, `${place.path}.moved`))
    expect(await codeFrom(store.change(addLogin('Shop')))).toBe('vault-changed-outside')
    expect((await readdir(place.folder)).sort()).toEqual(['Personal.nidan.lock', 'Personal.nidan.moved'])
  })
})

describe('a vault that is open elsewhere', () => {
  it('can be read but not changed', async () => {
    await makeVault(testStoreParts('a'))
    const second = await openVault(testStoreParts('b', { processes: testProcess({ pid: 200 }) }), place.path, TEST_PASSWORD)
    expect([second.readOnly, await codeFrom(second.change(addLogin('Shop')))]).toEqual([true, 'vault-read-only'])
  })

  it('can be changed once the other is closed', async () => {
    const first = await makeVault(testStoreParts('a'))
    await first.close()
    const second = await openVault(testStoreParts('b'), place.path, TEST_PASSWORD)
    await second.change(addLogin('Shop'))
    expect(await titlesOnDisk()).toEqual(['Shop'])
  })

  it('is read-only when its file is write-protected', async () => {
    await (await makeVault(testStoreParts('a'))).close()
    await chmod(place.path, 0o400)
    const real = createNodeFileSystem({ platform: process.platform })
    // Root may write everything, so the answer of the system is given here.
    const files = { ...real, isWritable: () => Promise.resolve(false) }
    expect((await openVault(testStoreParts('b', { files }), place.path, TEST_PASSWORD)).readOnly).toBe(true)
  })
})

describe('a save that fails', () => {
  const setUp = async (): Promise<{ store: VaultStore; files: ReturnType<typeof createFaultyFileSystem> }> => {
    const files = createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
    const store = await makeVault(testStoreParts('a', { files }))
    await store.change(addLogin('Kept'))
    return { store, files }
  }

  it.each([
    ['createNew', 'ENOSPC', 'vault-disk-full'],
    ['createNew', 'EACCES', 'vault-no-permission'],
    ['createNew', 'EROFS', 'vault-no-permission'],
    ['file.write', 'ENOSPC', 'vault-disk-full'],
    ['file.write', 'EDQUOT', 'vault-disk-full'],
    ['file.write', 'EIO', 'vault-save-failed'],
    ['file.sync', 'EIO', 'vault-save-failed'],
    ['file.sync', 'ENOSPC', 'vault-disk-full'],
    ['rename', 'EACCES', 'vault-no-permission'],
    ['rename', 'EXDEV', 'vault-save-failed']
  ])('at %s with %s leaves the old file whole, cleans up and says %s', async (name, fault, code) => {
    const { store, files } = await setUp()
    const before = await readFile(place.path)
    files.plan({ name, at: 1, fault })
    expect(await codeFrom(store.change(addLogin('New')))).toBe(code)
    expect([(await readFile(place.path)).equals(before), titlesOf(store)]).toEqual([true, ['Kept']])
    expect((await readdir(place.folder)).sort()).toEqual(['Personal.nidan', 'Personal.nidan.lock'])
    files.plan(null)
    await store.change(addLogin('New'))
    expect(await titlesOnDisk()).toEqual(['Kept', 'New'])
  })

  it('at any single step leaves a file that opens, and the next save works', async () => {
    const { store, files } = await setUp()
    files.plan(null)
    await store.change(addLogin('0'))
    const steps = files.calls.length
    expect(steps).toBeGreaterThan(15)
    for (let at = 1; at <= steps; at += 1) {
      files.plan({ at, fault: 'EIO' })
      const result = await codeFrom(store.change(addLogin(`at ${at}`)))
      files.plan(null)
      const onDisk = await titlesOnDisk()
      expect(onDisk.slice(0, 2)).toEqual(['Kept', '0'])
      if (result === 'worked') expect(onDisk).toContain(`at ${at}`)
      await store.change(addLogin(`after ${at}`))
      expect(await titlesOnDisk()).toContain(`after ${at}`)
    }
  })

  it('by the end of the process at any step leaves the old or the new file whole', async () => {
    const { store, files } = await setUp()
    files.plan(null)
    await store.change(addLogin('0'))
    const steps = files.calls.length
    let alive = store
    let acknowledged = ['Kept', '0']
    for (let at = 1; at <= steps; at += 1) {
      files.plan({ at, fault: 'kill' })
      const result = await codeFrom(alive.change(addLogin(`at ${at}`)))
      files.plan(null)
      const onDisk = await titlesOnDisk()
      expect([acknowledged, [...acknowledged, `at ${at}`]]).toContainEqual(onDisk)
      if (result === 'worked') expect(onDisk).toContain(`at ${at}`)
      acknowledged = onDisk
      // A new process finds the dead one's lock and takes it over.
      alive = await openVault(
        testStoreParts(`run ${at}`, { files, processes: testProcess({ isAlive: () => false }) }),
        place.path,
        TEST_PASSWORD
      )
      expect(alive.readOnly).toBe(false)
    }
  })

  it('never happens for short writes: all bytes are written however few go at once', async () => {
    const { store, files } = await setUp()
    files.limitWrites(1_000)
    await store.change(addLogin('New'))
    expect(await titlesOnDisk()).toEqual(['Kept', 'New'])
  })

  it('is said when the disk takes no bytes at all', async () => {
    const { store, files } = await setUp()
    files.limitWrites(0)
    expect(await codeFrom(store.change(addLogin('New')))).toBe('vault-save-failed')
    expect(await titlesOnDisk()).toEqual(['Kept'])
  })

  it('is found when the disk gives back other bytes than it was given', async () => {
    const real = createNodeFileSystem({ platform: process.platform })
    let isLying = false
    const files = {
      ...real,
      openToRead: async (path: string) => {
        const file = await real.openToRead(path)
        if (!isLying || !path.endsWith('.tmp')) return file
        return {
          ...file,
          read: async (target: Uint8Array, position: number) => {
            const count = await file.read(target, position)
            target[100] = 0
            target[101] = 0
            return count
          }
        }
      }
    }
    const store = await makeVault(testStoreParts('a', { files }))
    isLying = true
    expect(await codeFrom(store.change(addLogin('New')))).toBe('vault-save-failed')
    expect(await titlesOnDisk()).toEqual([])
  })

  it('is waited out for ten seconds on Windows while another program holds the file', async () => {
    const files = createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
    const waits: number[] = []
    const store = await makeVault(
      testStoreParts('a', {
        files,
        platform: 'win32',
        sleep: (ms) => {
          waits.push(ms)
          return Promise.resolve()
        }
      })
    )
    files.plan({ name: 'rename', at: 1, fault: 'EBUSY', times: 4 })
    await store.change(addLogin('New'))
    expect(waits).toEqual([20, 40, 80, 160])
    files.plan({ name: 'rename', at: 1, fault: 'EPERM', times: 1_000 })
    expect(await codeFrom(store.change(addLogin('Never')))).toBe('vault-no-permission')
    expect(waits.slice(4).reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(10_000)
    expect(await titlesOnDisk()).toEqual(['New'])
  })
})
