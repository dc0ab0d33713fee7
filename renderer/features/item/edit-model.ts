// Owns the shape of an edit in the making and how it becomes one request to store. Pure; a kept secret is never in it.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { FieldFormat } from '../../../shared/model/field-formats.ts'
import { templateOf, type ItemCategory } from '../../../shared/model/item-categories.ts'
import type { FieldEdit, FieldKind, FieldView, ItemDetail, ItemEdit } from '../../../shared/model/item.ts'
import type { KeyChoice, OtpDraft, OtpParameters } from '../../../shared/model/otp.ts'
import type { SecondStep } from '../../../shared/model/second-steps.ts'
import type { OtherCode } from '../../../shared/model/scan.ts'
import type { MatchedOtp } from '../../../shared/model/collected.ts'
import { areFilesChanged, attachmentEdits, editedFilesOf, joinNewerFiles, type EditedFile } from './edited-files.ts'
import { storedOrderOf } from './field-order.ts'

export type OtpRow =
  | { kind: 'stored' }
  /** `as`: how a person says that the key counts; null while the key's own look decides. */
  | { kind: 'empty'; text: string; problem: ErrorCode | null; others: readonly OtherCode[]; as: KeyChoice | null }
  | { kind: 'busy'; doing: 'screen' | 'image' | 'text' }
  | { kind: 'choice'; found: readonly MatchedOtp[] }
  /** `problem`: why a PIN or another type was not taken; the draft is as it was. */
  | { kind: 'draft'; draft: OtpDraft; problem: ErrorCode | null }

export interface EditedField {
  id: string
  kind: FieldKind
  /** What it is for; null for what its kind says. */
  format: FieldFormat | null
  /** Unix milliseconds; see shared/model/item.ts. */
  datedMs: number | null
  storedDatedMs: number | null
  label: string
  storedLabel: string
  isNew: boolean
  isRemoved: boolean
  /** Whether the vault holds a value for a concealed field. */
  isFilled: boolean
  /** What stands in the input; empty for a kept secret that was not revealed. */
  value: string
  /** What the vault holds as far as this view was told; null for a secret that was not revealed. */
  storedValue: string | null
  /** A secret shown in clear. */
  isShown: boolean
  otp: OtpRow
  storedOtp: OtpParameters | null
}

export interface EditedItem {
  /** Null for a login that is not stored yet. */
  id: string | null
  category: ItemCategory
  title: string
  favourite: boolean
  notes: string
  tags: readonly string[]
  secondSteps: readonly SecondStep[]
  /** Whether the second steps stand in the editor: some are noted, or the person asked for them. */
  showsSteps: boolean
  fields: readonly EditedField[]
  files: readonly EditedFile[]
  storedTitle: string
  storedNotes: string
  storedTags: readonly string[]
  storedSteps: readonly SecondStep[]
  /** The ids of the stored fields as the vault has them. */
  storedOrder: readonly string[]
}

export const EMPTY_OTP_ROW: Extract<OtpRow, { kind: 'empty' }> = { kind: 'empty', text: '', problem: null, others: [], as: null }

export function newField(id: string, kind: FieldKind, format: FieldFormat | null = null, datedMs: number | null = null): EditedField {
  return {
    id, kind, format, datedMs, storedDatedMs: null, label: '', storedLabel: '', isNew: true, isRemoved: false, isFilled: false, value: '', storedValue: null,
    // Recovery codes are pasted and checked by eye; a password is typed and hidden.
    isShown: kind === 'concealed',
    otp: EMPTY_OTP_ROW,
    storedOtp: null
  }
}

export function editedFieldOf(field: FieldView): EditedField {
  const [format, datedMs] = field.kind === 'otp' || field.kind === 'username' ? [null, null] : [field.format ?? null, field.datedMs ?? null]
  const base: EditedField = {
    ...newField(field.id, field.kind, format, datedMs), storedDatedMs: datedMs, label: field.label, storedLabel: field.label, isNew: false, isShown: false
  }
  switch (field.kind) {
    case 'username':
    case 'website':
    case 'text':
      return { ...base, value: field.value, storedValue: field.value }
    case 'password':
    case 'concealed':
      return { ...base, isFilled: field.filled, storedValue: field.filled ? null : '' }
    case 'otp':
      return { ...base, otp: { kind: 'stored' }, storedOtp: field.parameters }
  }
}

export function editedItemOf(detail: ItemDetail): EditedItem {
  return {
    id: detail.id,
    category: detail.category ?? 'login',
    tags: detail.tags ?? [],
    secondSteps: detail.secondSteps ?? [],
    showsSteps: (detail.secondSteps ?? []).length > 0,
    storedTags: detail.tags ?? [],
    storedSteps: detail.secondSteps ?? [],
    title: detail.title,
    favourite: detail.favourite,
    notes: detail.notes,
    fields: detail.fields.map(editedFieldOf),
    files: editedFilesOf(detail.attachments),
    storedTitle: detail.title,
    storedNotes: detail.notes,
    storedOrder: detail.fields.map(({ id }) => id)
  }
}

export function newItem(newId: () => string, category: ItemCategory = 'login'): EditedItem {
  const fields = templateOf(category).map(({ kind, format }) => newField(newId(), kind, format))
  return {
    id: null, category, title: '', favourite: false, notes: '', tags: [], secondSteps: [], showsSteps: false, fields, files: [],
    storedTitle: '', storedNotes: '', storedTags: [], storedSteps: [], storedOrder: []
  }
}

export function isValueChanged(field: EditedField): boolean {
  // A secret that was never revealed is changed as soon as something is typed in its place.
  return field.storedValue === null ? field.value !== '' : field.value !== field.storedValue
}

/** Whether a stored secret stands in the input as the vault holds it. */
export function isRevealedUnchanged(field: EditedField): boolean {
  return field.isFilled && field.storedValue !== null && field.value === field.storedValue
}

/** An unchanged secret leaves the state as soon as it is hidden. */
export function hideField(field: EditedField): EditedField {
  return isRevealedUnchanged(field) ? { ...field, value: '', storedValue: null, isShown: false } : { ...field, isShown: false }
}

function isFieldChanged(field: EditedField): boolean {
  if (field.isNew) return !field.isRemoved && (field.value !== '' || isHeading(field) || hasOtpInput(field))
  return field.isRemoved || field.label !== field.storedLabel || field.datedMs !== field.storedDatedMs || (field.kind === 'otp' ? hasOtpInput(field) : isValueChanged(field))
}

/** A heading has a label and nothing else. */
function isHeading(field: EditedField): boolean {
  return field.format === 'section' && field.label.trim() !== ''
}

export function isOther(a: readonly string[], b: readonly string[]): boolean {
  return a.length !== b.length || a.some((one) => !b.includes(one))
}

function hasOtpInput(field: EditedField): boolean {
  return field.otp.kind === 'draft' || field.otp.kind === 'choice' || (field.otp.kind === 'empty' && field.otp.text !== '')
}

export function isDirty(item: EditedItem): boolean {
  const isMoved = storedOrderOf(item.fields).some((id, index) => id !== item.storedOrder[index])
  return item.title !== item.storedTitle || item.notes !== item.storedNotes || isMoved || isOther(item.tags, item.storedTags) || isOther(item.secondSteps, item.storedSteps) || item.fields.some(isFieldChanged) || areFilesChanged(item.files)
}

/** An OTP row that waits for an answer cannot be stored yet. */
export function hasUnfinishedOtp(item: EditedItem): boolean {
  return item.fields.some(
    (field) => field.kind === 'otp' && !field.isRemoved && (field.otp.kind === 'busy' || field.otp.kind === 'choice' || (field.otp.kind === 'empty' && field.otp.text.trim() !== ''))
  )
}

function changeOf(field: EditedField): FieldEdit['change'] | null {
  if (field.kind === 'otp') {
    if (field.otp.kind === 'draft') return { kind: 'otp', handle: field.otp.draft.handle }
    return field.isNew ? null : { kind: 'keep' }
  }
  if (field.isNew) return field.value === '' && !isHeading(field) ? null : { kind: 'set', value: field.value }
  return isValueChanged(field) ? { kind: 'set', value: field.value } : { kind: 'keep' }
}

/** The host of the first website stands in for a title that was left empty. */
function titleOf(item: EditedItem): string {
  const title = item.title.trim()
  if (title !== '') return title
  for (const field of item.fields) {
    if (field.kind !== 'website' || field.isRemoved) continue
    const address = field.value.includes('://') ? field.value : `https://${field.value}`
    if (URL.canParse(address)) return new URL(address).hostname.replace(/^www\./, '')
  }
  return ''
}

/** One that waits for its PIN could be stored only without ever giving a code. */
export function hasMissingPin(item: EditedItem): boolean {
  return item.fields.some((field) => !field.isRemoved && field.otp.kind === 'draft' && field.otp.draft.needsPin === true)
}

/** What is stored. Empty new fields and removed ones are not in it. */
export function toItemEdit(item: EditedItem): ItemEdit {
  const fields: FieldEdit[] = []
  for (const field of item.fields) {
    const change = field.isRemoved ? null : changeOf(field)
    if (change !== null) fields.push({ id: field.id, kind: field.kind, label: field.label.trim(), ...formatOf(field), change })
  }
  const marks = {
    ...(item.id === null && item.category !== 'login' ? { category: item.category } : {}),
    ...(isOther(item.tags, item.storedTags) ? { tags: [...item.tags] } : {}),
    ...(isOther(item.secondSteps, item.storedSteps) ? { secondSteps: [...item.secondSteps] } : {})
  }
  return { id: item.id, title: titleOf(item), favourite: item.favourite, ...marks, notes: item.notes, fields, attachments: attachmentEdits(item.files) }
}

/** Nothing is said of what stays as it is. */
function formatOf({ isNew, format, datedMs, storedDatedMs }: EditedField): Pick<FieldEdit, 'format' | 'datedMs'> {
  return { ...(isNew && format !== null ? { format } : {}), ...(datedMs === storedDatedMs ? {} : { datedMs }) }
}

/** Fields that came to the stored login while it was being edited (a scan from the tray) join the edit instead of being removed by it. */
export function joinNewerFields(item: EditedItem, detail: ItemDetail): EditedItem {
  const known = new Set(item.fields.map((field) => field.id))
  const joining = detail.fields.filter((field) => !known.has(field.id)).map(editedFieldOf)
  const files = joinNewerFiles(item.files, detail.attachments)
  if (joining.length === 0) return files === item.files ? item : { ...item, files }
  return { ...item, files, fields: [...item.fields, ...joining], storedOrder: [...item.storedOrder, ...joining.map(({ id }) => id)] }
}

/** Every draft that this edit holds in the vault process. */
export function draftHandles(item: EditedItem): string[] {
  return item.fields.flatMap((field) => handlesOf(field.otp))
}

export function handlesOf(row: OtpRow): string[] {
  switch (row.kind) {
    case 'draft':
      return [row.draft.handle]
    case 'choice':
      return row.found.map((one) => one.draft.handle)
    case 'stored':
    case 'empty':
    case 'busy':
      return []
  }
}
