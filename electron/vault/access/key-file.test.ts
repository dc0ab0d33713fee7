import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { createNodeFileSystem, type VaultFileSystem } from '../file/file-system.ts'
import { createFaultyFileSystem } from '../testdata/faulty-file-system.ts'
import { seededRandom } from '../testdata/fixtures.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'
import { digestOfKeyFile, makeKeyFile, MAX_KEY_FILE_BYTES } from './key-file.ts'

const files = createNodeFileSystem({ platform: process.platform })

let place: TestFolder
let path = ''
beforeEach(async () => {
  place = await makeTestFolder()
  path = join(place.folder, 'key')
})
afterEach(() => place.remove())

const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'worked',
    (error: unknown) => codeOf(error)
  )

describe('the digest of a key file', () => {
  it.each([1, 64, 1_048_576, 3_000_001])('is SHA-256 of all its %i bytes', async (length) => {
    const content = seededRandom('key file')(length)
    await writeFile(path, content)
    expect(Buffer.from(await digestOfKeyFile(files, path, null))).toEqual(createHash('sha256').update(content).digest())
  })

  it.each<[string, string, () => Promise<unknown>]>([
    ['is not there', 'key-file-not-found', () => Promise.resolve()],
    ['is a folder', 'key-file-unreadable', () => mkdir(path)],
    ['is empty', 'key-file-empty', () => writeFile(path, '')],
    ['is larger than 64 MiB', 'key-file-too-large', () => writeFile(path, 'x').then(() => truncate(path, MAX_KEY_FILE_BYTES + 1))],
    ['is the vault', 'key-file-is-vault', () => writeFile(place.path, 'a vault').then(() => symlink(place.path, path))]
  ])('of one that %s is refused as %s', async (_name, code, make) => {
    await make()
    expect(await failure(digestOfKeyFile(files, path, place.path))).toBe(code)
  })

  it('of one that grows without end is refused', async () => {
    await writeFile(path, 'x')
    const endless: VaultFileSystem = {
      ...files,
      openToRead: async (name) => ({ ...(await files.openToRead(name)), read: (target) => Promise.resolve(target.length) })
    }
    expect(await failure(digestOfKeyFile(endless, path, null))).toBe('key-file-too-large')
  })

  it('of one that the system does not let us read is refused', async () => {
    await writeFile(path, 'x')
    const faulty = createFaultyFileSystem(files)
    faulty.plan({ name: 'openToRead', at: 1, fault: 'EACCES' })
    expect(await failure(digestOfKeyFile(faulty, path, null))).toBe('key-file-unreadable')
  })
})

describe('a file that is looked at', () => {
  it('of the largest size that is allowed is read, and not one byte of it is missing', async () => {
    await writeFile(path, 'x')
    await truncate(path, MAX_KEY_FILE_BYTES)
    const content = new Uint8Array(MAX_KEY_FILE_BYTES)
    content[0] = 0x78
    expect(Buffer.from(await digestOfKeyFile(files, path, null))).toEqual(createHash('sha256').update(content).digest())
  })

  it('is not opened when it is too large or no file at all, and is closed when it was', async () => {
    await writeFile(path, 'x')
    let [opened, closed, read] = [0, 0, 0]
    const seenAs = (facts: { isFile?: boolean; bytes?: number }): VaultFileSystem => ({
      ...files,
      facts: async (name) => ({ ...(await files.facts(name)), ...facts }),
      openToRead: async (name) => {
        opened += 1
        const file = await files.openToRead(name)
        return {
          ...file,
          facts: async () => ({ ...(await file.facts()), ...facts }),
          read: (target, position) => {
            read += 1
            return file.read(target, position)
          },
          close: () => {
            closed += 1
            return file.close()
          }
        }
      }
    })
    expect([await failure(digestOfKeyFile(seenAs({ isFile: false }), path, null)), opened]).toEqual(['key-file-unreadable', 0])
    expect([await failure(digestOfKeyFile(seenAs({ bytes: MAX_KEY_FILE_BYTES + 1 }), path, null)), opened, closed, read]).toEqual(['key-file-too-large', 1, 1, 0])
    expect([await failure(digestOfKeyFile(seenAs({}), path, null)), opened, closed]).toEqual(['worked', 2, 2])
  })

  it('is a key beside a vault that is not there yet', async () => {
    await writeFile(path, 'x')
    expect(await failure(digestOfKeyFile(files, path, join(place.folder, 'none.nidan')))).toBe('worked')
  })
})

describe('a new key file', () => {
  it('has 64 random bytes, and its digest opens from then on', async () => {
    await makeKeyFile(files, path, seededRandom('new'))
    const content = await readFile(path)
    expect([content.length, content.equals(seededRandom('new')(64))]).toEqual([64, true])
    expect(Buffer.from(await digestOfKeyFile(files, path, null))).toEqual(createHash('sha256').update(content).digest())
  })

  it('never replaces a file: it may be the key of another vault', async () => {
    await writeFile(path, 'the key of another vault')
    expect([await failure(makeKeyFile(files, path, seededRandom('new'))), await readFile(path, 'utf8')]).toEqual(['key-file-exists-already', 'the key of another vault'])
  })

  it.each([
    ['file.write', 'ENOSPC'],
    ['file.sync', 'EIO']
  ])('whose %s fails leaves no half of it behind', async (name, fault) => {
    const faulty = createFaultyFileSystem(files)
    faulty.plan({ name, at: 1, fault })
    expect([await failure(makeKeyFile(faulty, path, seededRandom('new'))), await readdir(place.folder)]).toEqual(['key-file-unreadable', []])
  })

  it('that is written in part only is taken away', async () => {
    const faulty = createFaultyFileSystem(files)
    faulty.limitWrites(10)
    expect([await failure(makeKeyFile(faulty, path, seededRandom('new'))), await readdir(place.folder)]).toEqual(['key-file-unreadable', []])
  })

  it('cannot be made in a folder that is not there', async () => {
    expect(await failure(makeKeyFile(files, join(place.folder, 'no', 'key'), seededRandom('new')))).toBe('key-file-not-found')
  })
})
