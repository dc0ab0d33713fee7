// Owns what the main view knows of saving: its state, the backups, the copies beside the vault, and which of them is looked into. Holds no value of a field.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { CopyProof } from '../../../shared/model/proof.ts'
import type { Backup, BackupItem, SavingState as Saving } from '../../../shared/model/saving.ts'
import { chooseProofKeyFile } from '../../state/proof-key-file.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Sentence } from '../toasts/toast-store.ts'
import { createCopiesSlice, NO_COPIES, type CopiesCall, type CopiesSlice } from './copies-slice.ts'

interface LookedInto {
  backup: Backup
  /** Null while it is read, and while a proof is asked for. */
  items: readonly BackupItem[] | null
  needsProof: boolean
  /** What was wrong with the last proof. */
  problem: ErrorCode | null
}

export interface SavingState extends CopiesSlice {
  saving: Saving
  isOpen: boolean
  /** Null while they are opened and checked. */
  backups: readonly Backup[] | null
  looked: LookedInto | null
  isAskingForAll: boolean
  isBusy: boolean
  load: () => Promise<void>
  take: (saving: Saving) => void
  open: () => Promise<void>
  close: () => void
  look: (backup: Backup, proof?: CopyProof) => Promise<void>
  /** For the proof of a copy or backup. */
  chooseKeyFile: () => Promise<string | null>
  leave: () => void
  restore: (item: BackupItem) => Promise<void>
  askForAll: (isAsking: boolean) => void
  restoreAll: () => Promise<void>
  retry: () => Promise<void>
  dismissMerged: () => Promise<void>
  putInPlace: () => Promise<void>
  reset: () => void
}

export type SavingStore = StoreApi<SavingState>

type SavingCall = 'saving.state' | 'saving.retry' | 'saving.dismissMerged' | 'backups.list' | 'backups.items' | 'backups.restoreItem' | 'backups.restoreAll' | 'backups.putInPlace' | CopiesCall | 'session.lock' | 'keyFile.choose'

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], SavingCall>
  onProblem: (code: ErrorCode) => void
  onDone: (sentence: Sentence) => void
}

const NOTHING_KNOWN: Saving = { state: 'saved', problem: null, recoveryFolder: '', openedBackupAtMs: null, merged: null, copies: 0, strangers: 0 }
const CLOSED = { ...NO_COPIES, isOpen: false, backups: null, looked: null, isAskingForAll: false, isBusy: false } as const

export function createSavingStore({ calls, onProblem, onDone }: Deps): SavingStore {
  return createStore<SavingState>()((set, get) => {
    /** One thing at a time; what failed is said, and nothing that is shown changes. */
    const busy = async <T>(call: Promise<Result<T>>): Promise<Result<T>> => {
      set({ isBusy: true })
      const result = await call
      set({ isBusy: false })
      if (!result.ok) onProblem(result.code)
      return result
    }
    const loadLists = async (): Promise<void> => {
      const copies = await calls['copies.list'](null)
      if (copies.ok) set({ copies: copies.value })
      const backups = await calls['backups.list'](null)
      if (backups.ok) set({ backups: backups.value })
      else onProblem(backups.code)
    }
    const loadItems = async (backup: Backup, proof: CopyProof | null = null): Promise<void> => {
      const result = await calls['backups.items']({ name: backup.name, proof })
      if (get().looked?.backup.name !== backup.name) return
      if (result.ok) set({ looked: { backup, items: result.value, needsProof: false, problem: null } })
      else if (proof !== null) set({ looked: { backup, items: null, needsProof: true, problem: result.code } })
      else if (result.code === 'password-needed') set({ looked: { backup, items: null, needsProof: true, problem: null } })
      else {
        set({ looked: null })
        onProblem(result.code)
      }
    }
    return {
      saving: NOTHING_KNOWN,
      ...CLOSED,
      ...createCopiesSlice({ calls, set, get, busy, onDone, reload: loadLists }),
      load: async () => {
        const result = await calls['saving.state'](null)
        if (result.ok) set({ saving: result.value })
      },
      take: (saving) => {
        set({ saving })
      },
      open: async () => {
        set({ ...CLOSED, isOpen: true })
        await loadLists()
      },
      close: () => {
        set(CLOSED)
      },
      look: async (backup, proof) => {
        set({ looked: { backup, items: null, needsProof: proof !== undefined, problem: null }, isBusy: proof !== undefined })
        await loadItems(backup, proof)
        set({ isBusy: false })
      },
      chooseKeyFile: () => chooseProofKeyFile(calls),
      leave: () => {
        const isOpenNow = get().looked?.items !== null
        const wasAsked = get().looked?.backup.state === 'otherKey'
        set({ looked: null })
        // A proof opens every backup of its key.
        if (isOpenNow && wasAsked) void loadLists()
      },
      restore: async ({ id, title }) => {
        const { looked } = get()
        if (looked === null) return
        const result = await busy(calls['backups.restoreItem']({ name: looked.backup.name, itemId: id }))
        if (!result.ok) return
        onDone({ key: 'backups.restored', values: { title } })
        await loadItems(looked.backup)
      },
      askForAll: (isAskingForAll) => {
        set({ isAskingForAll })
      },
      restoreAll: async () => {
        const { looked } = get()
        set({ isAskingForAll: false })
        if (looked === null) return
        const result = await busy(calls['backups.restoreAll']({ name: looked.backup.name }))
        if (!result.ok) return
        onDone({ key: 'backups.allRestored', values: {} })
        set(CLOSED)
      },
      retry: async () => {
        await busy(calls['saving.retry'](null))
      },
      dismissMerged: async () => {
        await calls['saving.dismissMerged'](null)
      },
      putInPlace: async () => {
        const result = await busy(calls['backups.putInPlace'](null))
        // The file is a new one: it is opened anew, and can then be changed.
        if (result.ok) await calls['session.lock'](null)
      },
      reset: () => {
        set({ saving: NOTHING_KNOWN, ...CLOSED })
      }
    }
  })
}

const context = createStoreContext<SavingState>('saving')
export const SavingProvider = context.Provider
export const useSaving = context.useState
