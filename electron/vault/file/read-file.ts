// Owns reading a whole vault file within bounds. Reads nothing that is too large, no device and no pipe.
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { MAX_FILE_BYTES } from '../container/layout.ts'
import { systemCodeOf, type VaultFileSystem } from './file-system.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'vault-not-found',
  ENOTDIR: 'vault-not-found',
  EISDIR: 'vault-not-a-vault',
  EACCES: 'vault-no-permission',
  EPERM: 'vault-no-permission'
}

/** The file's bytes; `maxBytes` is asked of the file system before anything is allocated. */
export async function readWholeFile(files: VaultFileSystem, path: string, maxBytes = MAX_FILE_BYTES): Promise<Uint8Array> {
  try {
    const { isFile } = await files.facts(path)
    // Before it is opened: a pipe would keep us waiting for ever.
    if (!isFile) throw new AppError('vault-not-a-vault')
    return await readOpened(files, path, maxBytes)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(CODES[systemCodeOf(error)] ?? 'internal', { cause: error })
  }
}

async function readOpened(files: VaultFileSystem, path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await files.openToRead(path)
  try {
    const { bytes } = await file.facts()
    if (bytes > maxBytes) throw new AppError('vault-too-large')
    const content = new Uint8Array(bytes)
    let done = 0
    while (done < bytes) {
      const count = await file.read(content.subarray(done), done)
      if (count === 0) break
      done += count
    }
    // Cut while it was read: what is there is judged like any other cut file.
    return content.subarray(0, done)
  } finally {
    await file.close()
  }
}

/** What the system said to a failure of `readWholeFile`, which throws nothing but `AppError`; undefined where it refused what it found. */
export function systemErrorIn(error: unknown): unknown {
  return (error as AppError).cause
}
