// Owns what leaves the vault process about items: rows and details. Never a secret, not even the length of one.
import type { AttachmentView } from '../../../shared/model/attachment.ts'
import {
  type FieldView,
  type ItemDetail,
  type ItemRef,
  type ItemSummary,
  OPEN_FIELD_KINDS,
  SECRET_FIELD_KINDS
} from '../../../shared/model/item.ts'
import type { OtpParameters } from '../../../shared/model/otp.ts'
import { compareStamps } from './clock.ts'
import type { Field, Item, OtpValue } from './document.ts'
import { placeOf, plainItem } from './kept-bytes.ts'
import { rowOfKnownItem } from './known-item.ts'

/** Rows are short (shared/model/item.ts); a stored value may be longer. */
const MAX_ROW_TEXT = 1_000
const MAX_ROW_WEBSITES = 100

export interface LiveField {
  readonly id: string
  readonly field: Field
}

/** Fields that are not removed, in the person's order. */
export function liveFields(item: Item): LiveField[] {
  return Object.entries(item.fields)
    .filter(([, field]) => isLive(field))
    .map(([id, field]) => ({ id, field }))
    .sort(byOrder)
}

function byOrder(a: LiveField, b: LiveField): number {
  return a.field.order.value - b.field.order.value || (a.id < b.id ? -1 : 1)
}

/** A removal that is older than the value does not count: another copy set the value without knowing of it (VAULT-FORMAT §8.4). */
export function isLive({ removed, value }: Field): boolean {
  return value.value !== null && (removed?.value !== true || compareStamps(removed.at, value.at) < 0)
}

export function liveField(item: Item, fieldId: string): Field | null {
  const field = Object.hasOwn(item.fields, fieldId) ? item.fields[fieldId] : undefined
  return field !== undefined && isLive(field) ? field : null
}

export function textOf(field: Field): string {
  return typeof field.value.value === 'string' ? field.value.value : ''
}

export function otpOf(field: Field): OtpValue | null {
  return typeof field.value.value === 'object' ? field.value.value : null
}

export function otpParametersOf({ type, issuer, account, algorithm, digits, periodSeconds, counter }: OtpValue): OtpParameters {
  return { type, issuer, account, algorithm, digits, periodSeconds, ...(counter === undefined ? {} : { counter }) }
}

/** When it was last edited: a star or a move to the trash is no edit. */
function updatedAtMs(item: Item): number {
  let latest = Math.max(item.createdAtMs, item.title.at[0], item.notes.at[0])
  for (const { label, value } of Object.values(item.fields)) latest = Math.max(latest, label.at[0], value.at[0])
  for (const { name, removed } of Object.values(item.attachments ?? {})) latest = Math.max(latest, name.at[0], removed?.at[0] ?? 0)
  return latest
}

/** Rows are asked for again and again, all of them, and an object of a document is never changed in place. */
const rows = new WeakMap<Item, ItemSummary>()

/** `usedAtMs` is a use since the unlock that is not in the document yet. */
export function summaryOf(id: string, item: Item, usedAtMs: number | null): ItemSummary {
  let row = rows.get(item)
  if (row?.id !== id) {
    const place = placeOf(item)
    row = (place === null ? null : rowOfKnownItem(place.source.bytes.toString('latin1', place.start, place.end), id)) ?? rowOf(id, plainItem(item))
    rows.set(item, row)
  }
  return usedAtMs === null ? row : { ...row, lastUsedAtMs: latestUse(row.lastUsedAtMs, usedAtMs) }
}

/** Made for every item at once: it looks at each field once or twice. */
function rowOf(id: string, item: Item): ItemSummary {
  let hasOtp = false
  const usernames: LiveField[] = []
  const websites: LiveField[] = []
  for (const fieldId in item.fields) {
    const field = item.fields[fieldId]
    if (field === undefined || !isLive(field)) continue
    if (field.kind === 'otp') hasOtp = true
    else if (textOf(field) === '') continue
    else if (field.kind === 'username') usernames.push({ id: fieldId, field })
    else if (field.kind === 'website') websites.push({ id: fieldId, field })
  }
  const texts = (fields: LiveField[]): string[] =>
    (fields.length > 1 ? fields.sort(byOrder) : fields).map(({ field }) => textOf(field).slice(0, MAX_ROW_TEXT))
  return {
    id,
    title: item.title.value,
    username: texts(usernames)[0] ?? '',
    websites: texts(websites).slice(0, MAX_ROW_WEBSITES),
    favourite: item.favourite.value,
    hasOtp,
    trashed: item.trashed.value,
    ...trashedAt(item),
    updatedAtMs: updatedAtMs(item),
    lastUsedAtMs: item.lastUsedAtMs
  }
}

export function latestUse(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

export function refOf(id: string, item: Item): ItemRef {
  const { title, username } = summaryOf(id, item, null)
  return { id, title, username }
}

/** `attachments`: as the file holds them; none where it does not matter. */
export function detailOf(id: string, item: Item, attachments: readonly AttachmentView[] = []): ItemDetail {
  return {
    id,
    title: item.title.value,
    favourite: item.favourite.value,
    trashed: item.trashed.value,
    ...trashedAt(item),
    ...partsWithHistory(item),
    notes: item.notes.value,
    fields: liveFields(item).flatMap(({ id: fieldId, field }) => {
      const view = fieldViewOf(fieldId, field)
      return view === null ? [] : [view]
    }),
    attachments: [...attachments],
    createdAtMs: item.createdAtMs,
    updatedAtMs: updatedAtMs(item)
  }
}

function trashedAt({ trashed }: Item): { trashedAtMs?: number } {
  return trashed.value ? { trashedAtMs: trashed.at[0] } : {}
}

function partsWithHistory({ title, notes, fields }: Item): { earlier?: string[] } {
  const has = ({ history = [] }: Item['title'] | Field['value']): boolean => history.some(({ value }) => value !== null && value !== '')
  const ofFields = Object.entries(fields).flatMap(([id, field]) => (has(field.value) ? [isLive(field) ? id : 'removed'] : []))
  const earlier = [...new Set([...(has(title) ? ['title'] : []), ...(has(notes) ? ['notes'] : []), ...ofFields])]
  return earlier.length === 0 ? {} : { earlier }
}

function fieldViewOf(id: string, field: Field): FieldView | null {
  const label = field.label.value
  const otp = otpOf(field)
  if (otp !== null) return { kind: 'otp', id, label, parameters: otpParametersOf(otp) }
  const openKind = OPEN_FIELD_KINDS.find((kind) => kind === field.kind)
  if (openKind !== undefined) return { kind: openKind, id, label, value: textOf(field) }
  const secretKind = SECRET_FIELD_KINDS.find((kind) => kind === field.kind)
  return secretKind === undefined ? null : { kind: secretKind, id, label, filled: textOf(field) !== '' }
}
