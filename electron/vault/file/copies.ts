// Owns which files are another copy of the open vault: beside it (sync programs, interrupted saves), in the recovery folder, and set aside. Changes none.
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../../../shared/errors.ts'
import type { CopyRef, VaultCopy } from '../../../shared/model/saving.ts'
import type { VaultDocument } from '../document/document.ts'
import { mergeDocuments } from '../merge/merge-documents.ts'
import type { VaultFileSystem } from './file-system.ts'
import type { VaultStore } from './open-store.ts'
import { readWholeFile } from './read-file.ts'
import type { OpenedBytes } from './read-vault.ts'
import { isTempNameOf } from './write-file.ts'

const MAX_NAME = 300
/** Nobody has more copies than this; a folder of another program's files must not keep us busy. */
const MAX_COPIES = 50
/** A temporary file may be of a save that runs on another computer. */
const SETTLED_MS = 60_000

/** What a merge takes from a copy. */
export type OpenedCopy = Pick<OpenedBytes, 'document' | 'records'>

export interface FoundCopy extends VaultCopy {
  readonly path: string
  /** Null unless it opened with the vault's key. */
  readonly opened: OpenedCopy | null
}

export interface CopyParts {
  readonly files: VaultFileSystem
  readonly store: VaultStore
  readonly nowMs: () => number
}

/** Every copy, also one that cannot be opened. Files of another vault, and files that are none, are not copies. */
export async function findCopies(parts: CopyParts): Promise<FoundCopy[]> {
  const { store } = parts
  const own = basename(store.path)
  const beside = (name: string): boolean => name !== own && (isTempNameOf(own, name) || isCopyNameOf(own, name))
  const places: [CopyRef['place'], string, (name: string) => boolean][] = [['beside', dirname(store.path), beside]]
  if (store.folders !== null) {
    places.push(['recovery', store.folders.recovery.folder, (name) => /\.nidan$/iu.test(name)], ['aside', store.folders.aside, () => true])
  }
  const found: FoundCopy[] = []
  for (const [place, folder, isWanted] of places) {
    const names = (await parts.files.list(folder).catch(() => [])).filter((name) => name.length <= MAX_NAME && isWanted(name))
    for (const name of names.slice(0, MAX_COPIES)) {
      const copy = await lookAt(parts, { place, name }, join(folder, name))
      if (copy !== null) found.push(copy)
    }
  }
  return found
}

/** What a person is to be told of: it holds news, or nobody can say what it holds. Set aside means said once. */
export function isToBeTold({ place, state, news }: VaultCopy): boolean {
  return place !== 'aside' && (state !== 'checked' || (news ?? 0) > 0)
}

/** How many logins of `document` the vault would get or change by taking it in. */
export function newsOf(present: VaultDocument, document: VaultDocument): number {
  const merged = mergeDocuments(present, document)
  const changed = Object.entries(merged.items).filter(([id, item]) => present.items[id] !== item).length
  return changed + Object.keys(present.items).filter((id) => !Object.hasOwn(merged.items, id)).length
}

/** `Personal (conflicted copy).nidan`, `Personal.sync-conflict-….nidan`, `Personal-LAPTOP.nidan`, `Personal 2.nidan`. */
function isCopyNameOf(own: string, name: string): boolean {
  const stem = own.replace(/\.nidan$/iu, '')
  return name.startsWith(stem) && /\.nidan$/iu.test(name)
}

async function lookAt({ files, store, nowMs }: CopyParts, ref: CopyRef, path: string): Promise<FoundCopy | null> {
  const isTemporary = isTempNameOf(basename(store.path), ref.name)
  const facts = await files.facts(path).catch(() => null)
  if (facts === null) return null
  const kind = isTemporary ? 'temporary' : ref.place === 'recovery' ? 'recovery' : 'copy'
  const base = { ...ref, kind, path, modifiedAtMs: facts.modifiedAtMs } as const
  try {
    const { document, records } = store.openCopy(await readWholeFile(files, path))
    // Brought back by itself at the unlock; one of now is what keeps an unsaved change.
    if (ref.place === 'recovery') return null
    return { ...base, state: 'checked', news: newsOf(store.document(), document), opened: { document, records } }
  } catch (error) {
    const state = stateOf(error, isTemporary || ref.place !== 'beside')
    const isSettled = nowMs() - facts.modifiedAtMs >= SETTLED_MS
    return state === null || (isTemporary && !isSettled) ? null : { ...base, state, news: null, opened: null }
  }
}

/** Null for what is no copy of this vault. */
function stateOf(error: unknown, isOurs: boolean): 'otherKey' | 'newer' | 'damaged' | null {
  switch (codeOf(error)) {
    case 'vault-other-vault':
      return null
    case 'vault-key-changed':
      return 'otherKey'
    case 'vault-newer-version':
      return 'newer'
    case 'vault-damaged':
      return 'damaged'
    default:
      // A save that was interrupted at once left an empty file; any other file beside the vault that is none is somebody else's.
      return isOurs ? 'damaged' : null
  }
}
