// Owns what of an edit in progress outlives a lock: the changes alone, so that they can be put over what the item is by then. Never a seed.
import { z } from 'zod'
import { attachmentIdSchema, attachmentNameSchema } from './attachment.ts'
import { MAX_ATTACHMENTS } from './attachment-limits.ts'
import { FIELD_FORMAT_NAMES } from './field-formats.ts'
import { ITEM_CATEGORIES } from './item-categories.ts'
import { FIELD_KINDS } from './field-kinds.ts'
import { fieldIdSchema, itemIdSchema } from './item.ts'
import { otpDraftSchema } from './otp.ts'
import { SECOND_STEPS } from './second-steps.ts'
import { MAX_TAG, MAX_TAGS } from './tags.ts'

const shortText = z.string().max(1_000)
const longText = z.string().max(100_000)
/** Several codes in one picture are rarely more than this. */
const MAX_CHOICE = 16

const keptOtpSchema = z.discriminatedUnion('kind', [
  /** Read and not stored: the vault process knows what stands under the handles. More than one: the person has yet to choose. */
  z.strictObject({ kind: z.literal('drafts'), handles: z.array(z.uuid()).min(1).max(MAX_CHOICE) }),
  /** Typed and not read yet. */
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(8_192) })
])

/** One field in the order of the editor. What is missing is as the vault has it. */
export const keptFieldSchema = z.strictObject({
  id: fieldIdSchema,
  kind: z.enum(FIELD_KINDS),
  format: z.enum(FIELD_FORMAT_NAMES).nullable(),
  isNew: z.boolean(),
  isRemoved: z.boolean(),
  label: shortText.optional(),
  value: longText.optional(),
  /** Unix milliseconds; null takes the date off. */
  datedMs: z.number().int().nullable().optional(),
  otp: keptOtpSchema.optional()
})
export type KeptField = z.infer<typeof keptFieldSchema>

export const keptEditSchema = z.strictObject({
  /** Null: an item that was never stored. */
  itemId: itemIdSchema.nullable(),
  category: z.enum(ITEM_CATEGORIES),
  /** What the item was called on the screen; `title` is there only when it was changed. */
  shownTitle: shortText,
  favourite: z.boolean(),
  title: shortText.optional(),
  notes: longText.optional(),
  tags: z.array(z.string().max(MAX_TAG)).max(MAX_TAGS).optional(),
  secondSteps: z.array(z.enum(SECOND_STEPS)).max(SECOND_STEPS.length).optional(),
  fields: z.array(keptFieldSchema).max(500),
  /** Stored files that were renamed or removed. */
  files: z.array(z.strictObject({ id: attachmentIdSchema, name: attachmentNameSchema.optional(), isRemoved: z.boolean() })).max(4 * MAX_ATTACHMENTS),
  /** How many files were added and not stored: their contents are not kept. */
  lostFiles: z.number().int().min(0).max(MAX_ATTACHMENTS)
})
export type KeptEdit = z.infer<typeof keptEditSchema>

/** What is told before the person has decided: no value. */
export const keptOfferSchema = z.strictObject({
  found: z
    .strictObject({
      itemId: itemIdSchema.nullable(),
      title: shortText,
      /** It was changed elsewhere in the meantime, or is in the trash or deleted. */
      state: z.enum(['same', 'changed', 'gone']),
      /** Unix milliseconds. */
      keptAtMs: z.number().int()
    })
    .nullable(),
  /** There was one, and it could not be read; it is away now. */
  isDamaged: z.boolean()
})
export type KeptOffer = z.infer<typeof keptOfferSchema>

export const takenEditSchema = z.strictObject({
  edit: keptEditSchema,
  /** Of OTP fields, by the field's id, under new handles. */
  drafts: z.array(z.strictObject({ fieldId: fieldIdSchema, drafts: z.array(otpDraftSchema).max(MAX_CHOICE) })).max(500)
})
export type TakenEdit = z.infer<typeof takenEditSchema>
