// Owns Steam's codes: RFC 4226 up to the number, then letters of Steam's own alphabet instead of decimal digits. Reads no clock.
import { HOTP, type Secret } from 'otpauth'

const ALPHABET = '23456789BCDFGHJKMNPQRTVWXY'
const LETTERS = 5
/** Ten digits hold the whole 31-bit number of RFC 4226 §5.3, so nothing of it is cut off. */
const WHOLE_NUMBER_DIGITS = 10

export function steamCode(key: Secret, step: number): string {
  let number = Number(HOTP.generate({ secret: key, algorithm: 'SHA1', digits: WHOLE_NUMBER_DIGITS, counter: step }))
  let code = ''
  while (code.length < LETTERS) {
    code += ALPHABET.charAt(number % ALPHABET.length)
    number = Math.floor(number / ALPHABET.length)
  }
  return code
}
