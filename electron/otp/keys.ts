// Owns keys and PINs that are not written in base32, and their base32 form. Converts only what cannot be read in two ways.
import { Secret } from 'otpauth'
import { AppError } from '../../shared/errors.ts'
import { bitsOf, cleanSecret, SEPARATORS, type CleanSecret } from './base32.ts'
import { isYandexChecksumRight, YANDEX_TYPED_BYTES } from './yandex-checksum.ts'
import { YANDEX_KEY_BYTES } from './yandex.ts'

export interface ReadKey extends CleanSecret {
  /** It was written in another alphabet. */
  readonly wasConverted: boolean
}

const MIN_HEX_DIGITS = 32

export function base32Key(raw: string): ReadKey {
  return { ...cleanSecret(raw), wasConverted: false }
}

/** Authy's own seeds are hex. Sixteen bytes of base32 that happen to be all hex digits come once in 10^13 keys. */
export function authyKey(raw: string): ReadKey {
  const { text, wasCleaned } = withoutGaps(raw)
  const isHex = text.length >= MIN_HEX_DIGITS && text.length % 2 === 0 && /^[0-9a-f]+$/iu.test(text)
  return isHex ? { secret: Secret.fromHex(text).base32, wasCleaned, wasConverted: true } : base32Key(raw)
}

/** mOTP's keys are always hex; one of an odd length was cut off. */
export function motpKey(raw: string): ReadKey {
  const { text, wasCleaned } = withoutGaps(raw)
  if (text === '') throw new AppError('otp-secret-missing')
  if (text.length % 2 !== 0 || !/^[0-9a-f]+$/iu.test(text)) throw new AppError('otp-secret-broken')
  return { secret: Secret.fromHex(text).base32, wasCleaned, wasConverted: false }
}

/** Steam's own files write the twenty bytes in base64; its 27 letters and one `=` are no possible length of base32. */
export function steamKey(raw: string): ReadKey {
  // A plus sign of a query was read as a space.
  const text = raw.trim().replaceAll(' ', '+')
  if (!/^[A-Za-z0-9+/]{27}=$/u.test(text)) return base32Key(raw)
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  return { secret: new Secret({ buffer: bytes.buffer }).base32, wasCleaned: false, wasConverted: true }
}

export function yandexKey(raw: string): ReadKey {
  const { secret, wasCleaned } = cleanSecret(raw)
  const length = bitsOf(secret) / 8
  if (length !== YANDEX_KEY_BYTES && length !== YANDEX_TYPED_BYTES) throw new AppError('otp-secret-broken')
  const { bytes } = Secret.fromBase32(secret)
  if (length === YANDEX_TYPED_BYTES && !isYandexChecksumRight(bytes)) throw new AppError('otp-secret-mistyped')
  const key = bytes.slice(0, YANDEX_KEY_BYTES)
  return { secret: new Secret({ buffer: key.buffer }).base32, wasCleaned, wasConverted: false }
}

/** An empty text is no PIN. Aegis writes a PIN in base32, which no PIN of digits can be mistaken for: its letters begin with G. */
export function yandexPin(raw: string): string {
  const text = /^G[A-Z2-7]*=*$/iu.test(raw) ? new TextDecoder().decode(Secret.fromBase32(cleanSecret(raw).secret).bytes) : raw
  if (!/^\d{4,16}$/u.test(text)) throw new AppError('otp-pin-broken')
  return text
}

export function motpPin(raw: string): string {
  if (!/^[!-~]{1,64}$/u.test(raw)) throw new AppError('otp-pin-broken')
  return raw
}

function withoutGaps(raw: string): { text: string; wasCleaned: boolean } {
  const text = raw.replace(SEPARATORS, '')
  return { text, wasCleaned: text !== raw }
}
