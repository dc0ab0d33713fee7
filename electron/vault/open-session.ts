// Owns one open vault for as long as its session lasts: its document, its edits, and which logins were used. Knows no way in.
import { join } from 'node:path'
import type { WayIn } from '../../shared/model/access.ts'
import type { SavingState } from '../../shared/model/saving.ts'
import type { OwnerProof } from '../../shared/model/proof.ts'
import type { KeyFileDesk } from './access/key-file-desk.ts'
import type { AttachmentRecords } from './container/attachments-area.ts'
import type { VaultDocument } from './document/document.ts'
import { withUses, type EditContext } from './document/edit.ts'
import { newUuid } from './document/ids.ts'
import { createKeptEdit, type KeptEditParts, type KeptEditStore } from './editing/kept-edit.ts'
import type { ChangeOptions, StoreParts, VaultStore } from './file/open-store.ts'
import type { OpenedBackup } from './file/opening-backup.ts'
import { createSavingSession, type SavingSession } from './saving-session.ts'

export interface OpenSessionEvents {
  /** After the change is on disk. */
  itemsChanged(itemId: string | null): void
  savingChanged(state: SavingState): void
}

/** What was opened: the file, or a backup in place of a damaged one. */
export interface Opened {
  readonly store: VaultStore
  readonly backup: OpenedBackup | null
}

export interface OpenSession {
  /** By which kind of slot: whoever came in by the keychain has not typed the master password. */
  readonly openedBy: WayIn
  /** Another program has the file open, it is write-protected, or a backup is open in its place. */
  readonly isReadOnly: boolean
  /** Whoever may see keys is asked once more. Throws what opening the vault with the proof throws. */
  confirmOwner(proof: OwnerProof): Promise<void>
  document(): VaultDocument
  /** Uses since the unlock that are not on disk yet; they go along with the next save. */
  readonly uses: ReadonlyMap<string, number>
  markUsed(itemId: string): void
  /** Saves what `edit` makes of the document, then tells everyone. */
  change(itemId: string | null, edit: (document: VaultDocument) => VaultDocument, options?: ChangeOptions): Promise<void>
  /** The encrypted attachments that the file holds. */
  records(): AttachmentRecords
  /** Where the vault file is. */
  readonly path: string
  /** Who edits, and when. */
  editContext(): EditContext
  readonly saving: SavingSession
  /** The edit in progress, which outlives the lock. */
  readonly keptEdit: KeptEditStore
}

export function openSession(
  { store, backup }: Opened,
  { nowMs, writer, random, files, ownFolder }: StoreParts,
  events: OpenSessionEvents,
  { confirmOwner, keyFiles, schedule, onUnexpected }: Pick<OpenSession, 'confirmOwner'> & Pick<KeptEditParts, 'schedule' | 'onUnexpected'> & { readonly keyFiles: Pick<KeyFileDesk, 'present' | 'proof'> }
): OpenSession {
  const uses = new Map<string, number>()
  const editContext = (): EditContext => ({ nowMs: nowMs(), writer, newId: () => newUuid(random) })
  return {
    openedBy: store.openedBy.wayIn,
    get isReadOnly() {
      return store.readOnly
    },
    confirmOwner,
    saving: createSavingSession({
      store,
      files,
      backup,
      keyFiles,
      editContext,
      onState: events.savingChanged,
      onItems: () => {
        events.itemsChanged(null)
      }
    }),
    keptEdit: createKeptEdit({
      ...{ files, random, schedule, onUnexpected },
      path: ownFolder === undefined ? null : join(ownFolder, 'edits', `${store.document().vaultId}.nidan-edit`),
      key: () => store.access()
    }),
    document: () => store.document(),
    uses,
    markUsed: (itemId) => {
      uses.set(itemId, nowMs())
    },
    records: () => store.records(),
    path: store.path,
    change: async (itemId, edit, options) => {
      const carried = new Map<string, number>()
      let isChanged = false
      const didChange = (): boolean => isChanged
      await store.change((document) => {
        const edited = edit(document)
        if (edited === document) return document
        isChanged = true
        for (const [id, usedAtMs] of uses) carried.set(id, usedAtMs)
        return withUses(edited, carried)
      }, options)
      for (const [id, usedAtMs] of carried) if (uses.get(id) === usedAtMs) uses.delete(id)
      if (didChange()) events.itemsChanged(itemId)
    },
    editContext
  }
}
