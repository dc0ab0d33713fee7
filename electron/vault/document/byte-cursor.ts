// Owns taking one sign after another from bytes of JSON that Nidan wrote. Refuses by one flag whatever looks otherwise, and never guesses.
// Everything that is taken is JSON of the same meaning: no escapes, no signs that JSON forbids in a text, whole numbers without a sign.

/** `isKnown` turns false with the first thing that is something else; from then on nothing is taken. */
export interface ByteCursor {
  readonly bytes: Buffer
  at: number
  isKnown: boolean
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const HYPHEN = 0x2d
/** Whatever has no more is a safe integer. */
const MOST_DIGITS = 15
const WRITER_BYTES = 8
const UUID_BYTES = 36
const HYPHENS_AT = [8, 13, 18, 23]
const VERSION_AT = 14
const VARIANT_AT = 19
const VARIANTS = Buffer.from('89abAB')

/** 1 for a digit or a lower-case letter of a hexadecimal number, 2 for an upper-case letter. */
const HEX = new Uint8Array(256)
for (const sign of Buffer.from('0123456789abcdef')) HEX[sign] = 1
for (const sign of Buffer.from('ABCDEF')) HEX[sign] = 2
/** Nothing for a hexadecimal digit, one for a hyphen, and for anything else more than a UUID has hyphens. */
const UUID_WEIGHT = HEX.map((value) => (value === 0 ? UUID_BYTES : 0))
UUID_WEIGHT[HYPHEN] = 1

export function refuse(cursor: ByteCursor): void {
  cursor.isKnown = false
}

/** True when `sign` comes next, and was taken. */
export function takeIf(cursor: ByteCursor, sign: number): boolean {
  if (!cursor.isKnown || cursor.bytes[cursor.at] !== sign) return false
  cursor.at += 1
  return true
}

/** True when `signs` come next, and were taken. */
export function takeAllIf(cursor: ByteCursor, signs: Uint8Array): boolean {
  if (!cursor.isKnown) return false
  const { bytes, at } = cursor
  for (let index = 0; index < signs.length; index += 1) if (bytes[at + index] !== signs[index]) return false
  cursor.at = at + signs.length
  return true
}

/** Takes exactly `signs`. */
export function take(cursor: ByteCursor, signs: Uint8Array): void {
  if (!takeAllIf(cursor, signs)) refuse(cursor)
}

/** Takes a text with its quotes, of `most` bytes in between. Answers with where it begins, behind the quote; it ends before the sign before the cursor. */
export function takeText(cursor: ByteCursor, most: number): number {
  const { bytes } = cursor
  const start = cursor.at + 1
  if (bytes[start - 1] !== QUOTE) refuse(cursor)
  if (!cursor.isKnown) return start
  let at = start
  for (let sign = bytes[at] ?? 0; sign !== QUOTE; sign = bytes[at] ?? 0) {
    if (sign < SPACE || sign === BACKSLASH) {
      refuse(cursor)
      return start
    }
    at += 1
  }
  if (at - start > most) refuse(cursor)
  cursor.at = at + 1
  return start
}

/** Takes a whole number as JSON writes it. */
export function takeWhole(cursor: ByteCursor): number {
  if (!cursor.isKnown) return 0
  const { bytes } = cursor
  const start = cursor.at
  let value = 0
  let at = start
  for (let sign = bytes[at] ?? 0; sign >= DIGIT_0 && sign <= DIGIT_9; sign = bytes[at] ?? 0) {
    value = value * 10 + (sign - DIGIT_0)
    at += 1
  }
  const digits = at - start
  if (digits === 0 || digits > MOST_DIGITS || (digits > 1 && bytes[start] === DIGIT_0)) refuse(cursor)
  cursor.at = at
  return value
}

const STAMP_START = Buffer.from('[')
const STAMP_WRITER = Buffer.from(',"')
const STAMP_END = Buffer.from('"]')
const COMMA = Buffer.from(',')

/** Takes `[milliseconds, counter, writer]`; answers with the milliseconds. */
export function takeStamp(cursor: ByteCursor): number {
  take(cursor, STAMP_START)
  const ms = takeWhole(cursor)
  take(cursor, COMMA)
  takeWhole(cursor)
  take(cursor, STAMP_WRITER)
  const { bytes, at } = cursor
  for (let index = 0; index < WRITER_BYTES; index += 1) if (HEX[bytes[at + index] ?? 0] !== 1) refuse(cursor)
  cursor.at = at + WRITER_BYTES
  take(cursor, STAMP_END)
  return ms
}

/** Whether a UUID of any version and the common variant (RFC 9562) stands there. */
export function isUuidAt(bytes: Uint8Array, at: number): boolean {
  let weight = 0
  // No question a byte: the sum is that of 32 digits and four hyphens, or it is not.
  for (let index = at; index < at + UUID_BYTES; index += 1) weight += UUID_WEIGHT[bytes[index] ?? 0] ?? 0
  if (weight !== HYPHENS_AT.length) return false
  for (const index of HYPHENS_AT) if (bytes[at + index] !== HYPHEN) return false
  const version = bytes[at + VERSION_AT] ?? 0
  return version > DIGIT_0 && version <= DIGIT_0 + 8 && VARIANTS.includes(bytes[at + VARIANT_AT] ?? 0)
}

/** Takes a UUID without quotes. */
export function takeUuid(cursor: ByteCursor): void {
  if (!isUuidAt(cursor.bytes, cursor.at)) refuse(cursor)
  cursor.at += UUID_BYTES
}
