// Owns reading, making and choosing key files (VAULT-FORMAT §5.1). Knows their digest and place; never keeps their content.
import { createHash } from 'node:crypto'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { systemCodeOf, type OpenFile, type VaultFileSystem } from '../file/file-system.ts'

export const MAX_KEY_FILE_BYTES = 67_108_864
const NEW_KEY_FILE_BYTES = 64
const READ_BYTES = 1_048_576

const READ_CODES: Readonly<Record<string, ErrorCode>> = { ENOENT: 'key-file-not-found', ENOTDIR: 'key-file-not-found' }

function asKeyFileError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError(READ_CODES[systemCodeOf(error)] ?? 'key-file-unreadable', { cause: error })
}

async function realPathOf(files: VaultFileSystem, path: string): Promise<string> {
  return files.realPath(path).catch(() => path)
}

/** SHA-256 of the file's bytes. Throws the `key-file-…` codes; `vaultPath` can be no key for itself. */
export async function digestOfKeyFile(files: VaultFileSystem, path: string, vaultPath: string | null): Promise<Uint8Array> {
  try {
    // Before it is opened: a pipe would keep us waiting for ever.
    if (!(await files.facts(path)).isFile) throw new AppError('key-file-unreadable')
    if (vaultPath !== null && (await realPathOf(files, path)) === (await realPathOf(files, vaultPath))) throw new AppError('key-file-is-vault')
    const file = await files.openToRead(path)
    try {
      return await digestOf(file)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw asKeyFileError(error)
  }
}

async function digestOf(file: OpenFile): Promise<Uint8Array> {
  const { bytes } = await file.facts()
  if (bytes > MAX_KEY_FILE_BYTES) throw new AppError('key-file-too-large')
  const hash = createHash('sha256')
  const block = new Uint8Array(READ_BYTES)
  let done = 0
  for (;;) {
    const count = await file.read(block, done)
    if (count === 0) break
    done += count
    // It may grow while it is read, without end if it is a log.
    if (done > MAX_KEY_FILE_BYTES) throw new AppError('key-file-too-large')
    hash.update(block.subarray(0, count))
  }
  if (done === 0) throw new AppError('key-file-empty')
  return hash.digest()
}

/** Never replaces a file: it may be the key of another vault. Throws `key-file-exists-already` or `key-file-unreadable`. */
export async function makeKeyFile(files: VaultFileSystem, path: string, random: (length: number) => Uint8Array): Promise<void> {
  const content = random(NEW_KEY_FILE_BYTES)
  const file = await files.createNew(path).catch((error: unknown) => {
    throw systemCodeOf(error) === 'EEXIST' ? new AppError('key-file-exists-already', { cause: error }) : asKeyFileError(error)
  })
  try {
    if ((await file.write(content, 0)) !== content.length) throw new AppError('key-file-unreadable')
    await file.sync()
  } catch (error) {
    // Half a key file is worse than none: somebody might keep it.
    await files.unlink(path).catch(() => undefined)
    throw asKeyFileError(error)
  } finally {
    await file.close()
  }
}
