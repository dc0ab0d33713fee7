// Owns the shapes in which items leave the vault process: lists and details without secrets, and edits on their way back.
import { z } from 'zod'
import { otpParametersSchema } from './otp.ts'

const shortText = z.string().max(1_000)
const longText = z.string().max(100_000)

export const itemIdSchema = z.uuid()
export const fieldIdSchema = z.uuid()

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
  updatedAtMs: z.number().int(),
  lastUsedAtMs: z.number().int().nullable()
})
export type ItemSummary = z.infer<typeof itemSummarySchema>

/** An item by name, for proposals and menus. */
export const itemRefSchema = itemSummarySchema.pick({ id: true, title: true, username: true })
export type ItemRef = z.infer<typeof itemRefSchema>

export const OPEN_FIELD_KINDS = ['username', 'website', 'text'] as const
export const SECRET_FIELD_KINDS = ['password', 'concealed'] as const
export const FIELD_KINDS = [...OPEN_FIELD_KINDS, ...SECRET_FIELD_KINDS, 'otp'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** A field as it is shown. Concealed values stay in the vault process until they are revealed one by one. */
export const fieldViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(OPEN_FIELD_KINDS), id: fieldIdSchema, label: shortText, value: longText }),
  z.strictObject({ kind: z.enum(SECRET_FIELD_KINDS), id: fieldIdSchema, label: shortText, filled: z.boolean() }),
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
  notes: longText,
  fields: z.array(fieldViewSchema).max(500),
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
  fields: z.array(fieldEditSchema).max(500)
})
export type ItemEdit = z.infer<typeof itemEditSchema>
