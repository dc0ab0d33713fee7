// Holds an opening that fails half-way to leaving no lock behind: a lock is a claim on a file that somebody else may want.
import { readdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'
import { slotsOfNewestBackup } from './opening-backup.ts'
import { createVault, openVault } from './store.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())
const codeFrom = (work: Promise<unknown>): Promise<string> => work.then(() => 'worked', codeOf)
const VAULT = { name: 'Personal', password: TEST_PASSWORD }

describe('a vault that cannot be opened after all', () => {
  it('was damaged between the first look and the lock: it is refused, and not locked', async () => {
    const parts = testStoreParts('a')
    await (await createVault(parts, place.path, VAULT)).close()
    const files = {
      ...parts.files,
      isWritable: async (path: string): Promise<boolean> => {
        await writeFile(path, 'something else')
        return true
      }
    }
    expect(await codeFrom(openVault({ ...parts, files }, place.path, TEST_PASSWORD))).toBe('vault-not-a-vault')
    expect(await readdir(place.folder)).toEqual(['Personal.nidan'])
  })

  it('was to be made where a file is already: nothing is written and nothing locked', async () => {
    await writeFile(place.path, 'mine')
    expect(await codeFrom(createVault(testStoreParts('a'), place.path, VAULT))).not.toBe('worked')
    expect(await readdir(place.folder)).toEqual(['Personal.nidan'])
  })

  it('has no backup whose ways in could be shown: the damage is said', async () => {
    const damage = new Error('damage')
    await expect(slotsOfNewestBackup(testStoreParts('a'), place.path, damage)).rejects.toBe(damage)
    await expect(slotsOfNewestBackup(testStoreParts('a', { ownFolder: place.folder }), place.path, damage)).rejects.toBe(damage)
  })
})
