// Owns the way in when the vault file is damaged: the newest backup that is whole, read-only. Changes neither the file nor a backup.
import { AppError, codeOf, type ErrorCode } from '../../../shared/errors.ts'
import { ownFoldersAt } from '../backup/own-folders.ts'
import { inspectContainer } from '../container/container.ts'
import { findWayIn, type Proof } from '../container/ways-in.ts'
import { createStore, type StoreParts, type VaultStore } from './open-store.ts'
import { readWithKey } from './read-vault.ts'
import { createVaultFile } from './write-file.ts'

const DAMAGE: ReadonlySet<ErrorCode> = new Set(['vault-damaged', 'vault-not-a-vault'])

/** What was brought belongs to another time. Not here: a missing key file and an ended keychain slot say themselves what to do. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'vault-wrong-password',
  'vault-wrong-password-or-file',
  'vault-no-recovery-code',
  'vault-wrong-recovery-code',
  'quick-unlock-gone'
])
const TO_BE_SAID: ReadonlySet<ErrorCode> = new Set(['vault-key-file-needed', 'quick-unlock-expired'])

export interface OpenedBackup {
  readonly store: VaultStore
  readonly savedAtMs: number
  /** Sets the damaged file aside under another name and puts the backup in its place; answers with that name. */
  putInPlace(): Promise<string>
}

/**
 * Throws `damage` again when it is none, or when there is no backup. The newest backup that is whole decides: `backup-refused` when the proof
 * does not open it, which may be right for the file and of a later day than its backups.
 */
export async function openNewestBackup(parts: StoreParts, path: string, proof: Proof, damage: unknown): Promise<OpenedBackup> {
  const { files, ownFolder } = parts
  if (ownFolder === undefined || !DAMAGE.has(codeOf(damage))) throw damage
  const realPath = await files.realPath(path).catch(() => path)
  const folders = await ownFoldersAt(files, ownFolder, realPath)
  for (const { name, savedAtMs } of (await folders?.backups.list()) ?? []) {
    const bytes = await folders?.backups.read(name).catch(() => null)
    if (bytes === null || bytes === undefined) continue
    try {
      const { vaultKey, ...openedBy } = await findWayIn(inspectContainer(bytes).header, proof, parts.nowMs)
      const opened = readWithKey(bytes, vaultKey)
      const store = createStore(parts, { path: realPath, vaultKey, openedBy, ...opened, lock: null })
      return { store, savedAtMs, putInPlace: () => putInPlace(parts, realPath, bytes) }
    } catch (error) {
      if (REFUSALS.has(codeOf(error))) throw new AppError('backup-refused', { cause: error })
      if (TO_BE_SAID.has(codeOf(error))) throw error
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
