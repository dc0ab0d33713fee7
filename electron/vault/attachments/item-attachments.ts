// Owns how the attachments of a login change, as pure functions: adding, renaming, removing, putting back. Knows no content and no file.
import { AppError } from '../../../shared/errors.ts'
import type { AttachmentEdit } from '../../../shared/model/attachment.ts'
import { MAX_ATTACHMENTS, MAX_ATTACHMENTS_BYTES } from '../../../shared/model/attachment-limits.ts'
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { Attachment, Item, VaultDocument } from '../document/document.ts'
import { replaceValue, setRegister } from '../document/registers.ts'

/** An attachment that was read and encrypted: what the document will say of it, and the record for the file. */
export interface NewAttachment {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly key: string
  readonly record: Uint8Array
}

export interface LiveAttachment {
  readonly id: string
  readonly attachment: Attachment
}

type Attachments = Item['attachments']

/** A removal that is older than the name does not count: another copy changed it without knowing of it (VAULT-FORMAT §8.4). */
export function isAttached({ removed, name }: Attachment): boolean {
  return removed?.value !== true || compareStamps(removed.at, name.at) < 0
}

/** In the order they were added; those that came together by their names. */
export function liveAttachmentsOf(attachments: Attachments): LiveAttachment[] {
  return attachmentsOf(attachments).filter(({ attachment }) => isAttached(attachment))
}

export function attachmentsOf(attachments: Attachments): LiveAttachment[] {
  return Object.entries(attachments ?? {})
    .map(([id, attachment]) => ({ id, attachment }))
    .sort((a, b) => a.attachment.addedAtMs - b.attachment.addedAtMs || a.attachment.name.value.localeCompare(b.attachment.name.value) || (a.id < b.id ? -1 : 1))
}

/** Throws `attachment-not-found`, also for a removed one unless that is asked for. */
export function attachmentOf(item: Item, id: string, { isRemovedToo = false } = {}): Attachment {
  const attachment = Object.hasOwn(item.attachments ?? {}, id) ? item.attachments?.[id] : undefined
  if (attachment === undefined || (!isRemovedToo && !isAttached(attachment))) throw new AppError('attachment-not-found')
  return attachment
}

export function withNewAttachments(attachments: Attachments, added: readonly NewAttachment[], at: Stamp, nowMs: number): NonNullable<Attachments> {
  const next = { ...attachments }
  for (const { id, name, sizeBytes, sha256, key } of added) next[id] = { name: { value: name, at }, sizeBytes, sha256, key, addedAtMs: nowMs }
  return next
}

export function withRemoved(attachment: Attachment, isRemoved: boolean, at: Stamp): Attachment {
  if (isAttached(attachment) === !isRemoved) return attachment
  return { ...attachment, removed: { ...attachment.removed, value: isRemoved, at } }
}

/** A whole edit of a login's attachments; `draftOf` throws when a draft is gone. Answers with what was there when nothing changed. */
export function editAttachments(
  attachments: Attachments,
  edits: readonly AttachmentEdit[],
  draftOf: (handle: string) => NewAttachment,
  { at, nowMs }: { at: Stamp; nowMs: number }
): Pick<Item, 'attachments'> {
  const kept = new Map(edits.flatMap((edit) => (edit.kind === 'keep' ? [[edit.id, edit.name] as const] : [])))
  const added = edits.flatMap((edit) => (edit.kind === 'draft' ? [{ ...draftOf(edit.handle), name: edit.name }] : []))
  const next = withNewAttachments(attachments, added, at, nowMs)
  for (const { id, attachment } of liveAttachmentsOf(attachments)) {
    const name = kept.get(id)
    next[id] = name === undefined ? withRemoved(attachment, true, at) : { ...attachment, name: replaceValue(attachment.name, name, at) }
    kept.delete(id)
  }
  if (kept.size > 0) throw new AppError('attachment-not-found')
  return Object.keys(next).length === 0 ? {} : { attachments: next }
}

/** What a backup had is there again, and what came since is removed; nothing is forgotten. */
export function attachmentsRestored(now: Attachments, then: Attachments, at: Stamp): Pick<Item, 'attachments'> {
  const next = { ...now }
  for (const { id, attachment } of liveAttachmentsOf(then)) {
    const present = next[id]
    next[id] =
      present === undefined
        ? attachment
        : {
            ...present,
            name: replaceValue(present.name, attachment.name.value, at),
            ...(present.removed === undefined ? {} : { removed: setRegister(present.removed, false, at) })
          }
  }
  for (const { id, attachment } of liveAttachmentsOf(now)) {
    const before = then?.[id]
    if (before === undefined || !isAttached(before)) next[id] = withRemoved(attachment, true, at)
  }
  return Object.keys(next).length === 0 ? {} : { attachments: next }
}

/** Of everything that is attached, also in the trash. Removed ones give way, so they do not count. */
export function attachedTotals(document: VaultDocument): { count: number; bytes: number } {
  let [count, bytes] = [0, 0]
  for (const item of Object.values(document.items)) {
    if (item.attachments === undefined) continue
    for (const { attachment } of liveAttachmentsOf(item.attachments)) {
      count += 1
      bytes += attachment.sizeBytes
    }
  }
  return { count, bytes }
}

/** Throws `attachment-too-many` or `attachment-total-too-large` when a change adds more than a vault takes. What is there already may stay. */
export function assertAttachmentsFit(before: VaultDocument, after: VaultDocument): void {
  const [was, is] = [attachedTotals(before), attachedTotals(after)]
  if (is.count > MAX_ATTACHMENTS && is.count > was.count) throw new AppError('attachment-too-many')
  if (is.bytes > MAX_ATTACHMENTS_BYTES && is.bytes > was.bytes) throw new AppError('attachment-total-too-large')
}
