// Owns making one document of two copies of a vault (VAULT-FORMAT §8.5). The order of the copies does not matter, and merging twice changes nothing.
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { Attachment, Field, Item, VaultDocument } from '../document/document.ts'
import { latestUse } from '../document/views.ts'
import { canonicalText } from './canonical-text.ts'
import { laterRegister, mergeWithHistory } from './merge-registers.ts'

/** Both must be of the same vault. Answers with `a` itself when `b` brings nothing. */
export function mergeDocuments(a: VaultDocument, b: VaultDocument): VaultDocument {
  const removedItems = mergeMaps(a.removedItems, b.removedItems, laterTombstone)
  const items = mergeMaps(a.items, b.items, mergeItems)
  const merged: VaultDocument = {
    ...mergeOthers(a, b),
    generation: Math.max(a.generation, b.generation),
    clock: laterStamp(a.clock, b.clock),
    name: laterRegister(a.name, b.name),
    items: withoutRemoved(items, removedItems),
    removedItems
  }
  return isSameDocument(a, merged) ? a : merged
}

function isSameDocument(a: VaultDocument, merged: VaultDocument): boolean {
  if (Object.keys(a.items).length !== Object.keys(merged.items).length) return false
  if (Object.entries(merged.items).some(([id, item]) => a.items[id] !== item)) return false
  const rest = ({ items: _items, ...others }: VaultDocument): string => canonicalText(others)
  return rest(a) === rest(merged)
}

function laterStamp(a: Stamp, b: Stamp): Stamp {
  return compareStamps(a, b) >= 0 ? a : b
}

type Tombstone = VaultDocument['removedItems'][string]

function laterTombstone(a: Tombstone, b: Tombstone): Tombstone {
  const order = compareStamps(a.at, b.at)
  return order === 0 ? largerText(a, b) : order > 0 ? a : b
}

function largerText<T>(a: T, b: T): T {
  return canonicalText(a) >= canonicalText(b) ? a : b
}

/** What only one side has is kept. Made of entries, because a member may be called __proto__. */
function mergeMaps<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, merge: (a: T, b: T) => T): Record<string, T> {
  const merged = new Map(Object.entries(a))
  for (const [id, ofB] of Object.entries(b)) {
    const ofA = merged.get(id)
    merged.set(id, ofA === undefined ? ofB : merge(ofA, ofB))
  }
  return Object.fromEntries(merged)
}

/** Members that this version does not know: what one side has stays; of two the same one is chosen on both sides. */
function mergeOthers<T extends Record<string, unknown>>(a: T, b: T): T {
  return mergeMaps(a, b, largerText) as T
}

/** A tombstone wins unless the item was changed after it. */
function withoutRemoved(items: Record<string, Item>, removed: VaultDocument['removedItems']): Record<string, Item> {
  const isGone = (id: string, item: Item): boolean => {
    const tombstone = Object.hasOwn(removed, id) ? removed[id] : undefined
    return tombstone !== undefined && compareStamps(latestStampOf(item), tombstone.at) <= 0
  }
  if (!Object.entries(items).some(([id, item]) => isGone(id, item))) return items
  return Object.fromEntries(Object.entries(items).filter(([id, item]) => !isGone(id, item)))
}

export function latestStampOf(item: Item): Stamp {
  const ofFields = Object.values(item.fields).flatMap(({ label, order, value, removed }) => [label.at, order.at, value.at, ...(removed === undefined ? [] : [removed.at])])
  const ofAttachments = Object.values(item.attachments ?? {}).flatMap(({ name, removed }) => [name.at, ...(removed === undefined ? [] : [removed.at])])
  return [item.title.at, item.notes.at, item.favourite.at, item.trashed.at, ...ofFields, ...ofAttachments].reduce(laterStamp)
}

export function mergeItems(a: Item, b: Item): Item {
  if (a === b) return a
  // Nearly all items of two copies are alike to the letter.
  if (JSON.stringify(a) === JSON.stringify(b)) return a
  const merged: Item = {
    ...mergeOthers(a, b),
    createdAtMs: Math.min(a.createdAtMs, b.createdAtMs),
    lastUsedAtMs: latestUse(a.lastUsedAtMs, b.lastUsedAtMs),
    title: mergeWithHistory(a.title, b.title),
    notes: mergeWithHistory(a.notes, b.notes),
    favourite: laterRegister(a.favourite, b.favourite),
    trashed: laterRegister(a.trashed, b.trashed),
    fields: mergeMaps(a.fields, b.fields, mergeFields),
    ...(a.attachments === undefined && b.attachments === undefined ? {} : { attachments: mergeMaps(a.attachments ?? {}, b.attachments ?? {}, mergeAttachments) })
  }
  // The same object when nothing is new: what did not change is not written, shown or counted as changed.
  return canonicalText(merged) === canonicalText(a) ? a : merged
}

function mergeAttachments(a: Attachment, b: Attachment): Attachment {
  const fixed = ({ sizeBytes, sha256, key, addedAtMs }: Attachment): string => canonicalText([key, sha256, sizeBytes, addedAtMs])
  // What belongs to an id never changes: two contents under one are two programs' mistake, and a key must stay with its digest.
  if (fixed(a) !== fixed(b)) return fixed(a) > fixed(b) ? a : b
  const removed = a.removed === undefined || b.removed === undefined ? (a.removed ?? b.removed) : laterRegister(a.removed, b.removed)
  return { ...mergeOthers(a, b), name: mergeWithHistory(a.name, b.name), ...(removed === undefined ? {} : { removed }) }
}

function mergeFields(a: Field, b: Field): Field {
  // An id is drawn once and its kind never changes: two kinds are two programs' mistake, and a value must fit its kind.
  if (a.kind !== b.kind) return a.kind > b.kind ? a : b
  const removed = a.removed === undefined || b.removed === undefined ? (a.removed ?? b.removed) : laterRegister(a.removed, b.removed)
  return {
    ...mergeOthers(a, b),
    label: laterRegister(a.label, b.label),
    order: laterRegister(a.order, b.order),
    value: mergeWithHistory(a.value, b.value),
    ...(removed === undefined ? {} : { removed })
  }
}
