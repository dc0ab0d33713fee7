// Owns which earlier values a login has, how they are shown, and using one again as a new edit. A secret leaves here by its key only.
import { AppError } from '../../../shared/errors.ts'
import { SHOWN_LETTERS, type EarlierValue, type HistoryPart, type ItemHistory, type PartHistory } from '../../../shared/model/history.ts'
import { fieldFormatOf } from '../../../shared/model/field-formats.ts'
import { OPEN_FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import { withLargestCounter } from '../document/counter.ts'
import type { Stamp } from '../document/clock.ts'
import type { Field, FieldValue, Item, VaultDocument } from '../document/document.ts'
import { itemOf, stampFor, type EditContext } from '../document/edit.ts'
import { replaceValue, setRegister } from '../document/registers.ts'
import { isLive, otpParametersOf } from '../document/views.ts'
import { isLost } from '../merge/lost-values.ts'

interface Entry {
  readonly key: string
  readonly at: Stamp
  readonly value: Exclude<FieldValue, null>
}

interface Register {
  [member: string]: unknown
  value: FieldValue
  at: Stamp
  history?: { value: FieldValue; at: Stamp }[] | undefined
}

/** Named by when they were set. Two of one stamp, which only a merge can bring, are told apart by their order, which is fixed. */
function entriesOf({ history = [] }: Register): Entry[] {
  const seen = new Map<string, number>()
  return history.flatMap(({ value, at }): Entry[] => {
    if (value === null || value === '') return []
    const stamp = at.join('.')
    const number = seen.get(stamp) ?? 0
    seen.set(stamp, number + 1)
    return [{ key: number === 0 ? stamp : `${stamp}.${String(number)}`, at, value }]
  })
}

function registerOf(item: Item, part: HistoryPart): Register {
  if (part.kind !== 'field') return item[part.kind]
  return storedField(item, part.fieldId).value
}

function storedField(item: Item, fieldId: string): Field {
  const field = Object.hasOwn(item.fields, fieldId) ? item.fields[fieldId] : undefined
  if (field === undefined) throw new AppError('field-not-found')
  return field
}

type Kind = PartHistory['kind']

function isOpen(kind: Kind): boolean {
  return kind === 'title' || kind === 'notes' || OPEN_FIELD_KINDS.some((open) => open === kind)
}

function contentOf(kind: Kind, value: Entry['value']): EarlierValue['content'] {
  if (typeof value === 'object') return { kind: 'otp', parameters: otpParametersOf(value) }
  if (!isOpen(kind)) return { kind: 'secret' }
  return { kind: 'text', text: value.slice(0, SHOWN_LETTERS), isCut: value.length > SHOWN_LETTERS }
}

function historyOfPart(item: Item, part: HistoryPart, kind: Kind, label: string, isRemoved: boolean): PartHistory {
  const of = (version: Item): Register | null =>
    part.kind !== 'field' ? version[part.kind] : Object.hasOwn(version.fields, part.fieldId) ? (version.fields[part.fieldId]?.value ?? null) : null
  const values = entriesOf(registerOf(item, part)).map(({ key, at, value }) => ({
    key, setAtMs: at[0], isConflict: isLost(item, of, { value, at }), content: contentOf(kind, value)
  }))
  const format = part.kind === 'field' ? fieldFormatOf(storedField(item, part.fieldId).format) : null
  return { part, kind, label, ...(format === null ? {} : { format }), isRemoved, values: values.reverse() }
}

/** Parts without an earlier value are left out. Fields in their order, removed ones last. */
export function historyOf(itemId: string, item: Item): ItemHistory {
  const fields = Object.entries(item.fields)
    .map(([fieldId, field]) => ({ fieldId, field, isRemoved: !isLive(field) }))
    .sort((a, b) => Number(a.isRemoved) - Number(b.isRemoved) || a.field.order.value - b.field.order.value || (a.fieldId < b.fieldId ? -1 : 1))
    .map(({ fieldId, field, isRemoved }) => historyOfPart(item, { kind: 'field', fieldId }, field.kind, field.label.value, isRemoved))
  const parts = [historyOfPart(item, { kind: 'title' }, 'title', '', false), ...fields, historyOfPart(item, { kind: 'notes' }, 'notes', '', false)]
  return { itemId, parts: parts.filter(({ values }) => values.length > 0) }
}

function entryOf(item: Item, part: HistoryPart, key: string): Entry {
  const entry = entriesOf(registerOf(item, part)).find((one) => one.key === key)
  if (entry === undefined) throw new AppError('earlier-value-gone')
  return entry
}

/** The whole of a text, for the eye or for the clipboard. A seed is none: throws `request-invalid`. */
export function earlierText(item: Item, part: HistoryPart, key: string): string {
  const { value } = entryOf(item, part, key)
  if (typeof value !== 'string') throw new AppError('request-invalid')
  return value
}

/** Sets an earlier value again: what is in force now goes to the history, and a removed field lives again. Counters never go back. */
export function useEarlierValue(document: VaultDocument, { itemId, part, key }: { itemId: string; part: HistoryPart; key: string }, context: EditContext): VaultDocument {
  const item = itemOf(document, itemId)
  const at = stampFor(document, context)
  const { value } = entryOf(item, part, key)
  return { ...document, clock: at, items: { ...document.items, [itemId]: withValue(item, part, value, at) } }
}

function withValue(item: Item, part: HistoryPart, value: Entry['value'], at: Stamp): Item {
  if (part.kind !== 'field') {
    if (typeof value !== 'string') throw new AppError('request-invalid')
    return { ...item, [part.kind]: replaceValue(item[part.kind], value, at) }
  }
  const field = storedField(item, part.fieldId)
  if ((typeof value === 'object') !== (field.kind === 'otp')) throw new AppError('request-invalid')
  const changed: Field = {
    ...field,
    value: replaceValue(field.value, withLargestCounter(value, field), at),
    ...(field.removed === undefined ? {} : { removed: setRegister(field.removed, false, at) })
  }
  return { ...item, fields: { ...item.fields, [part.fieldId]: changed } }
}
