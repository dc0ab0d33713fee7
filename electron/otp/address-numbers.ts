// Owns the values of an address that decide its codes. A value that is stated and cannot be kept is refused; none is replaced silently.
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { HMAC_ALGORITHMS } from '../../shared/model/otp-kinds.ts'
import type { OtpParameters } from '../../shared/model/otp.ts'
import { saysSomething } from './address-text.ts'

type HmacAlgorithm = (typeof HMAC_ALGORITHMS)[number]

export const DEFAULTS = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const

/** `Number` would take `6e0`, `6.` and `0x6` too. */
const WHOLE_NUMBER = /^\d+$/u

interface NumberRule {
  readonly min: number
  readonly max: number
  readonly refusal: ErrorCode
}

export const DIGITS: NumberRule = { min: 1, max: 10, refusal: 'otp-digits-out-of-range' }
export const PERIOD: NumberRule = { min: 1, max: 86_400, refusal: 'otp-period-out-of-range' }
export const COUNTER: NumberRule = { min: 0, max: Number.MAX_SAFE_INTEGER - 1, refusal: 'otp-counter-out-of-range' }

/** Null when the address says nothing. */
export function readNumber(raw: string | undefined, { min, max, refusal }: NumberRule): number | null {
  const text = stated(raw)
  if (text === null) return null
  const value = Number(text)
  if (!WHOLE_NUMBER.test(text) || value < min || value > max) throw new AppError(refusal)
  return value
}

/** `HmacSHA256`, `SHA-256`, `Algorithm.sha256` are names of one thing; a name of another thing is refused, never turned into SHA-1. */
export function readAlgorithm(raw: string | undefined): { algorithm: HmacAlgorithm; wasNormalised: boolean } {
  if (raw === undefined) return { algorithm: DEFAULTS.algorithm, wasNormalised: false }
  const bare = bareAlgorithm(raw)
  const algorithm = bare === '' || bare === 'NULL' ? DEFAULTS.algorithm : HMAC_ALGORITHMS.find((name) => name === bare)
  if (algorithm === undefined) throw new AppError('otp-algorithm-unsupported')
  return { algorithm, wasNormalised: raw.toUpperCase() !== algorithm }
}

function bareAlgorithm(raw: string): string {
  return raw
    .replace(/[^A-Za-z0-9]/gu, '')
    .toUpperCase()
    .replace(/^ALGORITHM/u, '')
    .replace(/^HMAC/u, '')
}

export type FixedParameters = Pick<OtpParameters, 'algorithm' | 'digits' | 'periodSeconds'>

/** Whether an address states another value than the only one that its type has. */
export function statesOtherThan({ algorithm, digits, periodSeconds }: FixedParameters, values: ReadonlyMap<string, string>): boolean {
  const differs = (name: string, isRight: (text: string) => boolean): boolean => {
    const text = stated(values.get(name))
    return text !== null && !isRight(text)
  }
  return (
    statesOtherNumber(values.get('digits'), digits) ||
    statesOtherNumber(values.get('period'), periodSeconds) ||
    differs('algorithm', (text) => ['', 'NULL', algorithm].includes(bareAlgorithm(text)))
  )
}

/** Whether it says something else than this whole number; `30.` does. */
export function statesOtherNumber(raw: string | undefined, value: number): boolean {
  const text = stated(raw)
  return text !== null && !(WHOLE_NUMBER.test(text) && Number(text) === value)
}

/** Null for a value that is not there, empty or `null`. */
export function stated(raw: string | undefined): string | null {
  return raw === undefined || !saysSomething(raw) ? null : raw.trim()
}
