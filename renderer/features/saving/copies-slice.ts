// Owns the part of the saving store about other copies of the vault: looking inside, taking in, setting aside, deleting. Holds no password and no value of a field.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import type { CopyProof } from '../../../shared/model/proof.ts'
import type { BackupItem, CopyRef, VaultCopy } from '../../../shared/model/saving.ts'
import type { Sentence } from '../toasts/toast-store.ts'

interface LookedCopy {
  copy: VaultCopy
  /** Null while it is read, and while a proof is asked for. */
  items: readonly BackupItem[] | null
  needsProof: boolean
  problem: ErrorCode | null
}

export interface CopiesSlice {
  copies: readonly VaultCopy[]
  lookedCopy: LookedCopy | null
  /** Deleting is asked about. */
  deleting: VaultCopy | null
  lookAtCopy: (copy: VaultCopy, proof?: CopyProof) => Promise<void>
  leaveCopy: () => void
  merge: (copy: VaultCopy) => Promise<void>
  keepAside: (copy: VaultCopy) => Promise<void>
  askToDelete: (copy: VaultCopy | null) => void
  deleteCopy: () => Promise<void>
}

export type CopiesCall = 'copies.list' | 'copies.items' | 'copies.merge' | 'copies.keepAside' | 'copies.delete'

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], CopiesCall>
  set: (part: Partial<CopiesSlice & { isBusy: boolean }>) => void
  get: () => CopiesSlice
  busy: <T>(call: Promise<Result<T>>) => Promise<Result<T>>
  onDone: (sentence: Sentence) => void
  reload: () => Promise<void>
}

export const NO_COPIES = { copies: [], lookedCopy: null, deleting: null } as const

function refOf({ place, name }: VaultCopy): CopyRef {
  return { place, name }
}

export function createCopiesSlice({ calls, set, get, busy, onDone, reload }: Deps): CopiesSlice {
  const done = async (result: Result<null>, key: 'backups.merged' | 'backups.keptAside' | 'backups.deleted', name: string): Promise<void> => {
    if (result.ok) onDone({ key, values: { name } })
    set({ lookedCopy: null })
    await reload()
  }
  return {
    ...NO_COPIES,
    lookAtCopy: async (copy, proof) => {
      const asks = copy.state === 'otherKey' && copy.news === null
      set({ lookedCopy: { copy, items: null, needsProof: asks, problem: null } })
      if (asks && proof === undefined) return
      set({ isBusy: true })
      const result = await calls['copies.items']({ copy: refOf(copy), proof: proof ?? null })
      set({ isBusy: false })
      if (get().lookedCopy?.copy !== copy) return
      set({ lookedCopy: result.ok ? { copy, items: result.value, needsProof: false, problem: null } : { copy, items: null, needsProof: asks, problem: result.code } })
    },
    leaveCopy: () => {
      set({ lookedCopy: null })
      void reload()
    },
    merge: async (copy) => {
      await done(await busy(calls['copies.merge'](refOf(copy))), 'backups.merged', copy.name)
    },
    keepAside: async (copy) => {
      await done(await busy(calls['copies.keepAside'](refOf(copy))), 'backups.keptAside', copy.name)
    },
    askToDelete: (deleting) => {
      set({ deleting })
    },
    deleteCopy: async () => {
      const { deleting } = get()
      set({ deleting: null })
      if (deleting !== null) await done(await busy(calls['copies.delete'](refOf(deleting))), 'backups.deleted', deleting.name)
    }
  }
}
