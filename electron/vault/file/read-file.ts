// Owns reading a whole vault file within bounds. Reads nothing that is too large, no device and no pipe.
import { createHash } from 'node:crypto'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { MAX_FILE_BYTES } from '../container/layout.ts'
import { systemCodeOf, type OpenFile, type VaultFileSystem } from './file-system.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'vault-not-found',
  ENOTDIR: 'vault-not-found',
  EISDIR: 'vault-not-a-vault',
  EACCES: 'vault-no-permission',
  EPERM: 'vault-no-permission'
}

/** Files that are only looked at go through a buffer of this size: nearly all vaults fit it in one piece. */
const PIECE_BYTES = 4 * 1_048_576

/** The file's bytes; `maxBytes` is asked of the file system before anything is allocated. */
export function readWholeFile(files: VaultFileSystem, path: string, maxBytes = MAX_FILE_BYTES): Promise<Uint8Array> {
  return withOpened(files, path, maxBytes, async (file, bytes) => {
    const content = new Uint8Array(bytes)
    // Cut while it was read: what is there is judged like any other cut file.
    return content.subarray(0, await fill(file, content, 0))
  })
}

/** SHA-256 of what the file holds now. Fails as `readWholeFile` does, and keeps no copy of a large one. */
export function hashFile(files: VaultFileSystem, path: string): Promise<Uint8Array> {
  return withOpened(files, path, MAX_FILE_BYTES, async (file, bytes) => {
    const hash = createHash('sha256')
    await inPieces(file, bytes, (piece) => {
      hash.update(piece)
      return true
    })
    return hash.digest()
  })
}

/** Whether the file holds exactly these bytes now, every one of them read. Fails as `readWholeFile` does. */
export function fileHolds(files: VaultFileSystem, path: string, expected: Uint8Array): Promise<boolean> {
  return withOpened(files, path, MAX_FILE_BYTES, async (file, bytes) => {
    if (bytes !== expected.length) return false
    const read = await inPieces(file, bytes, (piece, start) => Buffer.compare(piece, expected.subarray(start, start + piece.length)) === 0)
    return read === bytes
  })
}

async function withOpened<T>(files: VaultFileSystem, path: string, maxBytes: number, use: (file: OpenFile, bytes: number) => Promise<T>): Promise<T> {
  try {
    const { isFile } = await files.facts(path)
    // Before it is opened: a pipe would keep us waiting for ever.
    if (!isFile) throw new AppError('vault-not-a-vault')
    const file = await files.openToRead(path)
    try {
      const { bytes } = await file.facts()
      if (bytes > maxBytes) throw new AppError('vault-too-large')
      return await use(file, bytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(CODES[systemCodeOf(error)] ?? 'internal', { cause: error })
  }
}

/** Gives the file's first `bytes` piece by piece until it ends or `take` has seen enough; answers with how many were taken. */
async function inPieces(file: OpenFile, bytes: number, take: (piece: Uint8Array, start: number) => boolean): Promise<number> {
  const buffer = new Uint8Array(Math.min(PIECE_BYTES, bytes))
  let done = 0
  while (done < bytes) {
    const count = await fill(file, buffer.subarray(0, bytes - done), done)
    if (count === 0 || !take(buffer.subarray(0, count), done)) break
    done += count
  }
  return done
}

/** Fewer than asked for only at the file's end. */
async function fill(file: OpenFile, target: Uint8Array, position: number): Promise<number> {
  let done = 0
  while (done < target.length) {
    const count = await file.read(target.subarray(done), position + done)
    if (count === 0) break
    done += count
  }
  return done
}

/** What the system said to a failure of `readWholeFile`, which throws nothing but `AppError`; undefined where it refused what it found. */
export function systemErrorIn(error: unknown): unknown {
  return (error as AppError).cause
}
