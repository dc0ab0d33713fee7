// Owns what both sides know of a one-time password. Never its secret.
import { z } from 'zod'

export const OTP_ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const
export const OTP_TYPES = ['totp'] as const

/** What a person checks before an OTP is stored; everything but the seed. */
export const otpParametersSchema = z.strictObject({
  type: z.enum(OTP_TYPES),
  issuer: z.string().max(512),
  account: z.string().max(512),
  algorithm: z.enum(OTP_ALGORITHMS),
  digits: z.number().int().min(1).max(10),
  periodSeconds: z.number().int().min(1).max(86_400)
})
export type OtpParameters = z.infer<typeof otpParametersSchema>

/** A code with the time it stands for. Times are Unix milliseconds. */
export const otpCodeSchema = z.strictObject({
  code: z.string().regex(/^\d{1,10}$/),
  nextCode: z.string().regex(/^\d{1,10}$/),
  validFromMs: z.number().int(),
  validUntilMs: z.number().int()
})
export type OtpCode = z.infer<typeof otpCodeSchema>

/** What the reader of addresses corrected, as codes (sentences: shared/i18n `otpWarning`). */
export const OTP_WARNINGS = ['secret-cleaned', 'issuer-mismatch', 'issuer-missing', 'algorithm-normalised', 'secret-short'] as const
export type OtpWarning = (typeof OTP_WARNINGS)[number]

/** An OTP that was read but not stored. The vault process keeps the seed under `handle`. */
export const otpDraftSchema = z.strictObject({
  handle: z.uuid(),
  parameters: otpParametersSchema,
  code: otpCodeSchema,
  warnings: z.array(z.enum(OTP_WARNINGS)).max(OTP_WARNINGS.length)
})
export type OtpDraft = z.infer<typeof otpDraftSchema>
