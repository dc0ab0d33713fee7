// Owns what this process knows at present: which file, and the open vault. There is no way back from open: locking ends the process.
import { AppError } from '../../shared/errors.ts'
import type { KeychainRequest } from '../../shared/ipc/host-contract.ts'
import type { WayIn, Ways } from '../../shared/model/access.ts'
import { createSessionAccess, type SessionAccess } from './access/session-access.ts'
import { inspectContainer } from './container/container.ts'
import { calibrateKdf, type Machine } from './container/kdf-calibration.ts'
import { readRecoveryCode } from './container/recovery-code.ts'
import { knownSlotsOf, type Proof } from './container/ways-in.ts'
import type { StoreEvent } from './file/open-store.ts'
import { openNewestBackup, slotsOfNewestBackup } from './file/opening-backup.ts'
import { readWholeFile } from './file/read-file.ts'
import { createVault, openVault, type StoreParts, type VaultStore } from './file/store.ts'
import { openSession, type Opened, type OpenSession, type OpenSessionEvents } from './open-session.ts'
import { createOwnerCheck } from './owner-check.ts'
import { createVaultFacts, type VaultFacts } from './vault-facts.ts'

const MIN_PASSWORD_LETTERS = 8

export interface SessionEvents extends OpenSessionEvents {
  opened(vault: VaultFacts & { openedBy: WayIn; isNew: boolean }): void
  /** It was renamed, here or elsewhere, or can be changed now. */
  changed(vault: VaultFacts): void
  keychainRequested(request: KeychainRequest): void
  keyFileChanged(isInUse: boolean): void
}

export interface SessionParts {
  readonly store: StoreParts
  readonly events: SessionEvents
  /** Without it a new vault gets the policy's own cost, and no costlier one is offered later. */
  readonly machine?: Machine
  /** Calls `action` later; answers with the function that prevents it. Without it a keychain is waited for without end. */
  readonly schedule?: (action: () => void, delayMs: number) => () => void
  /** Calls back when another program touched the file; answers with the function that ends the watching. */
  readonly watch?: (path: string, onTouched: () => void) => () => void
  /** Calls back now and then, until what it answers with is called. */
  readonly repeat?: (action: () => void) => () => void
  /** What fails behind the person's back is told here. */
  readonly onUnexpected?: (what: string, error: unknown) => void
}

export interface Session extends Pick<SessionAccess, 'access' | 'keyFiles' | 'keychainAnswered'> {
  configure(path: string, ownFolder?: string): void
  create(vault: { name: string; password: string }): Promise<void>
  /** With the key file that was chosen, if one was. */
  unlock(password: string): Promise<WayIn>
  /** By a printed code, however it was typed. */
  recover(codeText: string): Promise<void>
  unlockWithKeychain(secret: Uint8Array): Promise<void>
  /** What the file says could be tried. */
  ways(): Promise<Ways>
  /** Throws `vault-locked` before the vault is open and after it was closed. */
  vault(): OpenSession
  close(): Promise<void>
}

export function createSession(sessionParts: SessionParts): Session {
  const { store: baseParts, events: allEvents, machine, schedule = () => () => undefined, watch, repeat, onUnexpected = () => undefined } = sessionParts
  let path: string | null = null
  let storeParts: StoreParts = baseParts
  let stopWatching: () => void = () => undefined
  // The store is made before the session that its news are for.
  let onStoreEvent: (event: StoreEvent) => void = () => undefined
  let state: 'closed' | 'opening' | 'open' | 'ended' = 'closed'
  let open: OpenState | null = null

  const facts = createVaultFacts({ tell: allEvents.changed, repeat, onUnexpected })
  const events: SessionEvents = {
    ...allEvents,
    itemsChanged: (itemId) => {
      facts.look()
      allEvents.itemsChanged(itemId)
    }
  }
  const opened = (): OpenState => {
    if (open === null) throw new AppError('vault-locked')
    return open
  }
  const { access, keyFiles, raise, keychainAnswered } = createSessionAccess({
    store: baseParts,
    machine: machine ?? null,
    schedule,
    vaultPath: () => path,
    open: () => {
      const { store, isBackup } = opened()
      return { ...store, isBackup, vaultName: () => store.document().name.value }
    },
    assertPassword,
    ...events
  })
  const confirmOwner = createOwnerCheck((proof) => access.confirmOwner(proof))

  const openWith = async (make: (path: string) => Promise<Opened>, isNew = false): Promise<WayIn> => {
    if (state !== 'closed' || path === null) throw new AppError('request-invalid')
    state = 'opening'
    const asked = path
    try {
      const made = await make(asked)
      const { store } = made
      // The person turned to another file, or locked, while the key was derived.
      if (path !== asked || hasEnded()) {
        await store.close()
        throw new AppError('vault-locked')
      }
      const session = openSession(made, storeParts, events, { confirmOwner, keyFiles, schedule, onUnexpected })
      open = { store, session, isBackup: made.backup !== null }
      onStoreEvent = session.saving.take
      state = 'open'
    } finally {
      if (state === 'opening') state = 'closed'
    }
    const { store } = open
    raise.opened(isNew ? null : store.openedBy.kdf)
    events.opened({ ...facts.opened(store), openedBy: store.openedBy.wayIn, isNew })
    lookAround(open)
    return store.openedBy.wayIn
  }
  const lookAround = ({ store, session, isBackup }: OpenState): void => {
    // A backup in place of a damaged file stays read-only: there is nothing to wait for. What waits in the recovery folder could not be brought back before.
    if (store.readOnly && !isBackup) facts.waitForLock(() => { startSaving(session) })
    // Behind the first list: nobody waits for folders to be looked through.
    startSaving(session)
    if (watch === undefined) return
    stopWatching = watch(store.path, () => {
      session.saving.fileTouched().then(facts.look).catch((error: unknown) => { onUnexpected('saving.fileTouched', error) })
    })
  }
  const startSaving = (session: OpenSession): void => {
    session.saving.start().catch((error: unknown) => { onUnexpected('saving.start', error) })
  }
  // A function, because the compiler does not see that `state` changes while something is awaited.
  const hasEnded = (): boolean => state === 'ended'

  const openBy = (proof: Proof): Promise<WayIn> => openWith((file) => openOrBackup(storeParts, file, proof))

  return {
    access,
    keyFiles,
    keychainAnswered,
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
      assertPassword(password)
      const { kdf } = storeParts
      await openWith(async (file) => {
        const cost = machine === undefined ? kdf.cost : await calibrateKdf(machine, kdf.floor)
        return { store: await createVault({ ...storeParts, kdf: { ...kdf, cost } }, file, { name, password }), backup: null }
      }, true)
    },
    unlock: async (password) => {
      let keyFileDigest: Uint8Array | null = null
      const wayIn = await openWith(async (file) => {
        keyFileDigest = await keyFiles.present()
        return openOrBackup(storeParts, file, { kind: 'password', password, keyFileDigest })
      })
      keyFiles.opened(wayIn === 'key-file' ? keyFileDigest : null)
      return wayIn
    },
    recover: async (codeText) => {
      await openBy({ kind: 'recovery-code', code: readRecoveryCode(codeText) })
    },
    unlockWithKeychain: async (secret) => {
      await openBy({ kind: 'keychain', secret })
    },
    ways: async () => {
      if (path === null) throw new AppError('request-invalid')
      const known = knownSlotsOf(await slotsAt(storeParts, path))
      return {
        keyFile: known.password.length > 0 && known.password.every(({ needsKeyFile }) => needsKeyFile),
        recoveryCode: known.recovery.length > 0
      }
    },
    vault: () => opened().session,
    close: async () => {
      state = 'ended'
      stopWatching()
      facts.end()
      const closing = open
      open = null
      // Beside each other: giving the lock file back waits for no edit.
      await Promise.all([closing?.session.keptEdit.flush(), closing?.store.close()])
    }
  }
}

interface OpenState {
  readonly store: VaultStore
  readonly session: OpenSession
  readonly isBackup: boolean
}

function assertPassword(password: string): void {
  if (Array.from(password.normalize('NFC')).length < MIN_PASSWORD_LETTERS) throw new AppError('password-too-short')
}

/** Of the file; of its newest backup where the file is damaged, because that is what would be opened then. */
async function slotsAt(parts: StoreParts, path: string): Promise<readonly Uint8Array[]> {
  try {
    return inspectContainer(await readWholeFile(parts.files, path)).header.slots
  } catch (error) {
    return slotsOfNewestBackup(parts, path, error)
  }
}

async function openOrBackup(parts: StoreParts, path: string, proof: Proof): Promise<Opened> {
  try {
    return { store: await openVault(parts, path, proof), backup: null }
  } catch (error) {
    const backup = await openNewestBackup(parts, path, proof, error)
    return { store: backup.store, backup }
  }
}
