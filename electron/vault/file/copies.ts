// Owns what stands beside the vault and is another copy of it: a sync program's conflict copies, and what an interrupted save left. Changes and deletes none.
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { VaultCopy } from '../../../shared/model/saving.ts'
import { mergeDocuments } from '../merge/merge-documents.ts'
import type { VaultFileSystem } from './file-system.ts'
import type { VaultStore } from './open-store.ts'
import { readWholeFile } from './read-file.ts'
import type { OpenedBytes } from './read-vault.ts'
import { isTempNameOf } from './write-file.ts'

const MAX_NAME = 300
/** Nobody has more conflict copies than this; a folder of another program's files must not keep us busy. */
const MAX_COPIES = 50

interface FoundCopy extends VaultCopy, Pick<OpenedBytes, 'document' | 'records'> {}

/** Copies that hold something which the vault does not. A file of another vault or key, or one that is not whole, is passed over. */
export async function findCopies(files: VaultFileSystem, store: VaultStore): Promise<FoundCopy[]> {
  const folder = dirname(store.path)
  const own = basename(store.path)
  const names = (await files.list(folder).catch(() => [])).filter((name) => name !== own && name.length <= MAX_NAME && (isTempNameOf(own, name) || isCopyNameOf(own, name)))
  const found: FoundCopy[] = []
  for (const name of names.slice(0, MAX_COPIES)) {
    const copy = await readFound(files, store, folder, name)
    if (copy !== null && copy.news > 0) found.push(copy)
  }
  return found
}

/** `Personal (conflicted copy).nidan`, `Personal.sync-conflict-….nidan`, `Personal-LAPTOP.nidan`, `Personal 2.nidan`. */
function isCopyNameOf(own: string, name: string): boolean {
  const stem = own.replace(/\.nidan$/iu, '')
  return name.startsWith(stem) && /\.nidan$/iu.test(name)
}

async function readFound(files: VaultFileSystem, store: VaultStore, folder: string, name: string): Promise<FoundCopy | null> {
  try {
    const path = join(folder, name)
    const { modifiedAtMs } = await files.facts(path)
    const { document, records } = store.openCopy(await readWholeFile(files, path))
    const present = store.document()
    const merged = mergeDocuments(present, document)
    const changed = Object.entries(merged.items).filter(([id, item]) => present.items[id] !== item).length
    const gone = Object.keys(present.items).filter((id) => !Object.hasOwn(merged.items, id)).length
    return { name, kind: isTempNameOf(basename(store.path), name) ? 'temporary' : 'copy', modifiedAtMs, news: changed + gone, document, records }
  } catch {
    return null
  }
}

/** Throws `backup-not-found` when it is gone by now or brings nothing any more. */
export async function readFoundCopy(files: VaultFileSystem, store: VaultStore, name: string): Promise<Pick<OpenedBytes, 'document' | 'records'>> {
  const copy = (await findCopies(files, store)).find((one) => one.name === name)
  if (copy === undefined) throw new AppError('backup-not-found')
  return copy
}
