// Owns what a view may know of attachments: names, sizes and dates. Never their content and never a path.
import { z } from 'zod'
import { ERROR_CODES } from '../errors.ts'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_NAME, MAX_ATTACHMENTS, MAX_ATTACHMENTS_BYTES } from './attachment-limits.ts'

export const attachmentIdSchema = z.uuid()
export const attachmentNameSchema = z.string().min(1).max(MAX_ATTACHMENT_NAME)
const sizeBytes = z.number().int().min(1).max(MAX_ATTACHMENT_BYTES)

export const attachmentViewSchema = z.strictObject({
  id: attachmentIdSchema,
  name: attachmentNameSchema,
  sizeBytes,
  addedAtMs: z.number().int(),
  /** Null while it is there. A removed one can be put back as long as it is listed. */
  removedAtMs: z.number().int().nullable(),
  /** `missing`: the login speaks of it, and the vault file does not hold it. */
  state: z.enum(['present', 'missing'])
})
export type AttachmentView = z.infer<typeof attachmentViewSchema>

/** A file that the vault process has read and encrypted, and that no login has yet. */
export const attachmentDraftSchema = z.strictObject({ handle: z.uuid(), name: attachmentNameSchema, sizeBytes })
export type AttachmentDraft = z.infer<typeof attachmentDraftSchema>

/** What became of files that were chosen or dropped: each is a draft, or was refused for a reason. */
export const pickedAttachmentsSchema = z.strictObject({
  drafts: z.array(attachmentDraftSchema).max(MAX_ATTACHMENTS),
  refused: z.array(z.strictObject({ name: z.string().max(MAX_ATTACHMENT_NAME), code: z.enum(ERROR_CODES) })).max(MAX_ATTACHMENTS)
})
export type PickedAttachments = z.infer<typeof pickedAttachmentsSchema>

/** Bytes, never paths: a path that a view may name would be a way to read any file. */
export const droppedAttachmentsSchema = z
  .strictObject({ files: z.array(z.strictObject({ name: z.string().max(1_000), data: z.instanceof(Uint8Array) })).min(1).max(MAX_ATTACHMENTS) })
  .refine(({ files }) => files.reduce((sum, { data }) => sum + data.length, 0) <= MAX_ATTACHMENTS_BYTES)

/** One attachment of an edit. Stored ones that are not in the list are removed. */
export const attachmentEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep'), id: attachmentIdSchema, name: attachmentNameSchema }),
  z.strictObject({ kind: z.literal('draft'), handle: z.uuid(), name: attachmentNameSchema })
])
export type AttachmentEdit = z.infer<typeof attachmentEditSchema>
