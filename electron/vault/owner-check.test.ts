// Holds "is it the owner?" to the key of the vault that is open: a way into another vault that somebody planted in the file proves nothing.
import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../shared/errors.ts'
import { sealContainer } from './container/container.ts'
import { SALT_BYTES } from './container/layout.ts'
import { makePasswordSlot } from './container/slots.ts'
import { uuidBytes, uuidText } from './document/ids.ts'
import { writeDocument } from './document/migrate.ts'
import { newDocument } from './document/new-document.ts'
import { seededRandom, TEST_KDF, TEST_NOW_MS, TEST_PASSWORD } from './testdata/fixtures.ts'
import { createSession, type Session } from './session.ts'
import { makeTestFolder, testStoreParts, type TestFolder } from './testdata/store-parts.ts'

const PLANTED = 'a planted password'
const random = seededRandom('owner check')
let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

async function openPlanted(): Promise<Session> {
  const vaultId = uuidBytes(random)
  const [ours, theirs] = [random(32), random(32)]
  const slotOf = (vaultKey: Uint8Array, password: string): Promise<Uint8Array> => makePasswordSlot({ vaultId, vaultKey, password, policy: TEST_KDF, random })
  const slots = [await slotOf(ours, TEST_PASSWORD), await slotOf(theirs, PLANTED)]
  const header = { vaultId, generation: 1, saveId: random(16), prevSaveId: new Uint8Array(16), saveSalt: random(SALT_BYTES), slots, extras: [] }
  const document = newDocument({ vaultId: uuidText(vaultId), name: 'Personal', nowMs: TEST_NOW_MS, writer: 'aaaaaaaa' })
  await writeFile(place.path, sealContainer({ header, vaultKey: ours, document: writeDocument(document) }))
  const quiet = (): undefined => undefined
  const session = createSession({
    store: testStoreParts('owner check'),
    events: { opened: quiet, itemsChanged: quiet, savingChanged: quiet, keychainRequested: quiet, keyFileChanged: quiet, changed: quiet }
  })
  session.configure(place.path)
  await session.unlock(TEST_PASSWORD)
  return session
}

describe('a file with the way into another vault in it', () => {
  it.each([
    ['takes its own password for a proof', TEST_PASSWORD, 'worked'],
    ['takes the planted one for no proof of owning the vault that is open', PLANTED, 'vault-damaged'],
    ['takes no other password either', 'not the password', 'vault-wrong-password']
  ])('%s', async (_what, password, expected) => {
    const session = await openPlanted()
    const result = await session.vault().confirmOwner({ kind: 'password', password }).then(() => 'worked', codeOf)
    expect(result).toBe(expected)
  })
})
