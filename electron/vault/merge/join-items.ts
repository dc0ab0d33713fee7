// Owns how two versions of one login become one, register by register (VAULT-FORMAT §8.5). Knows no deletion for good and no file.
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { Field, Item } from '../document/document.ts'
import { latestUse } from '../document/views.ts'
import { canonicalText } from './canonical-text.ts'
import { laterRegister, mergeWithHistory } from './merge-registers.ts'

export function laterStamp(a: Stamp, b: Stamp): Stamp {
  return compareStamps(a, b) >= 0 ? a : b
}

export function largerText<T>(a: T, b: T): T {
  return canonicalText(a) >= canonicalText(b) ? a : b
}

/** What only one side has is kept. Made of entries, because a member may be called __proto__. */
export function mergeMaps<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, merge: (a: T, b: T) => T): Record<string, T> {
  const merged = new Map(Object.entries(a))
  for (const [id, ofB] of Object.entries(b)) {
    const ofA = merged.get(id)
    merged.set(id, ofA === undefined ? ofB : merge(ofA, ofB))
  }
  return Object.fromEntries(merged)
}

/** Members that this version does not know: what one side has stays; of two the same one is chosen on both sides. */
export function mergeOthers<T extends Record<string, unknown>>(a: T, b: T): T {
  return mergeMaps(a, b, largerText) as T
}

export function latestStampOf(item: Item): Stamp {
  const ofFields = Object.values(item.fields).flatMap(({ label, order, value, removed }) => [label.at, order.at, value.at, ...(removed === undefined ? [] : [removed.at])])
  return [item.title.at, item.notes.at, item.favourite.at, item.trashed.at, ...ofFields].reduce(laterStamp)
}

/** What both have, register by register. Neither may have members that only a merge writes (versions.ts). */
export function joinItems(a: Item, b: Item): Item {
  return {
    ...mergeOthers(a, b),
    createdAtMs: Math.min(a.createdAtMs, b.createdAtMs),
    lastUsedAtMs: latestUse(a.lastUsedAtMs, b.lastUsedAtMs),
    title: mergeWithHistory(a.title, b.title),
    notes: mergeWithHistory(a.notes, b.notes),
    favourite: laterRegister(a.favourite, b.favourite),
    trashed: laterRegister(a.trashed, b.trashed),
    fields: mergeMaps(a.fields, b.fields, mergeFields)
  }
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
