// Owns how vault bytes get onto the disk (VAULT-FORMAT §10): all of them or none, and never over something that was not seen before.
import { basename, dirname, join } from 'node:path'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { equalBytes } from '../container/bytes.ts'
import { sha256 } from '../container/container.ts'
import { systemCodeOf, type OpenFile, type VaultFileSystem } from './file-system.ts'
import { fileHolds, hashFile, readWholeFile, systemErrorIn } from './read-file.ts'

const RENAME_PATIENCE_MS = 10_000
const RENAME_FIRST_WAIT_MS = 20

export interface WriteParts {
  readonly files: VaultFileSystem
  readonly platform: NodeJS.Platform
  readonly random: (length: number) => Uint8Array
  readonly sleep: (ms: number) => Promise<void>
}

const SAVE_CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'vault-disk-full',
  EDQUOT: 'vault-disk-full',
  EACCES: 'vault-no-permission',
  EPERM: 'vault-no-permission',
  EROFS: 'vault-no-permission'
}

/** Every failure of a save as one of our codes; the system's error stays as the cause. */
export function asSaveError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError(SAVE_CODES[systemCodeOf(error)] ?? 'vault-save-failed', { cause: error })
}

/** `Personal.nidan.3f2a9c11d4e5b607.tmp`: in the same folder, because a rename is whole only within one file system. */
export function isTempNameOf(vaultName: string, name: string): boolean {
  return name.startsWith(`${vaultName}.`) && /^\.[0-9a-f]{16}\.tmp$/u.test(name.slice(vaultName.length))
}

/** Temp files that an interrupted save left behind. They are told, never removed: one may be the only copy of a change. */
export async function orphanTempsOf(files: VaultFileSystem, path: string): Promise<string[]> {
  const folder = dirname(path)
  const names = await files.list(folder).catch(() => [])
  return names.filter((name) => isTempNameOf(basename(path), name)).map((name) => join(folder, name))
}

export interface ReplaceSteps {
  /** With the bytes that are to be replaced, before anything is written. What it throws ends the save. */
  readonly onVerified?: (present: Uint8Array) => Promise<void>
  /** The moment the new bytes carry the name, even when making that durable fails afterwards. */
  readonly onReplaced: () => void
}

/** Replaces the vault file. `seen` is the digest of what was last read or written there; anything else in its place is left alone. */
export async function replaceVaultFile(
  parts: WriteParts,
  path: string,
  bytes: Uint8Array,
  seen: Uint8Array,
  { onVerified, onReplaced }: ReplaceSteps
): Promise<void> {
  try {
    if (onVerified === undefined) await assertUnchanged(parts.files, path, seen)
    else await onVerified(await readUnchanged(parts.files, path, seen))
    await withTempFile(parts, path, bytes, async (temp) => {
      // Again, because writing took time in which somebody else may have saved.
      await assertUnchanged(parts.files, path, seen)
      await renamePatiently(parts, temp, path)
      onReplaced()
    })
    await parts.files.syncFolder(dirname(path))
  } catch (error) {
    throw asSaveError(error)
  }
}

/** A new file of the program's own, durable when this answers; throws the system's EEXIST when there is one. What failed is taken away. */
export async function writeNewFile(files: VaultFileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.createNew(path)
  try {
    await writeDurably(file, bytes)
    await files.syncFolder(dirname(path))
  } catch (error) {
    await files.unlink(path).catch(() => undefined)
    throw error
  }
}

/** Makes the vault file; throws `vault-exists-already` rather than touch one that is there. */
export async function createVaultFile(parts: WriteParts, path: string, bytes: Uint8Array): Promise<void> {
  const { files } = parts
  try {
    await withTempFile(parts, path, bytes, async (temp) => {
      await giveName(files, temp, path)
    })
    await files.syncFolder(dirname(path))
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') throw new AppError('vault-exists-already', { cause: error })
    throw asSaveError(error)
  }
}

/** A second name and then the first one away, because that, unlike a rename, cannot replace anything. */
async function giveName(files: VaultFileSystem, temp: string, path: string): Promise<void> {
  try {
    await files.link(temp, path)
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') throw error
    // A file system without second names: an empty file claims the name, then gives way to the vault.
    await (await files.createNew(path)).close()
    try {
      await files.rename(temp, path)
    } catch (renameError) {
      await files.unlink(path)
      throw renameError
    }
    return
  }
  // The vault has its name; a temp file that stays beside it is no failure.
  await files.unlink(temp).catch(() => undefined)
}

async function readUnchanged(files: VaultFileSystem, path: string, seen: Uint8Array): Promise<Uint8Array> {
  const content = await orChangedOutside(readWholeFile(files, path))
  if (!equalBytes(sha256(content), seen)) throw new AppError('vault-changed-outside')
  return content
}

async function assertUnchanged(files: VaultFileSystem, path: string, seen: Uint8Array): Promise<void> {
  if (!equalBytes(await orChangedOutside(hashFile(files, path)), seen)) throw new AppError('vault-changed-outside')
}

async function orChangedOutside<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    // Gone, or something else is in its place: not what we saw, so not ours to replace.
    if (error instanceof AppError && error.code !== 'internal') throw new AppError('vault-changed-outside', { cause: error })
    throw systemErrorIn(error)
  }
}

async function withTempFile(parts: WriteParts, path: string, bytes: Uint8Array, use: (temp: string) => Promise<void>): Promise<void> {
  const { files, random } = parts
  const temp = `${path}.${Buffer.from(random(8)).toString('hex')}.tmp`
  const file = await files.createNew(temp)
  try {
    await writeDurably(file, bytes)
    await assertWritten(files, temp, bytes)
    await use(temp)
  } catch (error) {
    // A temp file after a failed fsync is not to be trusted, and the next try makes its own.
    await files.unlink(temp).catch(() => undefined)
    throw error
  }
}

async function writeDurably(file: OpenFile, bytes: Uint8Array): Promise<void> {
  try {
    let done = 0
    while (done < bytes.length) {
      const count = await file.write(bytes.subarray(done), done)
      // Short writes are common on a nearly full disk; one of nothing would go on for ever.
      if (count === 0) throw new AppError('vault-save-failed')
      done += count
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Reads back what the disk really has. */
async function assertWritten(files: VaultFileSystem, temp: string, bytes: Uint8Array): Promise<void> {
  const isWritten = await fileHolds(files, temp, bytes).catch((error: unknown) => {
    throw asSaveError(systemErrorIn(error))
  })
  if (!isWritten) throw new AppError('vault-save-failed')
}

/** On Windows a virus scanner or a sync tool may hold the file for a moment. It is never unlinked first: then there would be none. */
async function renamePatiently({ files, platform, sleep }: WriteParts, from: string, to: string): Promise<void> {
  let waitMs = RENAME_FIRST_WAIT_MS
  for (let waitedMs = 0; ; waitedMs += waitMs, waitMs *= 2) {
    try {
      await files.rename(from, to)
      return
    } catch (error) {
      const isHeld = platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(systemCodeOf(error))
      if (!isHeld || waitedMs + waitMs > RENAME_PATIENCE_MS) throw error
      await sleep(waitMs)
    }
  }
}
