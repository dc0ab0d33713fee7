// Owns codes: which digits stand for which moment (RFC 6238). Reads no clock and keeps no seed.
import { Secret, TOTP } from 'otpauth'
import type { OtpCode, OtpParameters } from '../../shared/model/otp.ts'

export interface OtpSeed extends Pick<OtpParameters, 'algorithm' | 'digits' | 'periodSeconds'> {
  /** Base32. */
  readonly secret: string
}

/** The code at a time and the one after it. Time is rounded down: rounding to the nearest would end every code half a period early. */
export function codeAt({ secret, algorithm, digits, periodSeconds }: OtpSeed, timeMs: number): OtpCode {
  const periodMs = periodSeconds * 1_000
  const validFromMs = Math.floor(timeMs / periodMs) * periodMs
  const key = Secret.fromBase32(secret)
  const codeOf = (timestamp: number): string => TOTP.generate({ secret: key, algorithm, digits, period: periodSeconds, timestamp })
  const validUntilMs = validFromMs + periodMs
  return { code: codeOf(validFromMs), nextCode: codeOf(validUntilMs), validFromMs, validUntilMs }
}

/** Same codes at every moment, whatever the names say. */
export function isSameSeed(a: OtpSeed, b: OtpSeed): boolean {
  return a.secret === b.secret && a.algorithm === b.algorithm && a.digits === b.digits && a.periodSeconds === b.periodSeconds
}
