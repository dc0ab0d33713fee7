// Owns how two lists of generated values become one (VAULT-FORMAT §8.7). In whatever order copies are merged, the result is the same.
import { compareStamps } from '../document/clock.ts'
import type { VaultDocument } from '../document/document.ts'
import { readGeneratedList, trimmed, type GeneratedList } from '../generator/generated-history.ts'
import { largerText, laterStamp, mergeMaps, mergeOthers } from './join-items.ts'

/** What of the document is to be set over the merge of unknown members: nothing where a side has no list, or one that cannot be read. */
export function mergeGenerated({ generated: ofA }: VaultDocument, { generated: ofB }: VaultDocument): { generated?: GeneratedList } {
  const [a, b] = [readGeneratedList(ofA), readGeneratedList(ofB)]
  if (a === null || b === null) {
    // Of one that can be read and one that cannot, the readable one: else a broken member could hide a whole list.
    const readable = a ?? b
    return readable === null ? {} : { generated: trimmed(readable) }
  }
  const clearedAt = a.clearedAt === null || b.clearedAt === null ? (a.clearedAt ?? b.clearedAt) : laterStamp(a.clearedAt, b.clearedAt)
  return { generated: trimmed({ ...mergeOthers(a, b), clearedAt, entries: mergeMaps(a.entries, b.entries, laterEntry) }) }
}

type Entry = GeneratedList['entries'][string]

/** An id is drawn once; two entries under one are two programs' mistake, and every copy must choose the same. */
function laterEntry(a: Entry, b: Entry): Entry {
  const order = compareStamps(a.at, b.at)
  return order === 0 ? largerText(a, b) : order > 0 ? a : b
}
