// Owns an open vault: its key, its document, and the one queue of saves (VAULT-FORMAT §10).
// What is in memory is what was saved: an edit that fails leaves no trace.
import { dirname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { equalBytes } from '../container/bytes.ts'
import { inspectContainer, openContainer, sealContainer, sha256 } from '../container/container.ts'
import type { VaultHeader } from '../container/header.ts'
import type { KdfPolicy } from '../container/kdf.ts'
import { ID_BYTES, KEY_BYTES, SALT_BYTES } from '../container/layout.ts'
import { makePasswordSlot } from '../container/slots.ts'
import { findWayIn, proofOf, type FoundWay, type Proof, type VaultAccess } from '../container/ways-in.ts'
import { itemSchema, type VaultDocument } from '../document/document.ts'
import { uuidBytes, uuidText } from '../document/ids.ts'
import { readDocument, writeDocument } from '../document/migrate.ts'
import { newDocument } from '../document/new-document.ts'
import { takeLock, type LockParts, type VaultLock } from './lock-file.ts'
import { readWholeFile } from './read-file.ts'
import { asSaveError, createVaultFile, replaceVaultFile, type WriteParts } from './write-file.ts'

export interface StoreParts extends LockParts, WriteParts {
  readonly kdf: KdfPolicy
  /** Who writes, in the stamps since the unlock. */
  readonly writer: string
}

export interface VaultStore {
  readonly readOnly: boolean
  document(): VaultDocument
  /** Applies `edit` to the latest document and saves. Resolves once it is on disk; an edit that changes nothing saves nothing. */
  change(edit: (document: VaultDocument) => VaultDocument): Promise<void>
  /** The slot that the vault was opened by. */
  readonly openedBy: OpenedBy
  access(): VaultAccess
  /** Saves with the slots and the key that `make` gives for the present ones; in the same queue, and as whole as any save. */
  changeAccess(make: (access: VaultAccess) => Promise<VaultAccess>): Promise<void>
  /** Finishes the saves that were asked for, then gives the lock back. */
  close(): Promise<void>
}

export type OpenedBy = Omit<FoundWay, 'vaultKey'>

/** What is known of the file as it was last read or written. */
interface Seen {
  readonly header: Omit<VaultHeader, 'payloadBytes'>
  readonly minorVersion: number
  readonly digest: Uint8Array
}

/** `proof`: a text alone is the master password. */
export async function openVault(parts: StoreParts, path: string, proof: Proof | string): Promise<VaultStore> {
  // A link is followed once: the rename of a save must replace the file, not the link to it.
  const realPath = await parts.files.realPath(path).catch(() => path)
  // Not before the proof is known to be right: a lock is a claim.
  const { vaultKey, ...openedBy } = await readVault(parts, realPath, proof)
  const lock = (await parts.files.isWritable(realPath)) ? await takeLock(parts, realPath) : null
  try {
    // Read again under the lock: whoever held it may have saved in between.
    const { document, seen } = readWithKey(await readWholeFile(parts.files, realPath), vaultKey)
    return createStore(parts, { path: realPath, vaultKey, openedBy, document, seen, lock })
  } catch (error) {
    await lock?.release()
    throw error
  }
}

async function readVault({ files, nowMs }: StoreParts, path: string, proof: Proof | string): Promise<FoundWay> {
  const { header } = inspectContainer(await readWholeFile(files, path))
  return findWayIn(header, typeof proof === 'string' ? proofOf(proof) : proof, nowMs)
}

function readWithKey(bytes: Uint8Array, vaultKey: Uint8Array): { document: VaultDocument; seen: Seen } {
  const container = inspectContainer(bytes)
  const { header, minorVersion } = container
  const document = readDocument(openContainer(container, vaultKey), { vaultId: uuidText(header.vaultId), generation: header.generation })
  return { document, seen: { header, minorVersion, digest: sha256(bytes) } }
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

interface StoreState {
  readonly path: string
  readonly vaultKey: Uint8Array
  readonly openedBy: OpenedBy
  readonly document: VaultDocument
  readonly seen: Seen
  readonly lock: VaultLock | null
}

function createStore(parts: StoreParts, { path, openedBy, lock, ...first }: StoreState): VaultStore {
  let { document, seen, vaultKey } = first
  let queue: Promise<void> = Promise.resolve()
  let isClosed = false

  const save = async (edit: (document: VaultDocument) => VaultDocument): Promise<void> => {
    const edited = edit(document)
    if (edited === document) return
    if (lock === null) throw new AppError('vault-read-only')
    assertChangesFit(document, edited)
    await write(lock, edited, access())
  }
  const access = (): VaultAccess => ({ vaultId: seen.header.vaultId, slots: seen.header.slots, vaultKey })

  const write = async (held: VaultLock, edited: VaultDocument, { slots, vaultKey: key }: VaultAccess): Promise<void> => {
    // From what is in the file, not from what is in memory: the two differ when a save replaced the file and then failed.
    const generation = seen.header.generation + 1
    const next = { ...edited, generation }
    const header = {
      ...seen.header,
      slots,
      generation,
      saveId: parts.random(ID_BYTES),
      prevSaveId: seen.header.saveId,
      saveSalt: parts.random(SALT_BYTES)
    }
    const bytes = sealChecked({ header, minorVersion: seen.minorVersion, vaultKey: key, document: writeDocument(next) })
    const written: Seen = { ...seen, header, digest: sha256(bytes) }
    await replaceVaultFile(parts, path, bytes, seen.digest, () => {
      seen = written
      vaultKey = key
    })
    document = next
    await held.refresh()
  }

  const enqueue = (work: () => Promise<void>): Promise<void> => {
    if (isClosed) return Promise.reject(new AppError('vault-locked'))
    const result = queue.then(work)
    // The next save starts from what is on disk, whether this one worked or not.
    queue = result.catch(() => undefined)
    return result
  }

  return {
    readOnly: lock === null,
    document: () => document,
    change: (edit) => enqueue(() => save(edit)),
    openedBy,
    access,
    changeAccess: (make) =>
      enqueue(async () => {
        if (lock === null) throw new AppError('vault-read-only')
        await write(lock, document, await make(access()))
      }),
    close: async () => {
      isClosed = true
      await queue
      await lock?.release()
    }
  }
}

/** What does not fit the schema could be written but not opened again. Items that were not touched are the same objects. */
function assertChangesFit(before: VaultDocument, after: VaultDocument): void {
  const fits = Object.entries(after.items).every(([id, item]) => before.items[id] === item || itemSchema.safeParse(item).success)
  if (!fits) throw new AppError('request-invalid')
}

/** Opens its own bytes before they may replace anything: a fault in memory must not become a fault on the disk. */
function sealChecked(input: Parameters<typeof sealContainer>[0]): Uint8Array {
  const bytes = sealContainer(input)
  const container = inspectContainer(bytes)
  const { slots } = input.header
  const slotsAreSame =
    container.header.slots.length === slots.length &&
    container.header.slots.every((slot, index) => equalBytes(slot, slots[index] ?? new Uint8Array()))
  const opened = openContainer(container, input.vaultKey)
  // Buffer compares natively; the document may have megabytes.
  if (!slotsAreSame || !Buffer.from(opened.buffer, opened.byteOffset, opened.length).equals(input.document))
    throw new AppError('vault-save-failed')
  return bytes
}
