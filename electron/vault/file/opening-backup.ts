// Owns the way in when the vault file is damaged: the newest backup that is whole, read-only. Changes neither the file nor a backup.
import { AppError, codeOf, type ErrorCode } from '../../../shared/errors.ts'
import { ownFoldersAt } from '../backup/own-folders.ts'
import { inspectContainer, type Inspected } from '../container/container.ts'
import { findWayIn, type Proof } from '../container/ways-in.ts'
import { createStore, type StoreParts, type VaultStore } from './open-store.ts'
import { readWithKey } from './read-vault.ts'
import { createVaultFile } from './write-file.ts'

const DAMAGE: ReadonlySet<ErrorCode> = new Set(['vault-damaged', 'vault-not-a-vault'])

/** What was brought may be right for the file and of a later day than its backups. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'vault-wrong-password',
  'vault-wrong-password-or-file',
  'vault-no-recovery-code',
  'vault-wrong-recovery-code',
  'quick-unlock-gone'
])

/** These say what to do: an older backup that needs less must not be shown instead. */
const TO_BE_SAID: ReadonlySet<ErrorCode> = new Set(['vault-key-file-needed', 'quick-unlock-expired'])

export interface OpenedBackup {
  readonly store: VaultStore
  readonly savedAtMs: number
  /** Sets the damaged file aside under another name and puts the backup in its place; answers with that name. */
  putInPlace(): Promise<string>
}

/**
 * Throws `damage` again when it is none, or when there is no backup. A proof that fits only an older one (the password was changed
 * since) opens that one; one that fits none is `backup-refused`, and never said to be wrong for the file, which nobody can ask any more.
 */
export async function openNewestBackup(parts: StoreParts, path: string, proof: Proof, damage: unknown): Promise<OpenedBackup> {
  const realPath = await parts.files.realPath(path).catch(() => path)
  // Each try may cost a derivation, and backups in a row mostly have the same slots.
  const tried = new Set<string>()
  let refusal: unknown = damage
  for await (const { savedAtMs, bytes, container } of wholeBackups(parts, realPath, damage)) {
    const slots = container.header.slots.map((slot) => Buffer.from(slot).toString('base64')).join()
    if (tried.has(slots)) continue
    try {
      const { vaultKey, ...openedBy } = await findWayIn(container.header, proof, parts.nowMs)
      const store = createStore(parts, { path: realPath, vaultKey, openedBy, ...readWithKey(bytes, vaultKey), lock: null })
      return { store, savedAtMs, putInPlace: () => putInPlace(parts, realPath, bytes) }
    } catch (error) {
      // Damaged behind its checksum: the one before it may be whole.
      if (DAMAGE.has(codeOf(error))) continue
      if (TO_BE_SAID.has(codeOf(error))) throw error
      tried.add(slots)
      if (refusal === damage) refusal = REFUSALS.has(codeOf(error)) ? new AppError('backup-refused', { cause: error }) : error
    }
  }
  throw refusal
}

/** The slots of the newest backup that is whole; throws `damage` again as above. */
export async function slotsOfNewestBackup(parts: StoreParts, path: string, damage: unknown): Promise<readonly Uint8Array[]> {
  const realPath = await parts.files.realPath(path).catch(() => path)
  for await (const { container } of wholeBackups(parts, realPath, damage)) return container.header.slots
  throw damage
}

interface WholeBackup {
  readonly savedAtMs: number
  readonly bytes: Uint8Array
  readonly container: Inspected
}

/** Newest first. */
async function* wholeBackups({ files, ownFolder }: StoreParts, realPath: string, damage: unknown): AsyncGenerator<WholeBackup> {
  if (ownFolder === undefined || !DAMAGE.has(codeOf(damage))) throw damage
  const folders = await ownFoldersAt(files, ownFolder, realPath)
  for (const { name, savedAtMs } of (await folders?.backups.list()) ?? []) {
    try {
      const bytes = (await folders?.backups.read(name)) ?? new Uint8Array()
      yield { savedAtMs, bytes, container: inspectContainer(bytes) }
    } catch {
      // Damaged too, or not to be read.
    }
  }
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
