// Owns reading and printing OTP addresses and bare keys. What it cannot keep exactly it refuses: no default replaces a stated value.
import { TOTP, URI } from 'otpauth'
import { AppError } from '../../shared/errors.ts'
import { OTP_ALGORITHMS, type OtpParameters, type OtpWarning } from '../../shared/model/otp.ts'
import { decodeTolerantly, isOtpAddress, splitAddress, wellFormed, type AddressParts } from './address-text.ts'
import { bitsOf, cleanSecret, looksLikeBareSecret } from './base32.ts'

const MAX_NAME = 512
const STRONG_BITS = 128
const DEFAULTS = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const

export interface ReadOtp {
  readonly parameters: OtpParameters
  /** Base32, clean. */
  readonly secret: string
  /** As it was read. */
  readonly address: string
  readonly warnings: readonly OtpWarning[]
}

/** Reads an address or a bare key. Throws only `AppError` with a code that says what is wrong. */
export function readOtp(text: string): ReadOtp {
  const trimmed = text.replace(/^[\s\ufeff]+|[\s\ufeff]+$/gu, '')
  if (/^(?:apple-)?otpauth-migration:/iu.test(trimmed)) throw new AppError('otp-transfer-unsupported')
  if (/^(?:steam|motp):\/\//iu.test(trimmed)) throw new AppError('otp-type-unsupported')
  if (isOtpAddress(trimmed)) return readAddress(trimmed)
  if (!looksLikeBareSecret(trimmed)) throw new AppError('otp-address-unreadable')
  return readBareSecret(trimmed)
}

function readBareSecret(text: string): ReadOtp {
  const { secret, wasCleaned } = cleanSecret(text)
  const parameters: OtpParameters = { type: 'totp', issuer: '', account: '', ...DEFAULTS }
  return {
    ...confirm({ secret, parameters }),
    address: wellFormed(text),
    warnings: [...(wasCleaned ? (['secret-cleaned'] as const) : []), ...shortWarning(secret)]
  }
}

function readAddress(address: string): ReadOtp {
  const parts = splitAddress(address)
  if (parts === null) throw new AppError('otp-address-unreadable')
  const { type, parameters: stated } = parts
  // KeePassXC writes Steam's codes as TOTP with an encoder.
  if (type !== 'totp' || (stated.get('encoder') ?? '') !== '') throw new AppError('otp-type-unsupported')
  const { secret, wasCleaned } = cleanSecret(stated.get('secret') ?? '')
  const { algorithm, wasNormalised } = readAlgorithm(stated.get('algorithm'))
  const digits = readNumber(stated.get('digits'), DEFAULTS.digits, 10, 'otp-digits-out-of-range')
  const periodSeconds = readNumber(stated.get('period'), DEFAULTS.periodSeconds, 86_400, 'otp-period-out-of-range')
  const { issuer, account, warning } = readNames(parts)
  return {
    ...confirm({ secret, parameters: { type: 'totp', issuer, account, algorithm, digits, periodSeconds } }),
    address: wellFormed(address),
    warnings: [
      ...(wasCleaned ? (['secret-cleaned'] as const) : []),
      ...(wasNormalised ? (['algorithm-normalised'] as const) : []),
      ...(warning === null ? [] : [warning]),
      ...shortWarning(secret)
    ]
  }
}

/**
 * A second reader, not ours, of what we made of it: both must agree on all that makes a code before a seed is stored.
 * Names take no part, because they change no code and other readers split them in their own ways.
 */
function confirm({ secret, parameters }: Pick<ReadOtp, 'parameters' | 'secret'>): Pick<ReadOtp, 'parameters' | 'secret'> {
  const parsed = URI.parse(strictAddress({ secret, parameters: { ...parameters, issuer: '', account: 'unnamed' } }))
  const { algorithm, digits, periodSeconds } = parameters
  const agrees = parsed instanceof TOTP && parsed.algorithm === algorithm && parsed.digits === digits && parsed.period === periodSeconds
  if (!agrees) throw new AppError('otp-address-unreadable')
  return { parameters, secret: parsed.secret.base32 }
}

/** The address in the form that every reader understands. */
export function strictAddress({ secret, parameters }: Pick<ReadOtp, 'parameters' | 'secret'>): string {
  const { issuer, account, algorithm, digits, periodSeconds } = parameters
  const name = encodeURIComponent(wellFormed(account))
  const issuerName = encodeURIComponent(wellFormed(issuer))
  const label = [issuerName, name].filter((part) => part !== '').join(':')
  const issuerPart = issuer === '' ? '' : `issuer=${issuerName}&`
  return `otpauth://totp/${label}?${issuerPart}secret=${secret}&algorithm=${algorithm}&digits=${digits}&period=${periodSeconds}`
}

function shortWarning(secret: string): OtpWarning[] {
  return bitsOf(secret) < STRONG_BITS ? ['secret-short'] : []
}

/** `HmacSHA256`, `SHA-256`, `Algorithm.sha256` are names of one thing; a name of another thing is refused, never turned into SHA-1. */
function readAlgorithm(raw: string | undefined): { algorithm: OtpParameters['algorithm']; wasNormalised: boolean } {
  if (raw === undefined) return { algorithm: DEFAULTS.algorithm, wasNormalised: false }
  const plain = raw.toUpperCase().replace(/[^A-Z0-9]/gu, '')
  const bare = plain.replace(/^ALGORITHM/u, '').replace(/^HMAC/u, '')
  const algorithm = bare === '' || bare === 'NULL' ? DEFAULTS.algorithm : OTP_ALGORITHMS.find((name) => name === bare)
  if (algorithm === undefined) throw new AppError('otp-algorithm-unsupported')
  return { algorithm, wasNormalised: raw.toUpperCase() !== algorithm }
}

function readNumber(
  raw: string | undefined,
  fallback: number,
  max: number,
  code: 'otp-digits-out-of-range' | 'otp-period-out-of-range'
): number {
  const text = raw?.trim() ?? ''
  if (text === '' || text === 'null') return fallback
  const value = Number(text)
  if (!/^\d+$/u.test(text) || value < 1 || value > max) throw new AppError(code)
  return value
}

interface Names {
  readonly issuer: string
  readonly account: string
  readonly warning: OtpWarning | null
}

/** The parameter wins over the label's prefix. A prefix with `@` is part of the account (Matrix: `@user:matrix.org`). */
function readNames({ rawLabel, parameters }: AddressParts): Names {
  const { prefix, rest, whole } = splitLabel(rawLabel)
  const stated = cap(parameters.get('issuer') ?? '')
  if (stated === '') return { issuer: prefix, account: rest, warning: prefix === '' ? 'issuer-missing' : null }
  if (prefix === '' || prefix.toLowerCase() === stated.toLowerCase()) return { issuer: stated, account: rest, warning: null }
  if (prefix.includes('@')) return { issuer: stated, account: whole, warning: null }
  return { issuer: stated, account: rest, warning: 'issuer-mismatch' }
}

/** At the first unencoded colon, else at the first decoded one. */
function splitLabel(rawLabel: string): { prefix: string; rest: string; whole: string } {
  const whole = cap(decodeTolerantly(rawLabel))
  const rawColon = rawLabel.indexOf(':')
  if (rawColon !== -1)
    return { prefix: cap(decodeTolerantly(rawLabel.slice(0, rawColon))), rest: cap(decodeTolerantly(rawLabel.slice(rawColon + 1))), whole }
  const colon = whole.indexOf(':')
  return colon === -1
    ? { prefix: '', rest: whole, whole }
    : { prefix: whole.slice(0, colon).trim(), rest: whole.slice(colon + 1).trim(), whole }
}

function cap(text: string): string {
  return wellFormed(text.trim().slice(0, MAX_NAME)).trim()
}
