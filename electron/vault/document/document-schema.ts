// Owns the shape of the decrypted document (VAULT-FORMAT §8) as a schema: the authority on types, and for tests on shape.ts, which checks at run time.
// Every object is loose: members of a newer writer survive a round trip.
import { z } from 'zod'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_NAME } from '../../../shared/model/attachment-limits.ts'
import { FIELD_KINDS } from '../../../shared/model/field-kinds.ts'
import { OTP_ALGORITHMS, OTP_TYPES } from '../../../shared/model/otp-kinds.ts'
import { counterSchema } from '../../../shared/model/otp.ts'
import { MAX_MARK, SCHEMA_VERSION } from './document-limits.ts'

/** [Unix milliseconds, counter within that millisecond, writer]: compared in this order. */
export const stampSchema = z.tuple([z.int().min(0), z.int().min(0), z.string().regex(/^[0-9a-f]{8}$/u)])

const shortText = z.string().max(1_000)
const longText = z.string().max(100_000)

/** A value with the time it was set; a merge takes the later one. */
function register<T extends z.ZodType>(value: T) {
  return z.looseObject({ value, at: stampSchema })
}

/** A register whose earlier values are kept, oldest first; a merge unites the histories by their stamps. */
function registerWithHistory<T extends z.ZodType>(value: T) {
  return z.looseObject({ value, at: stampSchema, history: z.array(z.looseObject({ value, at: stampSchema })).optional() })
}

/** Names that are set or not, each a register of its own: two copies that set different ones keep both. */
export const marksSchema = z.record(z.string().min(1).max(MAX_MARK), register(z.boolean()))

const otpMembersSchema = z.looseObject({
  /** As it was read, so that what this version does not understand is not lost. */
  address: z.string().max(16_384),
  type: z.enum(OTP_TYPES),
  secret: z
    .string()
    .regex(/^[A-Z2-7]+$/u)
    .max(16_384),
  algorithm: z.enum(OTP_ALGORITHMS),
  digits: z.int().min(1).max(10),
  periodSeconds: z.int().min(1).max(86_400),
  issuer: z.string().max(512),
  account: z.string().max(512),
  /** HOTP only: the next code's counter. It only grows, and it is on disk before the code before it is shown. */
  counter: counterSchema.optional(),
  /** mOTP and Yandex only. */
  pin: z.string().min(1).max(64).optional()
})
/** A value that could give no code or a wrong one is no value. */
export const otpValueSchema = otpMembersSchema.refine(
  ({ type, algorithm, counter, pin }) =>
    (type === 'motp') === (algorithm === 'MD5') &&
    (type === 'hotp') === (counter !== undefined) &&
    (type === 'motp' || type === 'yandex') === (pin !== undefined)
)

/** Null is the value of a removed field; what it held is in its history. */
export const fieldValueSchema = z.union([longText, otpValueSchema, z.null()])

export const fieldSchema = z
  .looseObject({
    kind: z.enum(FIELD_KINDS),
    label: register(shortText),
    order: register(z.int()),
    value: registerWithHistory(fieldValueSchema),
    removed: register(z.boolean()).optional(),
    /** What the value is for (shared/model/field-formats.ts). It never changes; one that this version does not know is no fault. */
    format: shortText.optional(),
    /** Unix milliseconds: when a recovery code was used, since when a device is trusted. Null: never, not known. */
    dated: register(z.int().nullable()).optional()
  })
  .refine(({ kind, value }) => value.value === null || (kind === 'otp') === (typeof value.value === 'object'))

/** A file kept with a login. Everything but the two registers belongs to the id and never changes: another content is another attachment. */
export const attachmentSchema = z.looseObject({
  name: registerWithHistory(z.string().min(1).max(MAX_ATTACHMENT_NAME)),
  sizeBytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES),
  /** Of the content. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Encrypts this one content, in the file's attachments area. */
  key: z.string().regex(/^[0-9a-f]{64}$/u),
  addedAtMs: z.int(),
  removed: register(z.boolean()).optional()
})

export const itemSchema = z.looseObject({
  /** Of all items (ADR 0033): what an item is for is its category. */
  kind: z.literal('login'),
  createdAtMs: z.int(),
  /** The larger one wins in a merge. */
  lastUsedAtMs: z.int().nullable(),
  title: registerWithHistory(shortText),
  notes: registerWithHistory(longText),
  favourite: register(z.boolean()),
  trashed: register(z.boolean()),
  fields: z.record(z.uuid(), fieldSchema),
  attachments: z.record(z.uuid(), attachmentSchema).optional(),
  /** Missing: a login. One that this version does not know is shown as a login. */
  category: register(shortText).optional(),
  archived: register(z.boolean()).optional(),
  tags: marksSchema.optional(),
  /** Which second steps the site has (shared/model/second-steps.ts). */
  secondSteps: marksSchema.optional()
})

export const documentSchema = z.looseObject({
  schema: z.literal(SCHEMA_VERSION),
  vaultId: z.string(),
  generation: z.int().min(1),
  /** The latest stamp that this document has seen. */
  clock: stampSchema,
  name: register(shortText),
  items: z.record(z.uuid(), itemSchema),
  /** Items deleted for good: a tombstone loses against an item that was changed later. */
  removedItems: z.record(z.uuid(), z.looseObject({ at: stampSchema }))
})
