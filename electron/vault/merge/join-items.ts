// Owns how two versions of one login become one, register by register (VAULT-FORMAT §8.5). Knows no deletion for good and no file.
import { compareStamps, type Stamp } from '../document/clock.ts'
import { MARKS, type Attachment, type Field, type Item } from '../document/document.ts'
import { placingStamps } from '../document/marks.ts'
import { latestUse } from '../document/views.ts'
import { canonicalText } from './canonical-text.ts'
import { laterRegister, mergeWithHistory, type AnyRegister } from './merge-registers.ts'

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

/** Registers that not every copy has: a missing one was never set. */
function laterOf<M extends string, R extends AnyRegister>(member: M, a: R | undefined, b: R | undefined): Partial<Record<M, R>> {
  const later = a === undefined || b === undefined ? (a ?? b) : laterRegister(a, b)
  return later === undefined ? {} : ({ [member]: later } as Partial<Record<M, R>>)
}

/** Each name by itself: what two copies set is set. */
function joinedMarks(a: Item, b: Item): Pick<Item, (typeof MARKS)[number]> {
  return Object.fromEntries(
    MARKS.filter((member) => a[member] !== undefined || b[member] !== undefined).map((member) => [member, mergeMaps(a[member] ?? {}, b[member] ?? {}, laterRegister)])
  )
}

export function latestStampOf(item: Item): Stamp {
  const ofFields = Object.values(item.fields).flatMap(({ label, order, value, removed, dated }) => [
    label.at, order.at, value.at, ...(removed === undefined ? [] : [removed.at]), ...(dated === undefined ? [] : [dated.at])
  ])
  const ofAttachments = Object.values(item.attachments ?? {}).flatMap(({ name, removed }) => [name.at, ...(removed === undefined ? [] : [removed.at])])
  return [item.title.at, item.notes.at, item.favourite.at, item.trashed.at, ...ofFields, ...ofAttachments, ...placingStamps(item)].reduce(laterStamp)
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
    ...laterOf('category', a.category, b.category),
    ...laterOf('archived', a.archived, b.archived),
    ...joinedMarks(a, b),
    fields: mergeMaps(a.fields, b.fields, mergeFields),
    ...(a.attachments === undefined && b.attachments === undefined ? {} : { attachments: mergeMaps(a.attachments ?? {}, b.attachments ?? {}, mergeAttachments) })
  }
}

function mergeAttachments(a: Attachment, b: Attachment): Attachment {
  const fixed = ({ sizeBytes, sha256, key, addedAtMs }: Attachment): string => canonicalText([key, sha256, sizeBytes, addedAtMs])
  // What belongs to an id never changes: two contents under one are two programs' mistake, and a key must stay with its digest.
  if (fixed(a) !== fixed(b)) return fixed(a) > fixed(b) ? a : b
  return { ...mergeOthers(a, b), name: mergeWithHistory(a.name, b.name), ...laterOf('removed', a.removed, b.removed) }
}

function mergeFields(a: Field, b: Field): Field {
  // An id is drawn once and its kind never changes: two kinds are two programs' mistake, and a value must fit its kind.
  if (a.kind !== b.kind) return a.kind > b.kind ? a : b
  return {
    ...mergeOthers(a, b),
    label: laterRegister(a.label, b.label),
    order: laterRegister(a.order, b.order),
    value: mergeWithHistory(a.value, b.value),
    ...laterOf('removed', a.removed, b.removed),
    ...laterOf('dated', a.dated, b.dated)
  }
}
