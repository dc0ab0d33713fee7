// Owns how a recovery code is printed and read back (VAULT-FORMAT §5.2). Forgives what people mistake; guesses nothing.
import { sha256 } from '@noble/hashes/sha2.js'
import { AppError } from '../../../shared/errors.ts'
import { joinBytes } from './bytes.ts'
import { RECOVERY_CODE_BYTES } from './layout.ts'

/** Crockford's: no I, L, O and U, so that no two of them look alike on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 5
const SIGNS = 30
const GROUP_SIGNS = 5
const CHECKSUM_BITS = 22
const LABEL = 'nidan/v1/recovery-code'

/** What people write for a sign that the alphabet has. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }
/** Spaces and everything that serves as a dash on some keyboard, the Japanese long-vowel mark included. */
const SEPARATORS = /[\s\-_.,:/\u00ad\u2010-\u2015\u2212\u30fc\uff70]+/gu

/** The first 22 bits of SHA-256 over the label and the code: of four million mistyped codes one gets past it. */
function checksumOf(code: Uint8Array): bigint {
  const digest = sha256(joinBytes([new TextEncoder().encode(LABEL), code]))
  return bitsOf(digest.subarray(0, 3)) >> BigInt(24 - CHECKSUM_BITS)
}

function bitsOf(bytes: Uint8Array): bigint {
  return bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n)
}

/** `X7K2M-…`, six groups of five: 128 bits of code and 22 of checksum. */
export function printRecoveryCode(code: Uint8Array): string {
  if (code.length !== RECOVERY_CODE_BYTES) throw new AppError('internal')
  const bits = (bitsOf(code) << BigInt(CHECKSUM_BITS)) | checksumOf(code)
  const sign = (index: number): string => ALPHABET.charAt(Number((bits >> BigInt(BITS * (SIGNS - 1 - index))) & 31n))
  const group = (first: number): string => Array.from({ length: GROUP_SIGNS }, (_, index) => sign(first + index)).join('')
  return Array.from({ length: SIGNS / GROUP_SIGNS }, (_, index) => group(index * GROUP_SIGNS)).join('-')
}

/**
 * Reads a code in any case and grouping, also with full-width letters. Throws `recovery-code-incomplete` when it has another number of signs, or one that
 * no code has, and `recovery-code-mistyped` when its checksum does not fit. No slot has been tried by then.
 */
export function readRecoveryCode(text: string): Uint8Array {
  const signs = Array.from(text.normalize('NFKC').replaceAll(SEPARATORS, '').toUpperCase(), (sign) => LOOKALIKES[sign] ?? sign)
  if (signs.length !== SIGNS || !signs.every((sign) => ALPHABET.includes(sign))) throw new AppError('recovery-code-incomplete')
  const bits = signs.reduce((all, sign) => (all << BigInt(BITS)) | BigInt(ALPHABET.indexOf(sign)), 0n)
  const value = bits >> BigInt(CHECKSUM_BITS)
  const code = Uint8Array.from({ length: RECOVERY_CODE_BYTES }, (_, index) => Number((value >> BigInt(8 * (RECOVERY_CODE_BYTES - 1 - index))) & 0xffn))
  if ((bits & ((1n << BigInt(CHECKSUM_BITS)) - 1n)) !== checksumOf(code)) throw new AppError('recovery-code-mistyped')
  return code
}
