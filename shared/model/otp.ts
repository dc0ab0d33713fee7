// Owns what both sides know of a one-time password. Never its secret and never its PIN.
import { z } from 'zod'
import { HMAC_ALGORITHMS, OTP_ALGORITHMS, OTP_TYPES } from './otp-kinds.ts'

export type OtpType = (typeof OTP_TYPES)[number]

/** One that a counter can have and a double holds exactly. */
export const counterSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** What a person checks before an OTP is stored; everything but the seed. */
export const otpParametersSchema = z.strictObject({
  type: z.enum(OTP_TYPES),
  issuer: z.string().max(512),
  account: z.string().max(512),
  algorithm: z.enum(OTP_ALGORITHMS),
  digits: z.number().int().min(1).max(10),
  /** Means nothing for HOTP. */
  periodSeconds: z.number().int().min(1).max(86_400),
  /** HOTP only: which code is the next one. */
  counter: counterSchema.optional()
})
export type OtpParameters = z.infer<typeof otpParametersSchema>

/** Digits; letters of Steam and Yandex; hex of mOTP. */
const codeTextSchema = z.string().regex(/^[0-9A-Za-z]{1,10}$/)

/** Digits are read in groups. Six hex digits of mOTP happen to be decimal ones now and then, and must not look another way then. */
export function hasGroups(type: OtpType): boolean {
  return type === 'totp' || type === 'hotp'
}

/** A code with the time it stands for. Times are Unix milliseconds. */
export const otpCodeSchema = z.strictObject({
  code: codeTextSchema,
  nextCode: codeTextSchema,
  validFromMs: z.number().int(),
  validUntilMs: z.number().int()
})
export type OtpCode = z.infer<typeof otpCodeSchema>

/** A code of a counter. It is given out once. */
export const counterCodeSchema = z.strictObject({ code: codeTextSchema, counter: counterSchema })
export type CounterCode = z.infer<typeof counterCodeSchema>

/** How a person says that a bare text key counts. A type that has no choice (Steam, mOTP, Yandex) takes its own values. */
export const keyChoiceSchema = z.strictObject({
  type: z.enum(OTP_TYPES),
  algorithm: z.enum(HMAC_ALGORITHMS),
  digits: z.number().int().min(1).max(10),
  periodSeconds: z.number().int().min(1).max(86_400),
  counter: counterSchema
})
export type KeyChoice = z.infer<typeof keyChoiceSchema>

/** What the reader of addresses corrected, as codes (sentences: shared/i18n `otpWarning`). */
export const OTP_WARNINGS = [
  'secret-cleaned',
  'secret-converted',
  'issuer-mismatch',
  'issuer-missing',
  'name-shortened',
  'algorithm-normalised',
  'counter-missing',
  'parameters-fixed',
  'steam-by-issuer',
  'secret-short'
] as const
export type OtpWarning = (typeof OTP_WARNINGS)[number]

/** An OTP that was read but not stored. The vault process keeps the seed under `handle`. */
export const otpDraftSchema = z.strictObject({
  handle: z.uuid(),
  parameters: otpParametersSchema,
  /** Null without a PIN, and for HOTP: its codes are given out after it was stored, because the counter must be on disk before its code shows. */
  code: otpCodeSchema.nullable(),
  warnings: z.array(z.enum(OTP_WARNINGS)).max(OTP_WARNINGS.length),
  /** mOTP and Yandex: it was read without its PIN, has no code and cannot be stored before it has one. */
  needsPin: z.boolean().optional(),
  /** It was a bare text key, which says nothing of its type: it can be read as another one. */
  isFromKey: z.boolean().optional()
})
export type OtpDraft = z.infer<typeof otpDraftSchema>
