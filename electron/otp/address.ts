// Owns reading OTP addresses and bare keys. What it cannot keep exactly it refuses: no default replaces a stated value silently.
import { HOTP, TOTP, URI } from 'otpauth'
import { AppError } from '../../shared/errors.ts'
import type { OtpParameters, OtpType, OtpWarning } from '../../shared/model/otp.ts'
import { readNames, type Names } from './address-names.ts'
import { COUNTER, DEFAULTS, DIGITS, PERIOD, readAlgorithm, readNumber, stated, statesOtherNumber, statesOtherThan } from './address-numbers.ts'
import { strictAddress, type PrintedOtp } from './address-print.ts'
import { isOtpAddress, splitAddress, wellFormed, type AddressParts } from './address-text.ts'
import { bitsOf, looksLikeBareSecret } from './base32.ts'
import { authyKey, base32Key, motpKey, motpPin, steamKey, yandexKey, yandexPin, type ReadKey } from './keys.ts'

const STRONG_BITS = 128
/** No address is longer, and no document holds a longer one. */
const MAX_ADDRESS_LETTERS = 16_384
const TYPES_BY_HOST: ReadonlyMap<string, OtpType> = new Map([
  ['totp', 'totp'],
  ['hotp', 'hotp'],
  ['steam', 'steam'],
  ['motp', 'motp'],
  ['yaotp', 'yandex']
])
/** Types without a choice. */
const FIXED = {
  steam: { algorithm: 'SHA1', digits: 5, periodSeconds: 30 },
  motp: { algorithm: 'MD5', digits: 6, periodSeconds: 10 },
  yandex: { algorithm: 'SHA256', digits: 8, periodSeconds: 30 }
} as const
/** Authy's own tokens are TOTP of another length and period. */
const AUTHY = { digits: 7, periodSeconds: 10 } as const

/** Whoever states one of these twice, differently, means codes that nobody can know. */
const DECIDING = ['secret', 'algorithm', 'digits', 'period', 'counter', 'encoder', 'pin'] as const

export interface ReadOtp extends PrintedOtp {
  /** As it was read. */
  readonly address: string
  /** Set when it was no address but a bare key: as it was read, so that it can be read as another type. */
  readonly keyText?: string
  readonly warnings: readonly OtpWarning[]
}

type Understood = Omit<ReadOtp, 'address'>

export interface ReadOptions {
  /** The PIN of mOTP and Yandex may be missing: the person is asked for it. Without this an address without one is refused. */
  readonly pinCanFollow?: boolean
}

/** Whether its codes cannot be made yet: mOTP and Yandex make them of a PIN too. */
export function isPinMissing({ parameters: { type }, pin }: Pick<ReadOtp, 'parameters' | 'pin'>): boolean {
  return (type === 'motp' || type === 'yandex') && pin === undefined
}

/** Reads an address or a bare key. Throws only `AppError` with a code that says what is wrong. */
export function readOtp(text: string, { pinCanFollow = false }: ReadOptions = {}): ReadOtp {
  const trimmed = text.trim()
  if (trimmed.length > MAX_ADDRESS_LETTERS) throw new AppError('otp-address-unreadable')
  const understood = understand(trimmed)
  if (!pinCanFollow && isPinMissing(understood)) throw new AppError('otp-pin-missing')
  return { ...understood, address: wellFormed(trimmed) }
}

function understand(text: string): Understood {
  if (/^steam:\/\//iu.test(text)) return readSteamLink(text)
  if (!isOtpAddress(text)) return readBareSecret(text)
  const parts = splitAddress(text)
  if (parts === null) throw new AppError('otp-address-unreadable')
  if (DECIDING.some((name) => parts.disputed.has(name))) throw new AppError('otp-address-contradicts')
  const names = readNames(parts)
  const { type, warnings } = typeOf(parts, names)
  return readParts(type, parts, { ...names, warnings: [...names.warnings, ...warnings] })
}

/** What an address, or a person beside a bare key, says of an OTP whose type is settled. */
export function readParts(type: OtpType, parts: AddressParts, names: Names): Understood {
  return type === 'totp' || type === 'hotp' ? readHmac(type, parts, names) : readFixed(type, parts, names)
}

function readBareSecret(text: string): Understood {
  if (!looksLikeBareSecret(text)) throw new AppError('otp-address-unreadable')
  const key = base32Key(text)
  const parameters: OtpParameters = { type: 'totp', issuer: '', account: '', ...DEFAULTS }
  return { ...confirm({ secret: key.secret, parameters }), keyText: text, warnings: keyWarnings(key) }
}

/** Links of the same scheme start games: only what is long enough for a key is one. */
function readSteamLink(text: string): Understood {
  const raw = text.replace(/^steam:\/\//iu, '').replace(/\/$/u, '')
  const key = steamKey(raw)
  if (!looksLikeBareSecret(key.secret)) throw new AppError('otp-secret-broken')
  return { secret: key.secret, parameters: { type: 'steam', issuer: 'Steam', account: '', ...FIXED.steam }, warnings: keyWarnings(key) }
}

/** KeePassXC writes Steam's codes as TOTP with an encoder, KeeWeb with nothing but the issuer. */
function typeOf({ type: host, parameters }: AddressParts, { issuer }: Names): { type: OtpType; warnings: OtpWarning[] } {
  const type = TYPES_BY_HOST.get(host)
  const encoder = stated(parameters.get('encoder'))?.toLowerCase() ?? null
  if (type === undefined || (encoder !== null && encoder !== 'steam')) throw new AppError('otp-type-unsupported')
  if (encoder === null)
    return type === 'totp' && issuer.toLowerCase() === 'steam' && !statesOtherThan(FIXED.steam, parameters)
      ? { type: 'steam', warnings: ['steam-by-issuer'] }
      : { type, warnings: [] }
  if (type !== 'totp' && type !== 'steam') throw new AppError('otp-type-unsupported')
  return { type: 'steam', warnings: [] }
}

function readHmac(type: 'totp' | 'hotp', { parameters }: AddressParts, { issuer, account, warnings }: Names): Understood {
  const { algorithm, wasNormalised } = readAlgorithm(parameters.get('algorithm'))
  const digits = readNumber(parameters.get('digits'), DIGITS) ?? DEFAULTS.digits
  // A counter has no period; what some issuers write there changes no code, so it is told and not refused.
  const hasStrangePeriod = type === 'hotp' && statesOtherNumber(parameters.get('period'), DEFAULTS.periodSeconds)
  const periodSeconds = (type === 'totp' ? readNumber(parameters.get('period'), PERIOD) : null) ?? DEFAULTS.periodSeconds
  const counter = type === 'hotp' ? readNumber(parameters.get('counter'), COUNTER) : null
  const isAuthy = type === 'totp' && digits === AUTHY.digits && periodSeconds === AUTHY.periodSeconds
  const key = (isAuthy ? authyKey : base32Key)(parameters.get('secret') ?? '')
  const common = { type, issuer, account, algorithm, digits, periodSeconds }
  return {
    ...confirm({ secret: key.secret, parameters: type === 'hotp' ? { ...common, counter: counter ?? 0 } : common }),
    warnings: [
      ...(wasNormalised ? (['algorithm-normalised'] as const) : []),
      ...(hasStrangePeriod ? (['parameters-fixed'] as const) : []),
      ...(type === 'hotp' && counter === null ? (['counter-missing'] as const) : []),
      ...warnings,
      ...keyWarnings(key)
    ]
  }
}

const PIN_READERS = { motp: motpPin, yandex: yandexPin } as const

const DEFAULT_ISSUERS = { steam: 'Steam', motp: '', yandex: 'Yandex' } as const

function readFixed(type: keyof typeof FIXED, { parameters }: AddressParts, { issuer, account, warnings }: Names): Understood {
  const rawSecret = parameters.get('secret') ?? ''
  const key = { steam: steamKey, motp: motpKey, yandex: yandexKey }[type](rawSecret)
  const rawPin = parameters.get('pin')?.trim() ?? ''
  const pin = type === 'steam' || rawPin === '' ? null : PIN_READERS[type](rawPin)
  return {
    secret: key.secret,
    parameters: { type, issuer: issuer === '' ? DEFAULT_ISSUERS[type] : issuer, account, ...FIXED[type] },
    ...(pin === null ? {} : { pin }),
    warnings: [
      ...(statesOtherThan(FIXED[type], parameters) ? (['parameters-fixed'] as const) : []),
      ...warnings.filter((warning) => warning !== 'issuer-missing' || DEFAULT_ISSUERS[type] === ''),
      ...keyWarnings(key)
    ]
  }
}

/** The same with the PIN that a person types: mOTP's as the site gave it, Yandex's 4 to 16 digits. Throws `otp-pin-broken`. */
export function withPin(read: ReadOtp, rawPin: string): ReadOtp {
  const { type } = read.parameters
  if (type !== 'motp' && type !== 'yandex') throw new AppError('request-invalid')
  return { ...read, pin: PIN_READERS[type](rawPin.trim()) }
}

/**
 * A second reader, not ours, of what we made of it: both must agree on all that makes a code before a seed is stored.
 * Names take no part, because they change no code and other readers split them in their own ways.
 */
function confirm({ secret, parameters }: PrintedOtp): PrintedOtp {
  const parsed = URI.parse(strictAddress({ secret, parameters: { ...parameters, issuer: '', account: 'unnamed' } }))
  const { algorithm, digits, periodSeconds, counter } = parameters
  const isSameMover =
    counter === undefined
      ? parsed instanceof TOTP && parsed.period === periodSeconds
      : parsed instanceof HOTP && parsed.counter === counter
  if (!isSameMover || parsed.algorithm !== algorithm || parsed.digits !== digits) throw new AppError('otp-address-unreadable')
  return { parameters, secret: parsed.secret.base32 }
}

function keyWarnings({ secret, wasCleaned, wasConverted }: ReadKey): OtpWarning[] {
  return [
    ...(wasCleaned ? (['secret-cleaned'] as const) : []),
    ...(wasConverted ? (['secret-converted'] as const) : []),
    ...(bitsOf(secret) < STRONG_BITS ? (['secret-short'] as const) : [])
  ]
}
