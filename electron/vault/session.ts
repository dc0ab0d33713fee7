// Owns what this process knows at present: which file, and the open vault. There is no way back from open: locking ends the process.
import { AppError } from '../../shared/errors.ts'
import type { OwnerProof } from '../../shared/model/transfer.ts'
import type { SavingState } from '../../shared/model/saving.ts'
import type { AttachmentRecords } from './container/attachments-area.ts'
import type { VaultDocument } from './document/document.ts'
import { withUses, type EditContext } from './document/edit.ts'
import { newUuid } from './document/ids.ts'
import type { StoreEvent } from './file/open-store.ts'
import { openNewestBackup, type OpenedBackup } from './file/opening-backup.ts'
import { createVault, openVault, type StoreParts, type VaultStore } from './file/store.ts'
import { createOwnerCheck } from './owner-check.ts'
import { createSavingSession, type SavingSession } from './saving-session.ts'

const MIN_PASSWORD_LETTERS = 8

export interface SessionEvents {
  opened(vault: { name: string; readOnly: boolean }): void
  /** After the change is on disk. */
  itemsChanged(itemId: string | null): void
  savingChanged(state: SavingState): void
}

export interface SessionParts {
  readonly store: StoreParts
  readonly events: SessionEvents
  /** Calls back when another program touched the file; answers with the function that ends the watching. */
  readonly watch?: (path: string, onTouched: () => void) => () => void
  /** What fails behind the person's back is told here. */
  readonly onUnexpected?: (what: string, error: unknown) => void
}

export interface Session {
  configure(path: string, ownFolder?: string): void
  create(vault: { name: string; password: string }): Promise<void>
  unlock(password: string): Promise<void>
  /** Throws `vault-locked` before the vault is open and after it was closed. */
  vault(): OpenSession
  close(): Promise<void>
}

/** `keychain`: by a key that the system holds, so nobody has typed the master password. */
export type OpenedBy = 'password' | 'keychain'

export interface OpenSession {
  readonly openedBy: OpenedBy
  /** Whoever may see keys is asked once more. Throws `vault-wrong-password`. */
  confirmOwner(proof: OwnerProof): Promise<void>
  document(): VaultDocument
  /** Uses since the unlock that are not on disk yet; they go along with the next save. */
  readonly uses: ReadonlyMap<string, number>
  markUsed(itemId: string): void
  /** Saves what `edit` makes of the document, then tells everyone. */
  change(itemId: string | null, edit: (document: VaultDocument) => VaultDocument, brought?: AttachmentRecords): Promise<void>
  /** The encrypted attachments that the file holds. */
  records(): AttachmentRecords
  /** Where the vault file is. */
  readonly path: string
  /** Who edits, and when. */
  editContext(): EditContext
  readonly saving: SavingSession
}

export function createSession({ store: baseParts, events, watch, onUnexpected = () => undefined }: SessionParts): Session {
  let path: string | null = null
  let storeParts: StoreParts = baseParts
  let stopWatching: () => void = () => undefined
  // The store is made before the session that its news are for.
  let onStoreEvent: (event: StoreEvent) => void = () => undefined
  let state: 'closed' | 'opening' | 'open' | 'ended' = 'closed'
  let open: { store: VaultStore; session: OpenSession } | null = null

  const openWith = async (openedBy: OpenedBy, make: (path: string) => Promise<Opened>): Promise<void> => {
    if (state !== 'closed' || path === null) throw new AppError('request-invalid')
    state = 'opening'
    const asked = path
    try {
      const { store, backup } = await make(asked)
      // The person turned to another file, or locked, while the key was derived.
      if (path !== asked || hasEnded()) {
        await store.close()
        throw new AppError('vault-locked')
      }
      const session = openSession(store, openedBy, storeParts, events, backup)
      open = { store, session }
      onStoreEvent = session.saving.take
      state = 'open'
    } finally {
      if (state === 'opening') state = 'closed'
    }
    events.opened({ name: open.store.document().name.value, readOnly: open.store.readOnly })
    const { store, session } = open
    // Behind the first list: nobody waits for folders to be looked through.
    void session.saving.start().catch((error: unknown) => { onUnexpected('saving.start', error) })
    if (watch === undefined) return
    stopWatching = watch(store.path, () => {
      session.saving.fileTouched().catch((error: unknown) => { onUnexpected('saving.fileTouched', error) })
    })
  }
  // A function, because the compiler does not see that `state` changes while something is awaited.
  const hasEnded = (): boolean => state === 'ended'

  return {
    configure: (next, ownFolder) => {
      if (state === 'open' || state === 'ended') throw new AppError('request-invalid')
      path = next
      storeParts = {
        ...baseParts,
        ...(ownFolder === undefined ? {} : { ownFolder }),
        report: (event) => {
          onStoreEvent(event)
        }
      }
    },
    create: async ({ name, password }) => {
      if (Array.from(password.normalize('NFC')).length < MIN_PASSWORD_LETTERS) throw new AppError('password-too-short')
      await openWith('password', async (file) => ({ store: await createVault(storeParts, file, { name, password }), backup: null }))
    },
    unlock: (password) => openWith('password', (file) => openOrBackup(storeParts, file, password)),
    vault: () => {
      if (open === null) throw new AppError('vault-locked')
      return open.session
    },
    close: async () => {
      state = 'ended'
      stopWatching()
      const closing = open
      open = null
      await closing?.store.close()
    }
  }
}

interface Opened {
  readonly store: VaultStore
  readonly backup: OpenedBackup | null
}

async function openOrBackup(parts: StoreParts, path: string, password: string): Promise<Opened> {
  try {
    return { store: await openVault(parts, path, password), backup: null }
  } catch (error) {
    const backup = await openNewestBackup(parts, path, password, error)
    return { store: backup.store, backup }
  }
}

function openSession(
  store: VaultStore,
  openedBy: OpenedBy,
  { nowMs, writer, random, files }: StoreParts,
  events: SessionEvents,
  backup: OpenedBackup | null
): OpenSession {
  const uses = new Map<string, number>()
  const editContext = (): EditContext => ({ nowMs: nowMs(), writer, newId: () => newUuid(random) })
  return {
    openedBy,
    confirmOwner: createOwnerCheck({ password: (password) => store.confirmPassword(password) }),
    saving: createSavingSession({
      store,
      files,
      backup,
      editContext,
      onState: events.savingChanged,
      onItems: () => {
        events.itemsChanged(null)
      }
    }),
    document: () => store.document(),
    uses,
    markUsed: (itemId) => {
      uses.set(itemId, nowMs())
    },
    records: () => store.records(),
    path: store.path,
    change: async (itemId, edit, brought) => {
      const carried = new Map<string, number>()
      let isChanged = false
      const didChange = (): boolean => isChanged
      await store.change((document) => {
        const edited = edit(document)
        if (edited === document) return document
        isChanged = true
        for (const [id, usedAtMs] of uses) carried.set(id, usedAtMs)
        return withUses(edited, carried)
      }, brought)
      for (const [id, usedAtMs] of carried) if (uses.get(id) === usedAtMs) uses.delete(id)
      if (didChange()) events.itemsChanged(itemId)
    },
    editContext
  }
}
