// Owns every change of a document, as pure functions: the old document stays as it is until the new one is on disk.
import { AppError } from '../../../shared/errors.ts'
import { FIELD_FORMATS } from '../../../shared/model/field-formats.ts'
import type { FieldEdit, ItemEdit } from '../../../shared/model/item.ts'
import { SECOND_STEPS } from '../../../shared/model/second-steps.ts'
import { nextStamp, type Stamp } from './clock.ts'
import { assertAttachmentsFit, editAttachments, type NewAttachment } from '../attachments/item-attachments.ts'
import type { Field, FieldValue, Item, OtpValue, VaultDocument } from './document.ts'
import { placingOf, withDate, withPlacing, type Placing } from './marks.ts'
import { replaceValue, setRegister } from './registers.ts'
import { isLive, latestUse, liveField, liveFields } from './views.ts'

export interface EditContext {
  readonly nowMs: number
  /** Who writes, in stamps. */
  readonly writer: string
  readonly newId: () => string
}

/** All registers that one edit touches share one stamp. */
export function stampFor(document: VaultDocument, { nowMs, writer }: EditContext): Stamp {
  return nextStamp(document.clock, nowMs, writer)
}

export function itemOf(document: VaultDocument, itemId: string): Item {
  const item = Object.hasOwn(document.items, itemId) ? document.items[itemId] : undefined
  if (item === undefined) throw new AppError('item-not-found')
  return item
}

export function fieldOf(item: Item, fieldId: string): Field {
  const field = liveField(item, fieldId)
  if (field === null) throw new AppError('field-not-found')
  return field
}

export function withItem(document: VaultDocument, itemId: string, item: Item, clock: Stamp): VaultDocument {
  return { ...document, clock, items: { ...document.items, [itemId]: item } }
}

export function newItem(title: string, at: Stamp, nowMs: number): Item {
  return {
    kind: 'login',
    createdAtMs: nowMs,
    lastUsedAtMs: null,
    title: { value: title, at },
    notes: { value: '', at },
    favourite: { value: false, at },
    trashed: { value: false, at },
    fields: {}
  }
}

export function newField(kind: Field['kind'], label: string, order: number, value: FieldValue, at: Stamp): Field {
  return { kind, label: { value: label, at }, order: { value: order, at }, value: { value, at } }
}

/** What the person calls the vault. */
export function renameVault(document: VaultDocument, name: string, context: EditContext): VaultDocument {
  if (document.name.value === name) return document
  const at = stampFor(document, context)
  return { ...document, clock: at, name: setRegister(document.name, name, at) }
}

export interface EditResult {
  readonly document: VaultDocument
  readonly itemId: string
}

/** A whole edit of a login. `otpOf` and `attachmentOf` answer for the drafts that the vault process holds and throw when one is gone. */
export function applyItemEdit(
  document: VaultDocument,
  edit: ItemEdit,
  otpOf: (handle: string) => OtpValue,
  context: EditContext,
  attachmentOf: (handle: string) => NewAttachment = noDraft
): EditResult {
  if (new Set(edit.fields.map(({ id }) => id)).size !== edit.fields.length) throw new AppError('request-invalid')
  const at = stampFor(document, context)
  const itemId = edit.id ?? context.newId()
  const before = edit.id === null ? newItem(edit.title, at, context.nowMs) : itemOf(document, edit.id)
  const item: Item = {
    ...before,
    title: replaceValue(before.title, edit.title, at),
    notes: replaceValue(before.notes, edit.notes, at),
    favourite: setRegister(before.favourite, edit.favourite, at),
    fields: editFields(before, edit.fields, otpOf, at),
    ...withPlacing(before, wantedPlacing(before, edit), at),
    ...(edit.attachments === undefined ? {} : editAttachments(before.attachments, edit.attachments, attachmentOf, { at, nowMs: context.nowMs }))
  }
  const after = withItem(document, itemId, item, at)
  assertAttachmentsFit(document, after)
  return { document: after, itemId }
}

/** Second steps that this version does not know are in no edit, and stay. */
function wantedPlacing(before: Item, { category, tags, secondSteps }: ItemEdit): Partial<Placing> {
  const unknownSteps = placingOf(before).secondSteps.filter((step) => !SECOND_STEPS.some((known) => known === step))
  return {
    ...(category === undefined ? {} : { category }),
    ...(tags === undefined ? {} : { tags }),
    ...(secondSteps === undefined ? {} : { secondSteps: [...secondSteps, ...unknownSteps] })
  }
}

function noDraft(): never {
  throw new AppError('attachment-draft-gone')
}

function editFields(item: Item, edits: readonly FieldEdit[], otpOf: (handle: string) => OtpValue, at: Stamp): Item['fields'] {
  const fields = { ...item.fields }
  let lastOrder = -1
  for (const edit of edits) {
    const existing = Object.hasOwn(item.fields, edit.id) ? item.fields[edit.id] : undefined
    const value = editedValue(existing, edit, otpOf)
    // A kept order keeps its stamp: only fields that really moved count as moved when copies are merged.
    const order = existing !== undefined && existing.order.value > lastOrder ? existing.order.value : lastOrder + 1
    lastOrder = order
    const field = existing === undefined ? newFieldOf(edit, order, value, at) : editField(existing, edit.label, order, value, at)
    fields[edit.id] = edit.datedMs === undefined ? field : { ...field, ...withDate(field, edit.datedMs, at) }
  }
  const kept = new Set(edits.map(({ id }) => id))
  for (const { id, field } of liveFields(item)) {
    if (!kept.has(id)) fields[id] = { ...field, value: replaceValue(field.value, null, at), removed: { ...field.removed, value: true, at } }
  }
  return fields
}

function newFieldOf({ kind, label, format }: FieldEdit, order: number, value: FieldValue, at: Stamp): Field {
  if (format !== undefined && FIELD_FORMATS[format] !== kind) throw new AppError('request-invalid')
  return { ...newField(kind, label, order, value, at), ...(format === undefined ? {} : { format }) }
}

function editField(field: Field, label: string, order: number, value: FieldValue, at: Stamp): Field {
  return {
    ...field,
    label: setRegister(field.label, label, at),
    order: setRegister(field.order, order, at),
    value: replaceValue(field.value, value, at),
    // A field that was removed and is set again lives again.
    ...(field.removed === undefined ? {} : { removed: setRegister(field.removed, false, at) })
  }
}

function editedValue(existing: Field | undefined, { kind, change }: FieldEdit, otpOf: (handle: string) => OtpValue): FieldValue {
  if (existing !== undefined && existing.kind !== kind) throw new AppError('request-invalid')
  switch (change.kind) {
    case 'keep':
      if (existing === undefined || !isLive(existing)) throw new AppError('field-not-found')
      return existing.value.value
    case 'set':
      if (kind === 'otp') throw new AppError('request-invalid')
      return change.value
    case 'otp':
      if (kind !== 'otp') throw new AppError('request-invalid')
      return otpOf(change.handle)
  }
}

export interface AttachResult extends EditResult {
  readonly fieldId: string
}

/** Puts an OTP on a login, or on a new one named after its issuer. One that is on that login already stays as it is. */
export function attachOtp(document: VaultDocument, itemId: string | null, otp: OtpValue, context: EditContext): AttachResult {
  const at = stampFor(document, context)
  const id = itemId ?? context.newId()
  const before = itemId === null ? newItemForOtp(otp, at, context) : itemOf(document, itemId)
  const fields = liveFields(before)
  const same = fields.find(({ field }) => isSameOtp(field.value.value, otp))
  if (same !== undefined) return { document, itemId: id, fieldId: same.id }
  const fieldId = context.newId()
  const order = Math.max(-1, ...fields.map(({ field }) => field.order.value)) + 1
  const item = { ...before, fields: { ...before.fields, [fieldId]: newField('otp', '', order, otp, at) } }
  return { document: withItem(document, id, item, at), itemId: id, fieldId }
}

function newItemForOtp({ issuer, account }: OtpValue, at: Stamp, { nowMs, newId }: EditContext): Item {
  const item = newItem(issuer === '' ? account : issuer, at, nowMs)
  return account === '' ? item : { ...item, fields: { [newId()]: newField('username', '', 0, account, at) } }
}

function isSameOtp(value: FieldValue, otp: OtpValue): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    value.secret === otp.secret &&
    value.type === otp.type &&
    value.pin === otp.pin &&
    value.algorithm === otp.algorithm &&
    value.digits === otp.digits &&
    value.periodSeconds === otp.periodSeconds
  )
}

export type Flag = 'favourite' | 'trashed' | 'archived'

/** The same item when the flag stands already. */
export function withFlag(item: Item, flag: Flag, value: boolean, at: Stamp): Item {
  if ((item[flag]?.value ?? false) === value) return item
  return flag === 'archived' ? { ...item, ...withPlacing(item, { archived: value }, at) } : { ...item, [flag]: setRegister(item[flag], value, at) }
}

/** Answers with the same document when there is nothing to change. */
export function setFlag(
  document: VaultDocument,
  itemId: string,
  flag: Flag,
  value: boolean,
  context: EditContext
): VaultDocument {
  const item = itemOf(document, itemId)
  const at = stampFor(document, context)
  const after = withFlag(item, flag, value, at)
  return after === item ? document : withItem(document, itemId, after, at)
}

/** Uses since the last save go along with the next one; they are not worth one of their own. */
export function withUses(document: VaultDocument, uses: ReadonlyMap<string, number>): VaultDocument {
  if (uses.size === 0) return document
  const items = { ...document.items }
  for (const [itemId, usedAtMs] of uses) {
    const item = items[itemId]
    if (item !== undefined) items[itemId] = { ...item, lastUsedAtMs: latestUse(item.lastUsedAtMs, usedAtMs) }
  }
  return { ...document, items }
}
