// Owns what both sides know of one-time passwords on their way out: which may leave, why one may not, and a code as dark and light modules.
// A code's modules are the key itself: they live in a view only while they are shown.
import { z } from 'zod'
import { fieldIdSchema, itemIdSchema } from './item.ts'
import { otpParametersSchema } from './otp.ts'

/** Why a one-time password cannot go into a transfer code (sentences: shared/i18n `transferRefusal`). */
export const TRANSFER_REFUSALS = ['steam', 'motp', 'yandex', 'period', 'digits', 'too-long', 'gone'] as const
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number]
export const transferRefusalSchema = z.enum(TRANSFER_REFUSALS)

const otpFieldSchema = z.strictObject({ itemId: itemIdSchema, fieldId: fieldIdSchema })

/** One that could be transferred, by the names under which the vault shows it. */
export const transferableOtpSchema = otpFieldSchema.extend({
  title: z.string().max(1_000),
  username: z.string().max(1_000),
  /** With the names that the transfer writes: what the one-time password leaves empty is taken from its login. */
  parameters: otpParametersSchema,
  /** Null: it can be transferred. */
  refusal: transferRefusalSchema.nullable()
})
export type TransferableOtp = z.infer<typeof transferableOtpSchema>

/** The smallest and the largest symbol (ISO/IEC 18004: versions 1 and 40). */
const SMALLEST_SIDE = 21
const LARGEST_SIDE = 177

/** A QR code without its quiet zone: `side` × `side` modules, row by row, eight to a byte from the highest bit; 1 is dark. */
export const qrModulesSchema = z
  .strictObject({ side: z.number().int().min(SMALLEST_SIDE).max(LARGEST_SIDE), bits: z.instanceof(Uint8Array) })
  .refine(({ side, bits }) => bits.length === Math.ceil((side * side) / 8))
export type QrModules = z.infer<typeof qrModulesSchema>

/** A transfer that was begun: what stands in each of its codes, and what was left out after all. */
export const startedTransferSchema = z.strictObject({
  handle: z.uuid(),
  codes: z.array(z.strictObject({ otps: z.array(otpFieldSchema).min(1) })).min(1),
  refused: z.array(otpFieldSchema.extend({ reason: transferRefusalSchema }))
})
export type StartedTransfer = z.infer<typeof startedTransferSchema>
