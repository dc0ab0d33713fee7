// Owns the ways to an open vault: opening the file with a password, and making a new one (VAULT-FORMAT §7, §10). Never opens anything weaker.
import { dirname } from 'node:path'
import { chunkCipher } from '../container/chunk-cipher.ts'
import { inspectContainer, sealContainer } from '../container/container.ts'
import { ID_BYTES, KEY_BYTES, SALT_BYTES } from '../container/layout.ts'
import { makePasswordSlot } from '../container/slots.ts'
import { findWayIn, proofOf, type Proof } from '../container/ways-in.ts'
import { uuidBytes, uuidText } from '../document/ids.ts'
import { writeDocument } from '../document/migrate.ts'
import { newDocument } from '../document/new-document.ts'
import { takeLock } from './lock-file.ts'
import { createStore, type StoreParts, type VaultStore } from './open-store.ts'
import { fileHolds, readWholeFile } from './read-file.ts'
import { readInspected, readWithKey } from './read-vault.ts'
import { asSaveError, createVaultFile } from './write-file.ts'

export type { StoreParts, VaultStore } from './open-store.ts'

/** `proof`: a text alone is the master password. */
export async function openVault(parts: StoreParts, path: string, proof: Proof | string): Promise<VaultStore> {
  // A link is followed once: the rename of a save must replace the file, not the link to it.
  const realPath = await parts.files.realPath(path).catch(() => path)
  const bytes = await readWholeFile(parts.files, realPath)
  const container = inspectContainer(bytes)
  // Not before the proof is known to be right: a lock is a claim.
  const way = findWayIn(container.header, typeof proof === 'string' ? proofOf(proof) : proof, parts.nowMs)
  // The key is derived on other threads; this one would have nothing to do.
  chunkCipher()
  const { vaultKey, ...openedBy } = await way
  const lock = (await parts.files.isWritable(realPath)) ? await takeLock(parts, realPath) : null
  try {
    // Read again under the lock: whoever held it may have saved in between.
    const isSame = await fileHolds(parts.files, realPath, bytes)
    const { document, seen, records } = isSame ? readInspected(container, vaultKey) : readWithKey(await readWholeFile(parts.files, realPath), vaultKey)
    return createStore(parts, { path: realPath, vaultKey, openedBy, document, seen, records, lock })
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** Makes the file and opens it. The password is tried on the finished bytes: a vault that nobody can open is not left on a disk. */
export async function createVault(
  parts: StoreParts,
  path: string,
  { name, password }: { name: string; password: string }
): Promise<VaultStore> {
  const { random, nowMs, writer, kdf } = parts
  const vaultKey = random(KEY_BYTES)
  const vaultId = uuidBytes(random)
  const slots = [await makePasswordSlot({ vaultId, vaultKey, password, policy: kdf, random })]
  const document = newDocument({ vaultId: uuidText(vaultId), name, nowMs: nowMs(), writer })
  const header = {
    vaultId,
    generation: 1,
    saveId: random(ID_BYTES),
    prevSaveId: new Uint8Array(ID_BYTES),
    saveSalt: random(SALT_BYTES),
    slots,
    extras: []
  }
  const bytes = sealContainer({ header, vaultKey, document: writeDocument(document) })
  const { vaultKey: foundKey, ...openedBy } = await findWayIn(inspectContainer(bytes).header, proofOf(password), nowMs)
  const made = readWithKey(bytes, foundKey)
  await parts.files.makeFolder(dirname(path)).catch((error: unknown) => {
    throw asSaveError(error)
  })
  const lock = await takeLock(parts, path)
  try {
    await createVaultFile(parts, path, bytes)
  } catch (error) {
    await lock?.release()
    throw error
  }
  return createStore(parts, { path, vaultKey, openedBy, ...made, lock })
}
