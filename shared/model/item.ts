// Owns the shapes in which items leave the vault process: lists and details without secrets, and edits on their way back.
import { z } from 'zod'
import { attachmentEditSchema, attachmentViewSchema } from './attachment.ts'
import { MAX_ATTACHMENTS } from './attachment-limits.ts'
import { FIELD_FORMAT_NAMES } from './field-formats.ts'
import { FIELD_KINDS, OPEN_FIELD_KINDS, SECRET_FIELD_KINDS } from './field-kinds.ts'
import { ITEM_CATEGORIES } from './item-categories.ts'
import { otpParametersSchema } from './otp.ts'
import { SECOND_STEPS } from './second-steps.ts'
import { tagSchema } from './tag-schema.ts'
import { MAX_TAG, MAX_TAGS } from './tags.ts'

const shortText = z.string().max(1_000)
const longText = z.string().max(100_000)
/** Of one text that is searched, in UTF-16 code units; what stands behind is not found. */
export const MAX_SEARCH_TEXT = 10_000
/** Items that are asked about at once: so many are a few milliseconds of work. */
export const SEARCH_TEXT_BATCH = 500
/** Rows of the list that are read at once. */
export const ITEM_PAGE = 1_000
/** The same of estimates: about a millisecond each, in which the vault process answers nothing else. */
export const WEAK_BATCH = 50

export const itemIdSchema = z.uuid()
export const fieldIdSchema = z.uuid()

/** What another program wrote may be longer or in other words than what an edit may bring. */
const shownTags = z.array(z.string().max(MAX_TAG)).max(MAX_TAGS)
const marksOfItem = {
  /** Missing: a login. */
  category: z.enum(ITEM_CATEGORIES).optional(),
  archived: z.boolean().optional(),
  tags: shownTags.optional()
}

/** A login as its row in a list: no secret, not even the length of one. */
export const itemSummarySchema = z.strictObject({
  id: itemIdSchema,
  title: shortText,
  username: shortText,
  websites: z.array(shortText).max(100),
  favourite: z.boolean(),
  hasOtp: z.boolean(),
  trashed: z.boolean(),
  /** When it was put into the trash (Unix milliseconds); only while it is there. */
  trashedAtMs: z.number().int().optional(),
  ...marksOfItem,
  /** Recovery codes were used, and two at most are left. */
  codesLow: z.boolean().optional(),
  createdAtMs: z.number().int(),
  updatedAtMs: z.number().int(),
  lastUsedAtMs: z.number().int().nullable()
})
export type ItemSummary = z.infer<typeof itemSummarySchema>

export const itemPageSchema = z.strictObject({
  rows: z.array(itemSummarySchema).max(ITEM_PAGE),
  /** Where the next page begins; null after the last. */
  next: z.number().int().positive().nullable()
})
export type ItemPage = z.infer<typeof itemPageSchema>

/** What else of an item is open: for the search, which asks for it when it begins. */
export const itemSearchTextSchema = z.strictObject({
  id: itemIdSchema,
  /** Values of open fields that are in no row, notes and names of files, each no longer than MAX_SEARCH_TEXT. */
  texts: z.array(z.string().max(MAX_SEARCH_TEXT)).max(2_000),
  hasAttachment: z.boolean(),
  hasPassword: z.boolean(),
  hasNotes: z.boolean()
})
export type ItemSearchText = z.infer<typeof itemSearchTextSchema>

/** An item by name, for proposals and menus. */
export const itemRefSchema = itemSummarySchema.pick({ id: true, title: true, username: true })
export type ItemRef = z.infer<typeof itemRefSchema>

export type FieldKind = (typeof FIELD_KINDS)[number]

const fieldFormat = { format: z.enum(FIELD_FORMAT_NAMES).optional() }
/** Unix milliseconds: when a recovery code was used, since when a device is trusted. */
const fieldDate = { datedMs: z.number().int().optional() }

/** A field as it is shown. Concealed values stay in the vault process until they are revealed one by one. */
export const fieldViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(OPEN_FIELD_KINDS), id: fieldIdSchema, label: shortText, ...fieldFormat, ...fieldDate, value: longText }),
  z.strictObject({ kind: z.enum(SECRET_FIELD_KINDS), id: fieldIdSchema, label: shortText, ...fieldFormat, ...fieldDate, filled: z.boolean() }),
  z.strictObject({ kind: z.literal('otp'), id: fieldIdSchema, label: shortText, parameters: otpParametersSchema })
])
export type FieldView = z.infer<typeof fieldViewSchema>

export const itemDetailSchema = z.strictObject({
  id: itemIdSchema,
  title: shortText,
  favourite: z.boolean(),
  trashed: z.boolean(),
  trashedAtMs: z.number().int().optional(),
  /** Which parts have earlier values: `title`, `notes`, ids of fields; `removed` when there are removed fields with a value to bring back. */
  earlier: z.array(z.string().max(36)).max(2_000).optional(),
  ...marksOfItem,
  secondSteps: z.array(z.enum(SECOND_STEPS)).max(SECOND_STEPS.length).optional(),
  notes: longText,
  fields: z.array(fieldViewSchema).max(500),
  /** In the order they were added; also removed ones that can be put back. */
  attachments: z.array(attachmentViewSchema).max(4 * MAX_ATTACHMENTS),
  createdAtMs: z.number().int(),
  updatedAtMs: z.number().int()
})
export type ItemDetail = z.infer<typeof itemDetailSchema>

/**
 * One field of an edit. `keep` leaves the stored value alone (so that a concealed value need not be revealed to be kept);
 * `otpHandle` stores a draft that the vault process holds. A field that is not in the list is removed (its value goes to history).
 */
export const fieldEditSchema = z.strictObject({
  id: fieldIdSchema,
  kind: z.enum(FIELD_KINDS),
  label: shortText,
  /** Of a new field; that of a stored one never changes. */
  ...fieldFormat,
  /** Null takes it off; missing: it stays as it is. */
  datedMs: z.number().int().nullable().optional(),
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keep') }),
    z.strictObject({ kind: z.literal('set'), value: longText }),
    z.strictObject({ kind: z.literal('otp'), handle: z.uuid() })
  ])
})
export type FieldEdit = z.infer<typeof fieldEditSchema>

/** A whole edit of a login; `id: null` makes a new one. */
export const itemEditSchema = z.strictObject({
  id: itemIdSchema.nullable(),
  title: shortText,
  favourite: z.boolean(),
  notes: longText,
  /** Missing, as with the next two: it stays as it is. */
  category: z.enum(ITEM_CATEGORIES).optional(),
  tags: z.array(tagSchema).max(MAX_TAGS).optional(),
  secondSteps: z.array(z.enum(SECOND_STEPS)).max(SECOND_STEPS.length).optional(),
  fields: z.array(fieldEditSchema).max(500),
  /** Missing: they stay as they are. */
  attachments: z.array(attachmentEditSchema).max(MAX_ATTACHMENTS).optional()
})
export type ItemEdit = z.infer<typeof itemEditSchema>
