// Owns what the views are told of saving: what came in, what is kept aside, which backup is shown, which copies stand beside the vault. Never a value.
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Backup, BackupItem, MergeReport, SavingState, VaultCopy } from '../../shared/model/saving.ts'
import { itemsOfBackup, restoreAll, restoreItem } from './backup/restore.ts'
import type { VaultDocument } from './document/document.ts'
import type { EditContext } from './document/edit.ts'
import { findCopies, readFoundCopy } from './file/copies.ts'
import type { VaultFileSystem } from './file/file-system.ts'
import type { OpenedBackup } from './file/opening-backup.ts'
import type { OpenedBytes } from './file/read-vault.ts'
import type { StoreEvent, VaultStore } from './file/open-store.ts'
import { bringBackRecovered } from './file/recovered-changes.ts'
import { mergeDocuments } from './merge/merge-documents.ts'

export interface SavingParts {
  readonly store: VaultStore
  readonly files: VaultFileSystem
  /** Set when a backup is open in place of a damaged file. */
  readonly backup: OpenedBackup | null
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
  copies(): Promise<VaultCopy[]>
  mergeCopy(name: string): Promise<void>
  backups(): Promise<Backup[]>
  itemsOf(name: string): Promise<BackupItem[]>
  restoreItem(name: string, itemId: string): Promise<void>
  restoreAll(name: string): Promise<void>
  /** Only while a backup is open in place of a damaged file. The vault must be opened anew afterwards. */
  putBackupInPlace(): Promise<void>
}

export function createSavingSession(parts: SavingParts): SavingSession {
  const { store, files, backup } = parts
  let merged: MergeReport | null = null
  let copyCount = 0

  const state = (): SavingState => {
    const problem = store.problem()
    return {
      state: problem === null ? 'saved' : 'aside',
      problem,
      recoveryFolder: store.folders?.recovery.folder ?? '',
      openedBackupAtMs: backup?.savedAtMs ?? null,
      merged,
      copies: copyCount
    }
  }
  const addMerged = (report: MergeReport): void => {
    merged = { items: (merged?.items ?? 0) + report.items, conflicts: [...(merged?.conflicts ?? []), ...report.conflicts].slice(-1_000) }
    parts.onItems()
  }
  const change = async (edit: (document: VaultDocument) => VaultDocument, { records }: Pick<OpenedBytes, 'records'>): Promise<void> => {
    await store.change(edit, { brought: records })
    parts.onItems()
  }
  const countCopies = async (): Promise<void> => {
    const before = copyCount
    copyCount = (await findCopies(files, store)).length
    if (copyCount !== before) parts.onState(state())
  }
  const readBackup = async (name: string): Promise<OpenedBytes> => {
    const known = await store.folders?.backups.list()
    if (store.folders === null || known?.some((one) => one.name === name) !== true) throw new AppError('backup-not-found')
    return store.openCopy(await store.folders.backups.read(name))
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
      await countCopies()
    },
    fileTouched: async () => {
      if (backup !== null) return
      await store.refresh()
      await countCopies()
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
    copies: async () => (await findCopies(files, store)).map(({ name, kind, modifiedAtMs, news }) => ({ name, kind, modifiedAtMs, news })),
    mergeCopy: async (name) => {
      const copy = await readFoundCopy(files, store, name)
      await change((present) => mergeDocuments(present, copy.document), copy)
      await countCopies()
    },
    backups: () => listBackups(store),
    itemsOf: async (name) => itemsOfBackup((await readBackup(name)).document, store.document()),
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
async function listBackups(store: VaultStore): Promise<Backup[]> {
  const folder = store.folders?.backups
  if (folder === undefined) return []
  const backups: Backup[] = []
  for (const { name, savedAtMs } of await folder.list()) {
    const bytes = await folder.read(name).catch(() => new Uint8Array())
    backups.push({ name, savedAtMs, bytes: bytes.length, ...judge(store, bytes) })
  }
  return backups
}

function judge(store: VaultStore, bytes: Uint8Array): Pick<Backup, 'items' | 'state'> {
  try {
    return { items: Object.keys(store.openCopy(bytes).document.items).length, state: 'checked' }
  } catch (error) {
    return { items: null, state: error instanceof AppError && error.code === 'vault-key-changed' ? 'otherKey' : 'damaged' }
  }
}
