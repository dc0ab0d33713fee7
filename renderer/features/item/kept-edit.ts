// Owns how an edit in the making becomes what outlives a lock, and how it is put over what the item is by then. Pure.
import type { KeptEdit, KeptField, TakenEdit } from '../../../shared/model/kept-edit.ts'
import type { ItemDetail } from '../../../shared/model/item.ts'
import type { OtpDraft } from '../../../shared/model/otp.ts'
import { editedItemOf, EMPTY_OTP_ROW, handlesOf, isOther, isValueChanged, newField, newItem, type EditedField, type EditedItem, type OtpRow } from './edit-model.ts'
import { attachmentEdits, type EditedFile } from './edited-files.ts'

function keptOtpOf(row: OtpRow): Pick<KeptField, 'otp'> {
  const handles = handlesOf(row)
  if (handles.length > 0) return { otp: { kind: 'drafts', handles } }
  return row.kind === 'empty' && row.text !== '' ? { otp: { kind: 'text', text: row.text } } : {}
}

function keptFieldOf(field: EditedField): KeptField {
  return {
    id: field.id, kind: field.kind, format: field.format, isNew: field.isNew, isRemoved: field.isRemoved,
    ...(field.label === field.storedLabel ? {} : { label: field.label }),
    ...(field.datedMs === field.storedDatedMs ? {} : { datedMs: field.datedMs }),
    ...(field.kind === 'otp' ? keptOtpOf(field.otp) : isValueChanged(field) ? { value: field.value } : {})
  }
}

function keptFilesOf(files: readonly EditedFile[]): KeptEdit['files'] {
  return files.flatMap((file) => {
    if (file.isDraft) return []
    const [edit] = attachmentEdits([{ ...file, isRemoved: false }])
    const name = edit === undefined || edit.name === file.storedName ? {} : { name: edit.name }
    return file.isRemoved || 'name' in name ? [{ id: file.key, ...name, isRemoved: file.isRemoved }] : []
  })
}

/** The changes alone. A stored secret that was looked at and not changed is not among them. */
export function keptEditOf(item: EditedItem): KeptEdit {
  return {
    itemId: item.id, category: item.category, shownTitle: item.storedTitle, favourite: item.favourite,
    ...(item.title === item.storedTitle ? {} : { title: item.title }),
    ...(item.notes === item.storedNotes ? {} : { notes: item.notes }),
    ...(isOther(item.tags, item.storedTags) ? { tags: [...item.tags] } : {}),
    ...(isOther(item.secondSteps, item.storedSteps) ? { secondSteps: [...item.secondSteps] } : {}),
    // A new field that was taken away again is nothing.
    fields: item.fields.filter((field) => !(field.isNew && field.isRemoved)).map(keptFieldOf),
    files: keptFilesOf(item.files),
    lostFiles: item.files.filter(({ isDraft, isRemoved }) => isDraft && !isRemoved).length
  }
}

function rowOfDrafts(drafts: readonly OtpDraft[]): OtpRow | null {
  const [first, ...rest] = drafts
  if (first === undefined) return null
  return rest.length === 0 ? { kind: 'draft', draft: first, problem: null } : { kind: 'choice', found: drafts.map((draft) => ({ draft, proposals: [], alreadyOn: null })) }
}

function withChanges(base: EditedField, kept: KeptField, drafts: readonly OtpDraft[]): EditedField {
  const row = rowOfDrafts(drafts) ?? (kept.otp?.kind === 'text' ? { ...EMPTY_OTP_ROW, text: kept.otp.text } : base.otp)
  return {
    ...base,
    isRemoved: kept.isRemoved,
    label: kept.label ?? base.label,
    value: kept.value ?? base.value,
    datedMs: kept.datedMs === undefined ? base.datedMs : kept.datedMs,
    otp: row,
    // Secrets come back hidden, whatever the screen showed before the lock.
    isShown: false
  }
}

/** Over the field as it is stored now; one that is not stored any more comes back as a new one, if something was changed in it. */
function fieldOver(stored: EditedField | undefined, kept: KeptField, drafts: readonly OtpDraft[], newId: () => string): EditedField[] {
  if (stored !== undefined) return [withChanges(stored, kept, drafts)]
  const isWorthIt = kept.value !== undefined || kept.otp !== undefined || drafts.length > 0 || (kept.format === 'section' && kept.label !== undefined)
  if (kept.isRemoved || (!kept.isNew && !isWorthIt)) return []
  return [withChanges(newField(kept.isNew ? kept.id : newId(), kept.kind, kept.format), kept, drafts)]
}

/** `detail`: the item as it is now; null of a new one, and of one that is gone. */
export function editedItemFrom({ edit, drafts }: TakenEdit, detail: ItemDetail | null, newId: () => string): EditedItem {
  const base = detail === null ? { ...newItem(newId, edit.category), fields: [], title: edit.shownTitle, favourite: edit.favourite } : editedItemOf(detail)
  const stored = new Map(base.fields.map((field) => [field.id, field]))
  const kept = new Set(edit.fields.map(({ id }) => id))
  const draftsOf = (fieldId: string): readonly OtpDraft[] => drafts.find((one) => one.fieldId === fieldId)?.drafts ?? []
  const files = new Map(edit.files.map((file) => [file.id, file]))
  const secondSteps = edit.secondSteps ?? base.secondSteps
  return {
    ...base,
    title: edit.title ?? base.title,
    notes: edit.notes ?? base.notes,
    tags: edit.tags ?? base.tags,
    secondSteps,
    showsSteps: secondSteps.length > 0,
    fields: [...edit.fields.flatMap((field) => fieldOver(stored.get(field.id), field, draftsOf(field.id), newId)), ...base.fields.filter(({ id }) => !kept.has(id))],
    files: base.files.map((file) => {
      const change = files.get(file.key)
      return change === undefined ? file : { ...file, name: change.name ?? file.name, isRemoved: change.isRemoved }
    })
  }
}
