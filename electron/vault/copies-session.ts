// Owns what a person does with other copies of the vault: looking inside, taking in, setting aside, deleting. Deletes only what it was asked for by name.
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { CopyProof } from '../../shared/model/proof.ts'
import type { BackupItem, CopyRef, VaultCopy } from '../../shared/model/saving.ts'
import { itemsOfBackup } from './backup/restore.ts'
import { equalBytes } from './container/bytes.ts'
import { sha256 } from './container/container.ts'
import type { VaultDocument } from './document/document.ts'
import { findCopies, isToBeTold, newsOf, type CopyParts, type FoundCopy, type OpenedCopy } from './file/copies.ts'
import { readWholeFile } from './file/read-file.ts'
import { asSaveError, writeNewFile } from './file/write-file.ts'
import { mergeDocuments } from './merge/merge-documents.ts'
import type { OtherKeys } from './other-keys.ts'

export interface CopiesSessionParts extends CopyParts {
  readonly otherKeys: OtherKeys
  /** `brought`: the contents of attachments that came with the change. */
  readonly change: (edit: (document: VaultDocument) => VaultDocument, brought: OpenedCopy) => Promise<void>
  /** How many there are of each kind may be another now. */
  readonly onChanged: () => void
}

export interface CopiesSession {
  /** As of the last look. `news`: files that hold something new; `strangers`: files that do not open with this vault's key. */
  counts(): { news: number; strangers: number }
  look(): Promise<void>
  list(): Promise<VaultCopy[]>
  /** With what opens its own slots, where the vault's key does not open it. Throws `password-needed` without, and with it what opening throws. */
  items(ref: CopyRef, proof: CopyProof | null): Promise<BackupItem[]>
  merge(ref: CopyRef): Promise<void>
  /** Moves it into the profile, where it is told no more. */
  keepAside(ref: CopyRef): Promise<void>
  remove(ref: CopyRef): Promise<void>
}

export function createCopiesSession(parts: CopiesSessionParts): CopiesSession {
  const { files, store, otherKeys, change, onChanged } = parts
  let counts = { news: 0, strangers: 0 }

  const find = async (ref: CopyRef): Promise<FoundCopy> => {
    const found = (await findCopies(parts)).find(({ place, name }) => place === ref.place && name === ref.name)
    if (found === undefined) throw new AppError('backup-not-found')
    return found
  }
  const look = async (): Promise<void> => {
    const told = (await findCopies(parts)).filter(isToBeTold)
    const news = told.filter(({ state }) => state === 'checked').length
    const before = counts
    counts = { news, strangers: told.length - news }
    if (before.news !== counts.news || before.strangers !== counts.strangers) onChanged()
  }
  const assertWritable = (): void => {
    if (store.readOnly) throw new AppError('vault-read-only')
  }
  /** Null for one of another key for which no proof was given yet. */
  const openedOf = async (copy: FoundCopy): Promise<OpenedCopy | null> =>
    copy.state === 'otherKey' ? otherKeys.open(await readWholeFile(files, copy.path)) : copy.opened
  const moveAway = async (copy: FoundCopy): Promise<void> => {
    const { folders } = store
    if (folders === null || copy.place === 'aside') throw new AppError('request-invalid')
    const bytes = await readWholeFile(files, copy.path)
    await files.makeFolder(folders.aside)
    const stamp = new Date(parts.nowMs()).toISOString().replaceAll(/[:.]/gu, '-')
    await writeNewFile(files, join(folders.aside, `${stamp} ${copy.name}`.slice(0, 200)), bytes)
    // What was written to it meanwhile is in no copy: then it stays.
    if (equalBytes(sha256(await readWholeFile(files, copy.path)), sha256(bytes))) await files.unlink(copy.path)
  }
  const onFile = async (ref: CopyRef, work: (copy: FoundCopy) => Promise<void>): Promise<void> => {
    assertWritable()
    const copy = await find(ref)
    await work(copy).catch((error: unknown) => {
      throw asSaveError(error)
    })
    await look()
  }
  return {
    counts: () => counts,
    look,
    list: async () =>
      Promise.all(
        (await findCopies(parts)).map(async (copy) => {
          const known = await openedOf(copy).catch(() => null)
          const { place, name, kind, modifiedAtMs, state } = copy
          return { place, name, kind, modifiedAtMs, state, news: known === null ? null : newsOf(store.document(), known.document) }
        })
      ),
    items: async (ref, proof) => {
      const copy = await find(ref)
      const known = (await openedOf(copy)) ?? (proof === null ? null : await otherKeys.openWith(await readWholeFile(files, copy.path), proof))
      if (known === null) throw new AppError('password-needed')
      return itemsOfBackup(known.document, store.document())
    },
    merge: async (ref) => {
      const known = await openedOf(await find(ref))
      if (known === null) throw new AppError('password-needed')
      await change((present) => mergeDocuments(present, known.document), known)
      await look()
    },
    keepAside: (ref) => onFile(ref, moveAway),
    remove: (ref) => onFile(ref, ({ path }) => files.unlink(path))
  }
}
