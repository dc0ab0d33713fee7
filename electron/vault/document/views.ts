// Owns what leaves the vault process about items: rows and details. Never a secret, not even the length of one.
import type { AttachmentView } from '../../../shared/model/attachment.ts'
import { OPEN_FIELD_KINDS, SECRET_FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import type { FieldView, ItemDetail, ItemRef, ItemSummary } from '../../../shared/model/item.ts'
import { FIELD_FORMATS, fieldFormatOf } from '../../../shared/model/field-formats.ts'
import { itemCategoryOf } from '../../../shared/model/item-categories.ts'
import { SECOND_STEPS } from '../../../shared/model/second-steps.ts'
import { MAX_TAGS } from '../../../shared/model/tags.ts'
import type { OtpParameters } from '../../../shared/model/otp.ts'
import { compareStamps } from './clock.ts'
import type { Field, Item, OtpValue } from './document.ts'
import { setMarks } from './marks.ts'
import { placeOf, plainItem } from './kept-bytes.ts'
import { rowOfKnownItem } from './known-row.ts'
import { areCodesLow, isRowFormat, MAX_ROW_TEXT, rowTextOf, type RowLine } from './row-text.ts'

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
  for (const { at } of Object.values(item.secondSteps ?? {})) latest = Math.max(latest, at[0])
  return latest
}

function rowLinesOf(item: Item): RowLine[] {
  // A format says nothing about secrecy: only the kind does, whatever another program wrote beside it.
  return liveFields(item).flatMap(({ field }) => {
    const { kind, format = '' } = field
    return kind === 'text' && isRowFormat(format) && textOf(field) !== '' ? [{ format, text: textOf(field) }] : []
  })
}

function marksOfItem(item: Item): Pick<ItemSummary, 'category' | 'archived' | 'tags'> {
  const category = itemCategoryOf(item.category?.value)
  const tags = setMarks(item.tags)
  return {
    ...(category === 'login' ? {} : { category }),
    ...(item.archived?.value === true ? { archived: true } : {}),
    ...(tags.length === 0 ? {} : { tags: tags.slice(0, MAX_TAGS) })
  }
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
  const codes = { used: 0, left: 0 }
  const usernames: LiveField[] = []
  const websites: LiveField[] = []
  for (const fieldId in item.fields) {
    const field = item.fields[fieldId]
    if (field === undefined || !isLive(field)) continue
    if (field.format === 'recovery-code' && textOf(field) !== '') codes[(field.dated?.value ?? null) === null ? 'left' : 'used'] += 1
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
    username: texts(usernames)[0] ?? (item.category === undefined ? '' : rowTextOf(rowLinesOf(item))),
    websites: texts(websites).slice(0, MAX_ROW_WEBSITES),
    favourite: item.favourite.value,
    hasOtp,
    trashed: item.trashed.value,
    ...trashedAt(item),
    ...marksOfItem(item),
    ...(areCodesLow(codes) ? { codesLow: true } : {}),
    createdAtMs: item.createdAtMs,
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
    ...marksOfItem(item),
    ...secondStepsOf(item),
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

function secondStepsOf(item: Item): Pick<ItemDetail, 'secondSteps'> {
  const noted = setMarks(item.secondSteps)
  const secondSteps = SECOND_STEPS.filter((step) => noted.includes(step))
  return secondSteps.length === 0 ? {} : { secondSteps }
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
  const known = fieldFormatOf(field.format)
  const format = known !== null && FIELD_FORMATS[known] === field.kind ? known : null
  const datedMs = field.dated?.value ?? null
  const extras = { ...(format === null ? {} : { format }), ...(datedMs === null ? {} : { datedMs }) }
  const openKind = OPEN_FIELD_KINDS.find((kind) => kind === field.kind)
  if (openKind !== undefined) return { kind: openKind, id, label, ...extras, value: textOf(field) }
  const secretKind = SECRET_FIELD_KINDS.find((kind) => kind === field.kind)
  return secretKind === undefined ? null : { kind: secretKind, id, label, ...extras, filled: textOf(field) !== '' }
}
