// Owns codes: which code stands for which moment (RFC 6238) or counter (RFC 4226). Reads no clock and keeps no seed.
import { HOTP, Secret } from 'otpauth'
import type { OtpCode, OtpParameters } from '../../shared/model/otp.ts'
import { motpCode } from './motp.ts'
import { steamCode } from './steam.ts'
import { yandexCode } from './yandex.ts'

export interface OtpSeed extends Pick<OtpParameters, 'type' | 'algorithm' | 'digits' | 'periodSeconds'> {
  /** Base32. */
  readonly secret: string
  /** mOTP and Yandex only. */
  readonly pin?: string
}

/**
 * The code at a time and the one after it; null for HOTP, whose codes follow a counter.
 * Time is rounded down: rounding to the nearest would end every code half a period early.
 */
export function codeAt(seed: OtpSeed, timeMs: number): OtpCode | null {
  if (seed.type === 'hotp') return null
  const periodMs = seed.periodSeconds * 1_000
  const step = Math.floor(timeMs / periodMs)
  const validFromMs = step * periodMs
  return {
    code: codeOfStep(seed, step),
    nextCode: codeOfStep(seed, step + 1),
    validFromMs,
    validUntilMs: validFromMs + periodMs
  }
}

/** The code of a counter (HOTP), or of a number of periods since 1970 (all others). */
export function codeOfStep({ type, secret, algorithm, digits, pin = '' }: OtpSeed, step: number): string {
  const key = Secret.fromBase32(secret)
  switch (type) {
    case 'totp':
    case 'hotp':
      return HOTP.generate({ secret: key, algorithm, digits, counter: step })
    case 'steam':
      return steamCode(key, step)
    case 'motp':
      return motpCode(key.bytes, pin, step)
    case 'yandex':
      return yandexCode(key.bytes, pin, step)
  }
}

/** Same codes at every moment, whatever the names say and however far a counter is. */
export function isSameSeed(a: OtpSeed, b: OtpSeed): boolean {
  return (
    a.type === b.type &&
    a.secret === b.secret &&
    a.algorithm === b.algorithm &&
    a.digits === b.digits &&
    a.periodSeconds === b.periodSeconds &&
    a.pin === b.pin
  )
}
