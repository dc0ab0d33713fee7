import { open, readdir, readFile, symlink, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { createFaultyFileSystem, type FaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { createNodeFileSystem, systemCodeOf } from './file-system.ts'
import { lockPathOf, takeLock } from './lock-file.ts'
import { readProcessFacts } from './process-facts.ts'
import { readWholeFile } from './read-file.ts'
import { createVaultFile } from './write-file.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

function faulty(): FaultyFileSystem {
  return createFaultyFileSystem(createNodeFileSystem({ platform: process.platform }))
}

describe('a lock file that cannot be written', () => {
  it.each(['ENOSPC', 'EIO'])('for %s is taken away again, and the vault is read-only', async (fault) => {
    const files = faulty()
    files.plan({ at: 1, name: 'file.write', fault })
    expect(await takeLock(testStoreParts('lock', { files }), place.path)).toBeNull()
    expect(await readdir(place.folder)).toEqual([])
  })

  it('because the disk takes no byte is taken away again', async () => {
    const files = faulty()
    files.limitWrites(0)
    expect(await takeLock(testStoreParts('lock', { files }), place.path)).toBeNull()
    expect(await readdir(place.folder)).toEqual([])
  })

  it('in a folder that may not be written leaves the vault read-only', async () => {
    const files = faulty()
    files.plan({ at: 1, name: 'createNew', fault: 'EACCES' })
    expect(await takeLock(testStoreParts('lock', { files }), place.path)).toBeNull()
  })

  it('a few bytes at a time is whole all the same', async () => {
    const files = faulty()
    files.limitWrites(7)
    const lock = await takeLock(testStoreParts('lock', { files }), place.path)
    expect(JSON.parse(await readFile(lockPathOf(place.path), 'utf8'))).toMatchObject({ pid: 100 })
    await lock?.release()
    expect(await readdir(place.folder)).toEqual([])
  })

  it('cannot be given back or touched, and nothing follows from it', async () => {
    const files = faulty()
    const lock = await takeLock(testStoreParts('lock', { files }), place.path)
    files.plan({ at: 1, name: 'touch', fault: 'EROFS' })
    await lock?.refresh()
    files.plan({ at: 1, name: 'unlink', fault: 'EROFS' })
    await lock?.release()
    expect(await readdir(place.folder)).toEqual(['Personal.nidan.lock'])
  })
})

describe('a file system without second names', () => {
  it('whose rename fails too keeps no empty file under the name of a vault', async () => {
    const files = faulty()
    const failing = {
      ...files,
      link: () => Promise.reject(Object.assign(new Error('link failed'), { code: 'EPERM' })),
      rename: () => Promise.reject(Object.assign(new Error('rename failed'), { code: 'EIO' }))
    }
    const code = await createVaultFile(testStoreParts('new', { files: failing }), place.path, Uint8Array.of(1)).catch(codeOf)
    expect([code, await readdir(place.folder)]).toEqual(['vault-save-failed', []])
  })
})

describe('a file that becomes shorter while it is read', () => {
  it('is judged by what is there', async () => {
    await writeFile(place.path, 'abc')
    const files = createNodeFileSystem({ platform: process.platform })
    const growing = {
      ...files,
      openToRead: async (path: string) => {
        const file = await files.openToRead(path)
        return { ...file, facts: async () => ({ ...(await file.facts()), bytes: 10 }) }
      }
    }
    expect(Buffer.from(await readWholeFile(growing, place.path)).toString()).toBe('abc')
  })
})

describe('the port to files', () => {
  it('never touches what a link leads to', async () => {
    const [target, link] = [join(place.folder, 'target'), join(place.folder, 'link')]
    await writeFile(target, '')
    await symlink(target, link)
    const files = createNodeFileSystem({ platform: process.platform })
    await files.touch(link, 1_000)
    expect((await files.facts(target)).modifiedAtMs).toBeGreaterThan(1_000)
  })

  it('asks nothing of a folder on Windows, and says what is wrong with one elsewhere', async () => {
    const missing = join(place.folder, 'missing')
    await expect(createNodeFileSystem({ platform: 'win32' }).syncFolder(missing)).resolves.toBeUndefined()
    await expect(createNodeFileSystem({ platform: 'linux' }).syncFolder(missing)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.each([
    ['EINVAL', 'is taken for a file system that cannot', null],
    ['EIO', 'is a failure', 'EIO']
  ])('whose folder cannot be synced for %s %s', async (code, _what, expected) => {
    const handle = await open(place.folder, 'r')
    const failing = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync').mockRejectedValue(Object.assign(new Error('sync failed'), { code }))
    await handle.close()
    try {
      const result = await createNodeFileSystem({ platform: 'linux' }).syncFolder(place.folder).then(() => null, systemCodeOf)
      expect([result, failing.mock.calls.length]).toEqual([expected, 1])
    } finally {
      failing.mockRestore()
    }
  })

  it.each([
    ['no error at all', 'text', ''],
    ['an error without a code', new Error('x'), ''],
    ['a code that is no text', Object.assign(new Error('x'), { code: 5 }), ''],
    ['an error of the system', Object.assign(new Error('x'), { code: 'EIO' }), 'EIO']
  ])('knows the code of %s', (_name, error, code) => {
    expect(systemCodeOf(error)).toBe(code)
  })
})

describe('what other systems tell of a process', () => {
  it('is no name of a start, but its time', async () => {
    const facts = readProcessFacts('darwin')
    expect([facts.bootId, await facts.startOf(process.pid)]).toEqual([null, null])
    const bootedAtMs = facts.bootedAtMs()
    expect(bootedAtMs).toBeLessThan(Date.now())
    expect(Math.abs(facts.bootedAtMs() - bootedAtMs)).toBeLessThan(5_000)
  })
})
