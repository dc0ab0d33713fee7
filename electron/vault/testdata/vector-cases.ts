// Owns the list of test vectors: each a whole file with one fault, or none, and what a reader must say to it. The same at every run.
import type { ErrorCode } from '../../../shared/errors.ts'
import { TEST_PASSWORD } from './fixtures.ts'
import { createForger } from './forge.ts'
import { BOUNDS } from './vectors-of-bounds.ts'
import { DOCUMENTS } from './vectors-of-documents.ts'
import { DAMAGE, NO_VAULT, OPENING, PASSWORDS } from './vectors-of-files.ts'
import { HEADER, SLOTS } from './vectors-of-headers.ts'
import type { Brought } from './vector-recipe.ts'
import { DOCUMENT, NEWER, PAYLOAD } from './vectors-of-payloads.ts'
import { WAYS_IN } from './vectors-of-ways.ts'

export interface Vector extends Brought {
  readonly name: string
  readonly about: string
  /** Missing where another way in is tried. */
  readonly password?: string
  /** `opens`, or the class of the error. */
  readonly expected: 'opens' | ErrorCode
  /** Of the decrypted document, when it opens: its `name` register's value. */
  readonly vaultName?: string
  /** The file, base64. */
  readonly file: string
}

export async function makeVectors(): Promise<Vector[]> {
  const all = Object.entries({ ...BOUNDS, ...DOCUMENTS, ...OPENING, ...NO_VAULT, ...DAMAGE, ...HEADER, ...SLOTS, ...PASSWORDS, ...PAYLOAD, ...DOCUMENT, ...NEWER, ...WAYS_IN })
  return Promise.all(
    all.map(async ([name, { about, expected, password = TEST_PASSWORD, brought = {}, make }]) => {
      const forger = createForger(name)
      const file = await make(forger, await forger.slot(TEST_PASSWORD))
      return {
        name,
        about,
        ...(brought.recoveryCode === undefined && brought.keychainSecret === undefined ? { password } : {}),
        ...brought,
        expected,
        ...(expected === 'opens' ? { vaultName: 'Personal' } : {}),
        file: Buffer.from(file).toString('base64')
      }
    })
  )
}
