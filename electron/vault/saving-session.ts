// Owns what the views are told of saving: what came in, what is kept aside, which backup is shown, which copies stand beside the vault. Never a value.
import { AppError, codeOf, type ErrorCode } from '../../shared/errors.ts'
import type { CopyProof } from '../../shared/model/proof.ts'
import type { Backup, BackupItem, MergeReport, SavingState } from '../../shared/model/saving.ts'
import { createCopiesSession, type CopiesSession } from './copies-session.ts'
import { itemsOfBackup, restoreAll, restoreItem } from './backup/restore.ts'
import type { VaultDocument } from './document/document.ts'
import type { EditContext } from './document/edit.ts'
import type { VaultFileSystem } from './file/file-system.ts'
import type { OpenedBackup } from './file/opening-backup.ts'
import type { OpenedBytes } from './file/read-vault.ts'
import type { StoreEvent, VaultStore } from './file/open-store.ts'
import { bringBackRecovered } from './file/recovered-changes.ts'
import { createOtherKeys, type OtherKeys, type OtherKeysParts } from './other-keys.ts'

export interface SavingParts {
  readonly store: VaultStore
  readonly files: VaultFileSystem
  /** Set when a backup is open in place of a damaged file. */
  readonly backup: OpenedBackup | null
  readonly keyFiles: OtherKeysParts['keyFiles']
  readonly editContext: () => EditContext
  readonly onState: (state: SavingState) => void
  /** Many logins changed at once. */
  readonly onItems: () => void
}

export interface SavingSession {
  state(): SavingState
  take(event: StoreEvent): void
  /** After the unlock: brings back what was kept aside, and looks for copies. */
  start(): Promise<void>
  /** The file was touched by somebody. */
  fileTouched(): Promise<void>
  /** Throws why it still cannot be saved. */
  retry(): Promise<void>
  dismissMerged(): void
  readonly copies: CopiesSession
  backups(): Promise<Backup[]>
  /** Throws `password-needed` for one of another key, without a proof; with one what opening throws. */
  itemsOf(name: string, proof: CopyProof | null): Promise<BackupItem[]>
  restoreItem(name: string, itemId: string): Promise<void>
  restoreAll(name: string): Promise<void>
  /** Only while a backup is open in place of a damaged file. The vault must be opened anew afterwards. */
  putBackupInPlace(): Promise<void>
}

export function createSavingSession(parts: SavingParts): SavingSession {
  const { store, files, backup } = parts
  let merged: MergeReport | null = null

  const state = (): SavingState => {
    const problem = store.problem()
    return {
      state: problem === null ? 'saved' : 'aside',
      problem,
      recoveryFolder: store.folders?.recovery.folder ?? '',
      openedBackupAtMs: backup?.savedAtMs ?? null,
      merged,
      copies: copies.counts().news,
      strangers: copies.counts().strangers
    }
  }
  const addMerged = (report: MergeReport): void => {
    const ways = report.ways ?? merged?.ways
    const conflicts = [...(merged?.conflicts ?? []), ...report.conflicts].slice(-1_000)
    merged = { items: (merged?.items ?? 0) + report.items, conflicts, ...(ways === undefined ? {} : { ways }) }
    parts.onItems()
  }
  const change = async (edit: (document: VaultDocument) => VaultDocument, { records }: Pick<OpenedBytes, 'records'>): Promise<void> => {
    await store.change(edit, { brought: records })
    parts.onItems()
  }
  const nowMs = (): number => parts.editContext().nowMs
  const otherKeys = createOtherKeys({ vaultId: () => store.document().vaultId, keyFiles: parts.keyFiles, nowMs })
  const copies = createCopiesSession({
    files,
    store,
    otherKeys,
    nowMs,
    change,
    onChanged: () => {
      parts.onState(state())
    }
  })
  const readBackup = async (name: string, proof: CopyProof | null = null): Promise<OpenedBytes> => {
    const known = await store.folders?.backups.list()
    if (store.folders === null || known?.some((one) => one.name === name) !== true) throw new AppError('backup-not-found')
    const bytes = await store.folders.backups.read(name)
    try {
      return store.openCopy(bytes)
    } catch (error) {
      if (codeOf(error) !== 'vault-key-changed') throw error
      const opened = otherKeys.open(bytes)
      if (opened !== null) return opened
      if (proof === null) throw new AppError('password-needed')
      return otherKeys.openWith(bytes, proof)
    }
  }

  return {
    state,
    take: (event) => {
      if (event.kind === 'merged') addMerged(event.report)
      parts.onState(state())
    },
    start: async () => {
      const before = store.document()
      if ((await bringBackRecovered(store)) > 0) {
        const items = Object.entries(store.document().items).filter(([id, item]) => before.items[id] !== item).length
        addMerged({ items, conflicts: [] })
        parts.onState(state())
      }
      await copies.look()
    },
    fileTouched: async () => {
      if (backup !== null) return
      await store.refresh()
      await copies.look()
    },
    retry: async () => {
      await store.refresh()
      const problem: ErrorCode | null = store.problem()
      if (problem !== null) throw new AppError(problem)
    },
    dismissMerged: () => {
      merged = null
      parts.onState(state())
    },
    copies,
    backups: () => listBackups(store, otherKeys),
    itemsOf: async (name, proof) => itemsOfBackup((await readBackup(name, proof)).document, store.document()),
    restoreItem: async (name, itemId) => {
      const then = await readBackup(name)
      await change((present) => restoreItem(present, then.document, itemId, parts.editContext()), then)
    },
    restoreAll: async (name) => {
      const then = await readBackup(name)
      await change((present) => restoreAll(present, then.document, parts.editContext()), then)
    },
    putBackupInPlace: async () => {
      if (backup === null) throw new AppError('request-invalid')
      await backup.putInPlace()
    }
  }
}

/** Every one is opened: a backup is only worth what can be read from it. */
async function listBackups(store: VaultStore, otherKeys: OtherKeys): Promise<Backup[]> {
  const folder = store.folders?.backups
  if (folder === undefined) return []
  const backups: Backup[] = []
  for (const { name, savedAtMs } of await folder.list()) {
    const bytes = await folder.read(name).catch(() => new Uint8Array())
    backups.push({ name, savedAtMs, bytes: bytes.length, ...judge(store, otherKeys, bytes) })
  }
  return backups
}

function judge(store: VaultStore, otherKeys: OtherKeys, bytes: Uint8Array): Pick<Backup, 'items' | 'state'> {
  try {
    return { items: Object.keys(store.openCopy(bytes).document.items).length, state: 'checked' }
  } catch (error) {
    if (codeOf(error) !== 'vault-key-changed') return { items: null, state: 'damaged' }
    const opened = otherKeys.open(bytes)
    return { items: opened === null ? null : Object.keys(opened.document.items).length, state: 'otherKey' }
  }
}
