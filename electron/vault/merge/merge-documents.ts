// Owns making one document of two copies of a vault (VAULT-FORMAT §8.5). In whatever order copies are merged, and however
// often, the result is the same.
import { compareStamps } from '../document/clock.ts'
import type { Item, VaultDocument } from '../document/document.ts'
import { canonicalText } from './canonical-text.ts'
import { largerText, laterStamp, mergeMaps, mergeOthers } from './join-items.ts'
import { mergeGenerated } from './merge-generated.ts'
import { laterRegister } from './merge-registers.ts'
import { afterDeletion, mergeItems } from './versions.ts'

/** Both must be of the same vault. Answers with `a` itself when `b` brings nothing. */
export function mergeDocuments(a: VaultDocument, b: VaultDocument): VaultDocument {
  const removedItems = mergeMaps(a.removedItems, b.removedItems, laterTombstone)
  const items = mergeMaps(a.items, b.items, mergeItems)
  const merged: VaultDocument = {
    // What has a line of its own below is not weighed here: of all items as text the larger one would be sought.
    ...mergeOthers(withoutItems(a), withoutItems(b)),
    ...mergeGenerated(a, b),
    generation: Math.max(a.generation, b.generation),
    clock: laterStamp(a.clock, b.clock),
    name: laterRegister(a.name, b.name),
    items: withoutRemoved(items, removedItems),
    removedItems
  }
  return isSameDocument(a, merged) ? a : merged
}

function withoutItems(document: VaultDocument): VaultDocument {
  return { ...document, items: {}, removedItems: {} }
}

function isSameDocument(a: VaultDocument, merged: VaultDocument): boolean {
  if (Object.keys(a.items).length !== Object.keys(merged.items).length) return false
  if (Object.entries(merged.items).some(([id, item]) => a.items[id] !== item)) return false
  const rest = ({ items: _items, ...others }: VaultDocument): string => canonicalText(others)
  return rest(a) === rest(merged)
}

type Tombstone = VaultDocument['removedItems'][string]

function laterTombstone(a: Tombstone, b: Tombstone): Tombstone {
  const order = compareStamps(a.at, b.at)
  return order === 0 ? largerText(a, b) : order > 0 ? a : b
}

/** A deletion for good takes what is older than it. What was changed after it stays, with all that whoever changed it had. */
function withoutRemoved(items: Record<string, Item>, removed: VaultDocument['removedItems']): Record<string, Item> {
  const left = Object.entries(items).flatMap(([id, item]): [string, Item][] => {
    const tombstone = Object.hasOwn(removed, id) ? removed[id] : undefined
    const rest = afterDeletion(item, tombstone?.at ?? null)
    return rest === null ? [] : [[id, rest]]
  })
  return Object.fromEntries(left)
}
