// Owns the shapes in which earlier values leave the vault process. Never a secret, never a seed, not even the length of one.
import { z } from 'zod'
import { FIELD_FORMAT_NAMES } from './field-formats.ts'
import { FIELD_KINDS } from './field-kinds.ts'
import { fieldIdSchema, itemIdSchema } from './item.ts'
import { otpParametersSchema } from './otp.ts'

/** A login stays this long in the trash before it is deleted for good. */
export const TRASH_DAYS = 30
export const DAY_MS = 86_400_000
/** Of a long text only this much is shown; copying and using it again take all of it. */
export const SHOWN_LETTERS = 2_000

/** What of a login has earlier values. */
export const historyPartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title') }),
  z.strictObject({ kind: z.literal('notes') }),
  z.strictObject({ kind: z.literal('field'), fieldId: fieldIdSchema })
])
export type HistoryPart = z.infer<typeof historyPartSchema>

/** One earlier value, by the time at which it was set. The key stays the same whatever is set afterwards. */
export const earlierRefSchema = z.strictObject({ itemId: itemIdSchema, part: historyPartSchema, key: z.string().min(1).max(100) })
export type EarlierRef = z.infer<typeof earlierRefSchema>

const earlierContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(SHOWN_LETTERS), isCut: z.boolean() }),
  z.strictObject({ kind: z.literal('secret') }),
  z.strictObject({ kind: z.literal('otp'), parameters: otpParametersSchema })
])

export const earlierValueSchema = z.strictObject({
  key: z.string().min(1).max(100),
  /** Unix milliseconds. */
  setAtMs: z.number().int(),
  /** It was set in another place at the same time as the present one, which won. Known until the login is edited again. */
  isConflict: z.boolean(),
  content: earlierContentSchema
})
export type EarlierValue = z.infer<typeof earlierValueSchema>

/** The earlier values of one part, the newest first. Of a removed field also the one that it had last. */
export const partHistorySchema = z.strictObject({
  part: historyPartSchema,
  kind: z.enum(['title', 'notes', ...FIELD_KINDS]),
  label: z.string().max(1_000),
  format: z.enum(FIELD_FORMAT_NAMES).optional(),
  isRemoved: z.boolean(),
  values: z.array(earlierValueSchema).max(1_000)
})
export type PartHistory = z.infer<typeof partHistorySchema>

export const itemHistorySchema = z.strictObject({ itemId: itemIdSchema, parts: z.array(partHistorySchema).max(2_000) })
export type ItemHistory = z.infer<typeof itemHistorySchema>

export const UNDOABLE = ['edited', 'created', 'trashed', 'restored', 'many'] as const
/** What was undone. `many`: one change of several items; `itemId` and `title` are the first one's, `count` says how many. */
export const undoneSchema = z.strictObject({ itemId: itemIdSchema, title: z.string().max(1_000), what: z.enum(UNDOABLE), count: z.number().int().min(1).optional() })
export type Undone = z.infer<typeof undoneSchema>
