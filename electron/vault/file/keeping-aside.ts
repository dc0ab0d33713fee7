// Owns the copy of unsaved changes in the recovery folder, for as long as the vault file itself cannot be written. Deletes one only when the vault has it.
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { KeptFolder } from '../backup/backup-folder.ts'

/** Failures of the place, not of the change: these changes are worth keeping elsewhere. */
const PLACE_CODES: ReadonlySet<ErrorCode> = new Set([
  'vault-disk-full',
  'vault-no-permission',
  'vault-save-failed',
  'vault-changed-outside',
  'vault-key-changed',
  'vault-other-vault'
])

export interface AsideParts {
  /** Null where the program has no folder of its own: then a change that cannot be saved is refused. */
  readonly recovery: KeptFolder | null
  readonly nowMs: () => number
}

export interface KeepingAside {
  /** Why the vault file does not hold everything; null when it does. */
  problem(): ErrorCode | null
  /** Keeps the bytes of a save that failed with `error`; throws that error when they cannot be kept either, or are not worth it. */
  keep(error: unknown, generation: number, makeBytes: () => Uint8Array): Promise<void>
  /** After a save of everything: the copy has done its work. */
  done(): Promise<void>
}

export function createKeepingAside({ recovery, nowMs }: AsideParts): KeepingAside {
  let kept: string | null = null
  let problem: ErrorCode | null = null
  const forget = async (name: string | null): Promise<void> => {
    if (name !== null) await recovery?.remove(name).catch(() => undefined)
  }
  return {
    problem: () => problem,
    keep: async (error, generation, makeBytes) => {
      if (recovery === null || !(error instanceof AppError) || !PLACE_CODES.has(error.code)) throw error
      const earlier = kept
      kept = await recovery.add({ savedAtMs: nowMs(), generation, bytes: makeBytes() }).catch(() => {
        throw error
      })
      problem = error.code
      // The new copy holds what the earlier one held.
      if (earlier !== kept) await forget(earlier)
    },
    done: async () => {
      problem = null
      const earlier = kept
      kept = null
      await forget(earlier)
    }
  }
}
