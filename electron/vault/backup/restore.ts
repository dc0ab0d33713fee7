// Owns bringing back logins of a backup, as edits: every register that differs is set anew, so the present values go to the histories. Forgets nothing.
import { AppError } from '../../../shared/errors.ts'
import { attachmentsRestored, liveAttachmentsOf } from '../attachments/item-attachments.ts'
import type { BackupItem } from '../../../shared/model/saving.ts'
import type { Stamp } from '../document/clock.ts'
import { withLargestCounter } from '../document/counter.ts'
import type { Field, Item, VaultDocument } from '../document/document.ts'
import { stampFor, type EditContext } from '../document/edit.ts'
import { placingOf, withDate, withPlacing } from '../document/marks.ts'
import { plainItem } from '../document/kept-bytes.ts'
import { replaceValue, setRegister } from '../document/registers.ts'
import { isLive, summaryOf } from '../document/views.ts'

/** The backup's logins, and how each stands to the present one. */
export function itemsOfBackup(backup: VaultDocument, present: VaultDocument): BackupItem[] {
  return Object.entries(backup.items).map(([id, item]) => {
    const now = Object.hasOwn(present.items, id) ? present.items[id] : undefined
    return { ...summaryOf(id, item, null), now: now === undefined ? 'gone' : hasSameContent(plainItem(item), plainItem(now)) ? 'same' : 'changed' }
  })
}

/** What a person sees of it; not when it was changed or used. */
function hasSameContent(a: Item, b: Item): boolean {
  const content = (item: Item): string => {
    const { title, notes, favourite, trashed, fields, attachments } = item
    return JSON.stringify([
      placingOf(item),
      title.value,
      notes.value,
      favourite.value,
      trashed.value,
      liveAttachmentsOf(attachments).map(({ id, attachment }) => [id, attachment.name.value]),
      Object.entries(fields)
        .filter(([, field]) => isLive(field))
        .map(([id, { kind, label, order, value, dated }]) => [id, kind, label.value, order.value, withoutCounter(value.value), dated?.value ?? null])
        .sort(([idOfA], [idOfB]) => (String(idOfA) < String(idOfB) ? -1 : 1))
    ])
  }
  return content(a) === content(b)
}

/** Counting is no change: a counter is never set back. */
function withoutCounter(value: Field['value']['value']): unknown {
  return typeof value === 'object' && value !== null ? { ...value, counter: undefined } : value
}

/** Throws `item-not-found` when the backup has no such login. */
export function restoreItem(document: VaultDocument, backup: VaultDocument, itemId: string, context: EditContext): VaultDocument {
  const item = Object.hasOwn(backup.items, itemId) ? backup.items[itemId] : undefined
  if (item === undefined) throw new AppError('item-not-found')
  const at = stampFor(document, context)
  return { ...document, clock: at, items: { ...document.items, [itemId]: restored(document.items[itemId], item, at) } }
}

/** The whole state of then. Logins made since go to the trash, where they keep everything. */
export function restoreAll(document: VaultDocument, backup: VaultDocument, context: EditContext): VaultDocument {
  const at = stampFor(document, context)
  const items = { ...document.items }
  for (const [id, item] of Object.entries(backup.items)) {
    const now = document.items[id]
    if (now === undefined || !hasSameContent(plainItem(item), plainItem(now))) items[id] = restored(now, item, at)
  }
  for (const [id, item] of Object.entries(document.items)) {
    if (!Object.hasOwn(backup.items, id) && !summaryOf(id, item, null).trashed) items[id] = { ...item, trashed: setRegister(item.trashed, true, at) }
  }
  const isSame = Object.entries(items).every(([id, item]) => document.items[id] === item)
  return isSame ? document : { ...document, clock: at, items }
}

/** The present login with the values of `then`, set anew where they differ. */
export function restored(now: Item | undefined, then: Item, at: Stamp): Item {
  // Gone for good since: it comes back under a new stamp, so that no tombstone takes it away again.
  if (now === undefined) return { ...then, trashed: { ...then.trashed, at } }
  return {
    ...now,
    title: replaceValue(now.title, then.title.value, at),
    notes: replaceValue(now.notes, then.notes.value, at),
    favourite: setRegister(now.favourite, then.favourite.value, at),
    trashed: setRegister(now.trashed, then.trashed.value, at),
    ...withPlacing(now, placingOf(then), at),
    fields: restoredFields(now.fields, then.fields, at),
    ...attachmentsRestored(now.attachments, then.attachments, at)
  }
}

function restoredFields(now: Item['fields'], then: Item['fields'], at: Stamp): Item['fields'] {
  const fields = { ...now }
  for (const [id, field] of Object.entries(then)) if (isLive(field)) fields[id] = restoredField(now[id], field, at)
  for (const [id, field] of Object.entries(now)) {
    const before = then[id]
    if (isLive(field) && (before === undefined || !isLive(before))) {
      fields[id] = { ...field, value: replaceValue(field.value, null, at), removed: { ...field.removed, value: true, at } }
    }
  }
  return fields
}

function restoredField(now: Field | undefined, then: Field, at: Stamp): Field {
  if (now === undefined) return then
  return {
    ...now,
    label: setRegister(now.label, then.label.value, at),
    order: setRegister(now.order, then.order.value, at),
    value: replaceValue(now.value, withLargestCounter(then.value.value, now), at),
    ...withDate(now, then.dated?.value ?? null, at),
    ...(now.removed === undefined ? {} : { removed: setRegister(now.removed, false, at) })
  }
}
