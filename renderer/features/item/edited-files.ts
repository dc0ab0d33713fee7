// Owns the files of an edit in the making. Pure; holds handles and names, never a content.
import type { AttachmentDraft, AttachmentEdit, AttachmentView } from '../../../shared/model/attachment.ts'

export interface EditedFile {
  /** The attachment's id, or the handle of a draft. */
  key: string
  isDraft: boolean
  name: string
  /** What the vault has; of a draft, the file's own name. */
  storedName: string
  sizeBytes: number
  isRemoved: boolean
}

function edited(key: string, isDraft: boolean, { name, sizeBytes }: { name: string; sizeBytes: number }): EditedFile {
  return { key, isDraft, name, storedName: name, sizeBytes, isRemoved: false }
}

export function editedFilesOf(attachments: readonly AttachmentView[]): EditedFile[] {
  return attachments.filter(({ removedAtMs }) => removedAtMs === null).map((one) => edited(one.id, false, one))
}

export function draftFilesOf(drafts: readonly AttachmentDraft[]): EditedFile[] {
  return drafts.map((draft) => edited(draft.handle, true, draft))
}

export function areFilesChanged(files: readonly EditedFile[]): boolean {
  return files.some((file) => (file.isDraft ? !file.isRemoved : file.isRemoved || nameOf(file) !== file.storedName))
}

/** An emptied name is no name: the one before it stays. */
function nameOf({ name, storedName }: EditedFile): string {
  return name.trim() === '' ? storedName : name.trim()
}

export function attachmentEdits(files: readonly EditedFile[]): AttachmentEdit[] {
  return files
    .filter(({ isRemoved }) => !isRemoved)
    .map((file) => (file.isDraft ? { kind: 'draft', handle: file.key, name: nameOf(file) } : { kind: 'keep', id: file.key, name: nameOf(file) }))
}

/** Those that came to the stored login while it was being edited join the edit instead of being removed by it. */
export function joinNewerFiles(files: readonly EditedFile[], attachments: readonly AttachmentView[]): readonly EditedFile[] {
  const known = new Set(files.map(({ key }) => key))
  const joining = editedFilesOf(attachments).filter(({ key }) => !known.has(key))
  return joining.length === 0 ? files : [...files, ...joining]
}

export function fileHandles(files: readonly EditedFile[]): string[] {
  return files.filter(({ isDraft }) => isDraft).map(({ key }) => key)
}
