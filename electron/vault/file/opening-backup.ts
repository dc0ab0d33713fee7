// Owns the way in when the vault file is damaged: the newest backup that is whole, read-only. Changes neither the file nor a backup.
import { AppError, codeOf, type ErrorCode } from '../../../shared/errors.ts'
import { ownFoldersAt } from '../backup/own-folders.ts'
import { findVaultKey, inspectContainer } from '../container/container.ts'
import { createStore, type StoreParts, type VaultStore } from './open-store.ts'
import { readWithKey } from './read-vault.ts'
import { createVaultFile } from './write-file.ts'

const DAMAGE: ReadonlySet<ErrorCode> = new Set(['vault-damaged', 'vault-not-a-vault'])

export interface OpenedBackup {
  readonly store: VaultStore
  readonly savedAtMs: number
  /** Sets the damaged file aside under another name and puts the backup in its place; answers with that name. */
  putInPlace(): Promise<string>
}

/** Throws `damage` again when it is none, or when there is no backup; a wrong password is said as such. */
export async function openNewestBackup(parts: StoreParts, path: string, password: string, damage: unknown): Promise<OpenedBackup> {
  const { files, ownFolder } = parts
  if (ownFolder === undefined || !DAMAGE.has(codeOf(damage))) throw damage
  const realPath = await files.realPath(path).catch(() => path)
  const folders = await ownFoldersAt(files, ownFolder, realPath)
  for (const { name, savedAtMs } of (await folders?.backups.list()) ?? []) {
    const bytes = await folders?.backups.read(name).catch(() => null)
    if (bytes === null || bytes === undefined) continue
    try {
      const vaultKey = await findVaultKey(inspectContainer(bytes), password)
      const opened = readWithKey(bytes, vaultKey)
      const store = createStore(parts, { path: realPath, vaultKey, ...opened, lock: null })
      return { store, savedAtMs, putInPlace: () => putInPlace(parts, realPath, bytes) }
    } catch (error) {
      if (codeOf(error) === 'vault-wrong-password') throw error
      // Damaged too: the one before it may be whole.
    }
  }
  throw damage
}

async function putInPlace(parts: StoreParts, path: string, bytes: Uint8Array): Promise<string> {
  const { files, nowMs } = parts
  const aside = `${path}.${new Date(nowMs()).toISOString().replaceAll(/[:.]/gu, '-')}.damaged`
  const present = await files.facts(aside).then(
    () => true,
    () => false
  )
  if (present) throw new AppError('vault-exists-already')
  await files.rename(path, aside)
  try {
    await createVaultFile(parts, path, bytes)
  } catch (error) {
    await files.rename(aside, path).catch(() => undefined)
    throw error
  }
  return aside
}
