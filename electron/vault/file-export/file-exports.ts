// Owns the file that is ready to be written until the person has named a place. One at a time, for a while; encrypted, so it is no secret by itself.
import { AppError } from '../../../shared/errors.ts'
import { newUuid } from '../document/ids.ts'

/** Long enough to look for a folder. */
const FORGOTTEN_AFTER_MS = 10 * 60_000

export interface ReadyFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface FileExports {
  /** Answers the handle; an earlier file is dropped. */
  keep(file: ReadyFile): string
  /** Throws `export-gone`. */
  get(handle: string): ReadyFile
  discard(handle: string): void
}

export function createFileExports({ random, nowMs }: { random: (length: number) => Uint8Array; nowMs: () => number }): FileExports {
  let ready: (ReadyFile & { handle: string; madeAtMs: number }) | null = null
  return {
    keep: (file) => {
      const handle = newUuid(random)
      ready = { ...file, handle, madeAtMs: nowMs() }
      return handle
    },
    get: (handle) => {
      if (ready !== null && nowMs() - ready.madeAtMs > FORGOTTEN_AFTER_MS) ready = null
      if (ready?.handle !== handle) throw new AppError('export-gone')
      return ready
    },
    discard: (handle) => {
      if (ready?.handle === handle) ready = null
    }
  }
}
