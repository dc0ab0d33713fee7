// Owns an open vault: its key, its document, and the one queue of saves (VAULT-FORMAT §10). Never writes over what it has not read.
// What is in memory is on disk: in the vault file, or in the recovery folder while that cannot be written. An edit that fails leaves no trace.
import { AppError, codeOf, type ErrorCode } from '../../../shared/errors.ts'
import type { MergeReport } from '../../../shared/model/saving.ts'
import { hasMoreRecords, recordsToKeep, uniteRecords } from '../attachments/kept-records.ts'
import { ownFoldersOf, type OwnFolders } from '../backup/own-folders.ts'
import type { AttachmentRecords } from '../container/attachments-area.ts'
import type { KdfPolicy } from '../container/kdf.ts'
import { ID_BYTES, SALT_BYTES } from '../container/layout.ts'
import { areSameSlots } from '../container/slots.ts'
import type { FoundWay, VaultAccess } from '../container/ways-in.ts'
import type { VaultDocument } from '../document/document.ts'
import { wasRead } from '../document/kept-bytes.ts'
import { isItem } from '../document/shape.ts'
import { createDocumentWriter } from '../document/write-document.ts'
import { conflictsBetween } from '../merge/conflicts.ts'
import { mergeDocuments } from '../merge/merge-documents.ts'
import { createKeepingAside } from './keeping-aside.ts'
import { takeLock, type LockParts, type VaultLock } from './lock-file.ts'
import { readCopy, readReplaced, type OpenedBytes, type Seen } from './read-vault.ts'
import { sealChecked } from './sealed-bytes.ts'
import { createSlotHistory } from './slot-history.ts'
import { asSaveError, replaceVaultFile, type WriteParts } from './write-file.ts'

export interface StoreParts extends LockParts, WriteParts {
  readonly kdf: KdfPolicy
  /** Who writes, in the stamps since the unlock. */
  readonly writer: string
  /** Where backups and recovery copies are kept; without it there are none. */
  readonly ownFolder?: string
  /** Called after whatever leaves much behind in memory. */
  readonly collectSoon?: () => void
  /** What happened to the file or came in from it; `null` is the problem of a vault that holds everything again. */
  readonly report?: (event: StoreEvent) => void
}

export type StoreEvent = { readonly kind: 'merged'; readonly report: MergeReport } | { readonly kind: 'problem'; readonly problem: ErrorCode | null }

export interface VaultStore {
  readonly readOnly: boolean
  readonly path: string
  /** Null where the program has no folder of its own. */
  readonly folders: OwnFolders | null
  document(): VaultDocument
  /** Why the file does not hold the last changes, which are in the recovery folder then. */
  problem(): ErrorCode | null
  /** Bytes of another copy of this vault, opened with its key; throws as `readCopy` does. */
  openCopy(bytes: Uint8Array): OpenedBytes
  /** Looks at the file and takes in what another program changed in it; tries once more to save what is kept aside. */
  refresh(): Promise<void>
  /** The encrypted attachments that the file holds, by their id. */
  records(): AttachmentRecords
  /** Applies `edit` to the latest document and saves. Resolves once it is on disk; an edit that changes nothing saves nothing. */
  change(edit: (document: VaultDocument) => VaultDocument, options?: ChangeOptions): Promise<void>
  /**
   * Takes the lock of a vault that somebody else had open, if it is free now, and what was saved meanwhile along with it. True when the vault
   * can be changed from now on.
   */
  takeOver(): Promise<boolean>
  /** The slot that the vault was opened by. */
  readonly openedBy: OpenedBy
  access(): VaultAccess
  /** Saves with the slots and the key that `make` gives for those of the file; in the same queue, and as whole as any save. Never kept aside. */
  changeAccess(make: (access: VaultAccess) => Promise<VaultAccess>): Promise<void>
  /** Finishes the saves that were asked for, then gives the lock back. */
  close(): Promise<void>
}

export interface ChangeOptions {
  /** A failure is thrown and leaves no trace: a copy in the recovery folder is not enough for what everybody who opens the file must know. */
  readonly inFileOnly?: boolean
  /** Encrypted attachments that the edited document knows, new ones or those of a copy. */
  readonly brought?: AttachmentRecords | undefined
}

interface SaveOptions extends ChangeOptions {
  /** Also when the edit changes nothing. */
  readonly isForced?: boolean
}

export type OpenedBy = Omit<FoundWay, 'vaultKey'>

export interface StoreState {
  readonly path: string
  readonly vaultKey: Uint8Array
  readonly openedBy: OpenedBy
  readonly document: VaultDocument
  readonly seen: Seen
  readonly records: AttachmentRecords
  readonly lock: VaultLock | null
}

/** So often another program may come in between within one save. */
const MAX_MERGES_A_SAVE = 5
const MAX_CONFLICTS = 1_000
const NO_RECORDS: AttachmentRecords = new Map()

export function createStore(parts: StoreParts, { path, openedBy, ...first }: StoreState): VaultStore {
  let { document, seen, vaultKey, lock } = first
  // Copies: views would keep the whole file in memory.
  let records: AttachmentRecords = new Map([...first.records].map(([id, record]) => [id, record.slice()]))
  let queue: Promise<void> = Promise.resolve()
  let isClosed = false
  const slotHistory = createSlotHistory(seen.header)
  /** The generation at which old backups were sorted out last. */
  let tidiedAt = seen.header.generation
  const writeBytes = createDocumentWriter()
  const folders = parts.ownFolder === undefined ? null : ownFoldersOf(parts.files, parts.ownFolder, document.vaultId)
  const aside = createKeepingAside({ recovery: folders?.recovery ?? null, nowMs: parts.nowMs })
  parts.collectSoon?.()
  const tell = (problem: ErrorCode | null, before: ErrorCode | null): void => {
    if (problem !== before) parts.report?.({ kind: 'problem', problem })
  }

  const access = (): VaultAccess => ({ vaultId: seen.header.vaultId, slots: seen.header.slots, vaultKey })
  const sealNext = (next: VaultDocument, { slots, vaultKey: key }: VaultAccess): { bytes: Uint8Array; written: Seen } => {
    const { generation } = next
    const header = { ...seen.header, slots, generation, saveId: parts.random(ID_BYTES), prevSaveId: seen.header.saveId, saveSalt: parts.random(SALT_BYTES) }
    const { bytes, digest } = sealChecked({ header, minorVersion: seen.minorVersion, vaultKey: key, document: writeBytes(next), attachments: recordsToKeep(next, records, parts.nowMs()) })
    return { bytes, written: { ...seen, header, digest } }
  }
  /** From what is in the file, not from what is in memory: the two differ when a save replaced the file and then failed. */
  const following = (edited: VaultDocument): VaultDocument => ({ ...edited, generation: Math.max(seen.header.generation, document.generation) + 1 })

  const replaceFile = async (next: VaultDocument, opensBy: VaultAccess): Promise<void> => {
    const { bytes, written } = sealNext(next, opensBy)
    await replaceVaultFile(parts, path, bytes, seen.digest, {
      ...(folders === null ? {} : { onVerified: (present) => keepBackup(parts, folders, path, present, seen.header.generation) }),
      onReplaced: () => {
        seen = written
        slotHistory.saw(written.header)
        // Together with the file: whoever looks at it from now on must not take our own new key for another one's.
        vaultKey = opensBy.vaultKey
      }
    })
  }
  /** True when this copy holds something that the file, which somebody else wrote, does not. */
  const takeIn = async (): Promise<boolean> => {
    const theirs = await readReplaced(parts.files, path, vaultKey, seen)
    if (theirs === null) return false
    const merged = mergeDocuments(document, theirs.document)
    const items = Object.entries(merged.items).filter(([id, item]) => document.items[id] !== item).length
    const gone = Object.keys(document.items).filter((id) => !Object.hasOwn(merged.items, id)).length
    const conflicts = conflictsBetween(document, theirs.document).slice(0, MAX_CONFLICTS)
    const { slots, ways } = slotHistory.join(theirs.seen.header)
    const isBehind = !areSameSlots(slots, theirs.seen.header.slots)
    slotHistory.saw(theirs.seen.header)
    seen = isBehind ? { ...theirs.seen, header: { ...theirs.seen.header, slots } } : theirs.seen
    if (isBehind) slotHistory.saw(seen.header)
    document = merged
    records = uniteRecords(records, theirs.records, merged)
    if (items + gone > 0 || ways !== undefined) parts.report?.({ kind: 'merged', report: { items: items + gone, conflicts, ...(ways === undefined ? {} : { ways }) } })
    return isBehind || mergeDocuments(theirs.document, merged) !== theirs.document || hasMoreRecords(records, theirs.records, merged, parts.nowMs())
  }

  const saved = async (held: VaultLock, before: ErrorCode | null): Promise<void> => {
    await aside.done()
    tell(null, before)
    await held.refresh()
  }
  const save = async (edit: (document: VaultDocument) => VaultDocument, { isForced = false, inFileOnly = false, brought = NO_RECORDS }: SaveOptions = {}): Promise<void> => {
    if (edit(document) === document && !isForced && uniteRecords(records, brought, document) === records) return
    if (lock === null) throw new AppError('vault-read-only')
    const before = aside.problem()
    for (let merges = 0; ; merges += 1) {
      const edited = edit(document)
      assertChangesFit(document, edited)
      const next = following(edited)
      records = uniteRecords(records, brought, next)
      try {
        await replaceFile(next, access())
        document = next
        records = recordsToKeep(next, records, parts.nowMs())
        break
      } catch (error) {
        const failure: unknown = codeOf(error) === 'vault-changed-outside' && merges < MAX_MERGES_A_SAVE ? await failureOf(takeIn()) : error
        if (failure === null) continue
        if (inFileOnly) throw asSaveError(failure)
        await aside.keep(failure, next.generation, () => sealNext(next, access()).bytes)
        document = next
        tell(aside.problem(), before)
        return
      }
    }
    await saved(lock, before)
  }
  const saveAccess = async (make: (access: VaultAccess) => Promise<VaultAccess>): Promise<void> => {
    if (lock === null) throw new AppError('vault-read-only')
    const before = aside.problem()
    for (let merges = 0; ; merges += 1) {
      // The slots of the file count: another computer may have changed them since they were read.
      await takeIn()
      const made = await make(access())
      const present = seen
      let failure = await failureOf(replaceFile(following(document), made))
      // The file has the new slots, but may not outlast a power cut: once more, before anybody is told that nothing was changed.
      if (failure !== null && seen !== present) failure = await failureOf(replaceFile(following(document), made))
      if (failure === null) break
      if (codeOf(failure) !== 'vault-changed-outside' || merges >= MAX_MERGES_A_SAVE) throw asSaveError(failure)
    }
    document = { ...document, generation: seen.header.generation }
    await saved(lock, before)
  }
  const refresh = async (): Promise<void> => {
    const { hasMore, failure } = await takeIn().then(
      (more) => ({ hasMore: more, failure: null as unknown }),
      (error: unknown) => ({ hasMore: false, failure: error })
    )
    if (lock === null) return
    if (failure !== null) {
      const before = aside.problem()
      const next = following(document)
      // Said already, and nothing changed since: one copy is enough.
      if (before === null) await aside.keep(failure, next.generation, () => sealNext(next, access()).bytes)
      tell(aside.problem(), before)
    } else if (hasMore || aside.problem() !== null) await save((present) => present, { isForced: true })
  }
  const tidyBackups = async (): Promise<void> => {
    if (tidiedAt === seen.header.generation) return
    tidiedAt = seen.header.generation
    await folders?.backups.rotate().catch(() => undefined)
  }
  const takeOver = async (): Promise<void> => {
    if (lock !== null || !(await parts.files.isWritable(path))) return
    const taken = await takeLock(parts, path)
    if (taken === null) return
    try {
      // A file that is not this vault any more is none to be changed.
      await takeIn()
      lock = taken
    } catch (error) {
      await taken.release()
      throw error
    }
  }
  const inQueue = (work: () => Promise<void>): Promise<void> => {
    if (isClosed) return Promise.reject(new AppError('vault-locked'))
    const result = queue.then(work)
    // The next save starts from what is on disk, whether this one worked or not. Old backups go behind the answer: nobody waits for that.
    queue = result.catch(() => undefined).then(tidyBackups).finally(() => parts.collectSoon?.())
    return result
  }

  return {
    get readOnly() {
      return lock === null
    },
    path,
    folders,
    document: () => document,
    problem: aside.problem,
    openCopy: (bytes) => readCopy(bytes, vaultKey, seen.header.vaultId),
    records: () => records,
    change: (edit, options) => inQueue(() => save(edit, options)),
    refresh: () => inQueue(refresh),
    takeOver: async () => {
      if (lock === null) await inQueue(takeOver)
      return lock !== null
    },
    openedBy,
    access,
    changeAccess: (make) => inQueue(() => saveAccess(make)),
    close: async () => {
      isClosed = true
      await queue
      await lock?.release()
    }
  }
}

/** A backup that cannot be made must not keep a change from being saved. */
async function keepBackup({ nowMs }: StoreParts, folders: OwnFolders, path: string, bytes: Uint8Array, generation: number): Promise<void> {
  try {
    await folders.rememberPlace(path)
    await folders.backups.add({ savedAtMs: nowMs(), generation, bytes })
  } catch {
    // The save itself says when the disk is full; the list of backups says what there is.
  }
}

/** Null when it worked. */
function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error
  )
}

/** What does not fit the schema could be written but not opened again. Items that were not touched are the same objects. */
function assertChangesFit(before: VaultDocument, after: VaultDocument): void {
  for (const id of Object.keys(after.items)) {
    const item = after.items[id]
    if (before.items[id] !== item && !wasRead(item) && !isItem(item)) throw new AppError('request-invalid')
  }
}
