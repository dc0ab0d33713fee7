// Owns what both sides know of accounts that an authenticator app hands over in one or more codes. Never a secret.
import { z } from 'zod'
import { itemRefSchema } from './item.ts'
import { otpDraftSchema } from './otp.ts'

/** Why one account of a transfer cannot be taken, as codes (sentences: shared/i18n `accountRefusal`). */
export const ACCOUNT_REFUSALS = ['type', 'algorithm', 'digits', 'counter', 'no-key', 'broken'] as const
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]

export const refusedAccountSchema = z.strictObject({
  issuer: z.string().max(512),
  account: z.string().max(512),
  reason: z.enum(ACCOUNT_REFUSALS)
})
export type RefusedAccount = z.infer<typeof refusedAccountSchema>

/** The most accounts that are held at once, over all transfers. */
export const MAX_COLLECTED = 512
export const MAX_TRANSFERS = 8
const MAX_PARTS = 100

/** One account that can be stored: a draft, the logins it may belong to (best first), and the one that holds it already. */
export const matchedOtpSchema = z.strictObject({
  draft: otpDraftSchema,
  proposals: z.array(itemRefSchema).max(5),
  alreadyOn: itemRefSchema.nullable()
})
export type MatchedOtp = z.infer<typeof matchedOtpSchema>

/** A transfer as far as it was collected. Parts are counted from 1, as apps show them. */
export const transferSchema = z.strictObject({
  id: z.uuid(),
  size: z.number().int().min(1).max(MAX_PARTS),
  missing: z.array(z.number().int().min(1).max(MAX_PARTS)).max(MAX_PARTS),
  accounts: z.array(matchedOtpSchema).max(MAX_COLLECTED),
  refused: z.array(refusedAccountSchema).max(MAX_COLLECTED)
})
export type Transfer = z.infer<typeof transferSchema>

export const transfersSchema = z.array(transferSchema).max(MAX_TRANSFERS)
