// Owns the short way to an item's row: straight from bytes that look exactly as Nidan writes a login. Knows less than JSON and shape.ts, never more:
// whatever it takes, they take and give the same row for (known-item.test.ts); what it does not know goes the long way.
import { FIELD_KINDS, type FieldKind, type ItemSummary } from '../../../shared/model/item.ts'
import { refuse, take, takeAllIf, takeIf, takeStamp, takeText, takeUuid, takeWhole, type ByteCursor } from './byte-cursor.ts'

const SHORT_TEXT = 1_000
const LONG_TEXT = 100_000
const ADDRESS_TEXT = 16_384
const NAME_TEXT = 512
const MAX_DIGITS = 10
const MAX_PERIOD_SECONDS = 86_400
/** More fields than people have are no matter of speed. */
const MOST_FIELDS = 32
const UUID_BYTES = 36
const [LETTER_A, LETTER_Z, DIGIT_2, DIGIT_7] = [0x41, 0x5a, 0x32, 0x37]
const [COMMA, CLOSE_OBJECT, CLOSE_LIST] = [0x2c, 0x7d, 0x5d]

const START = Buffer.from('{"kind":"login","createdAtMs":')
const LAST_USED = Buffer.from(',"lastUsedAtMs":')
const NULL = Buffer.from('null')
const TITLE = Buffer.from(',"title":')
const NOTES = Buffer.from(',"notes":')
const FAVOURITE = Buffer.from(',"favourite":')
const TRASHED = Buffer.from(',"trashed":')
const FIELDS = Buffer.from(',"fields":{')
const VALUE = Buffer.from('{"value":')
const AT = Buffer.from(',"at":')
const HISTORY = Buffer.from(',"history":[')
const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')
const QUOTE = Buffer.from('"')
const KIND = Buffer.from('":{"kind":"')
const LABEL = Buffer.from(',"label":')
const ORDER = Buffer.from(',"order":')
const FIELD_VALUE = Buffer.from(',"value":')
const END = Buffer.from('}')
const ENDING = Buffer.from('},"at":')
const KINDS = FIELD_KINDS.map((kind) => ({ kind, bytes: Buffer.from(`${kind}"`) }))
const OTP_ADDRESS = Buffer.from('{"address":')
const OTP_ISSUER = Buffer.from(',"type":"totp","issuer":')
const OTP_ACCOUNT = Buffer.from(',"account":')
const OTP_ALGORITHM = Buffer.from(',"algorithm":"SHA')
const OTP_HASHES = ['1', '256', '512'].map((hash) => Buffer.from(`${hash}"`))
const OTP_DIGITS = Buffer.from(',"digits":')
const OTP_PERIOD = Buffer.from(',"periodSeconds":')
const OTP_SECRET = Buffer.from(',"secret":')

/** What a row needs. */
interface RowFacts {
  title: string
  hasOtp: boolean
  username: string
  websites: string[]
  /** Of the last website. */
  lastOrder: number
  updatedAtMs: number
  /** False when two user names or the order of websites would have to be weighed. */
  isSimple: boolean
}

/** Where the value of the register that was taken last stands. */
interface ItemCursor extends ByteCursor {
  valueStart: number
  valueEnd: number
}

/** `bytes` are UTF-8, checked. Where the item whose value begins at `start` ends; null when it is not exactly as Nidan writes a login. */
export function endOfKnownItem(bytes: Buffer, start: number): number | null {
  const cursor = cursorAt(bytes, start)
  takeItem(cursor, null)
  return cursor.isKnown ? cursor.at : null
}

/** The row of such an item, as views.ts makes it; null when that takes more than a look. */
export function rowOfKnownItem(bytes: Buffer, start: number, id: string): ItemSummary | null {
  const cursor = cursorAt(bytes, start)
  const facts: RowFacts = { title: '', hasOtp: false, username: '', websites: [], lastOrder: -1, updatedAtMs: 0, isSimple: true }
  const { createdAtMs, favourite, trashed, lastUsedAtMs } = takeItem(cursor, facts)
  const { title, hasOtp, username, websites, updatedAtMs, isSimple } = facts
  if (!cursor.isKnown || !isSimple) return null
  const inTrash = trashed.value ? { trashedAtMs: trashed.atMs } : {}
  return { id, title, username, websites, favourite: favourite.value, hasOtp, trashed: trashed.value, ...inTrash, createdAtMs, updatedAtMs, lastUsedAtMs }
}

function cursorAt(bytes: Buffer, at: number): ItemCursor {
  return { bytes, at, isKnown: true, valueStart: 0, valueEnd: 0 }
}

interface Taken {
  readonly createdAtMs: number
  readonly lastUsedAtMs: number | null
  readonly favourite: Flag
  readonly trashed: Flag
}

/** Takes a whole item, and notes what its row needs in `facts`. */
function takeItem(cursor: ItemCursor, facts: RowFacts | null): Taken {
  take(cursor, START)
  const createdAtMs = takeWhole(cursor)
  take(cursor, LAST_USED)
  const lastUsedAtMs = takeAllIf(cursor, NULL) ? null : takeWhole(cursor)
  take(cursor, TITLE)
  const titleSetAtMs = takeRegister(cursor, SHORT_TEXT, true)
  if (facts !== null) facts.title = valueOf(cursor)
  take(cursor, NOTES)
  const notesSetAtMs = takeRegister(cursor, LONG_TEXT, true)
  if (facts !== null) facts.updatedAtMs = Math.max(createdAtMs, titleSetAtMs, notesSetAtMs)
  take(cursor, FAVOURITE)
  const favourite = takeFlag(cursor)
  take(cursor, TRASHED)
  const trashed = takeFlag(cursor)
  take(cursor, FIELDS)
  takeFields(cursor, facts)
  take(cursor, END)
  return { createdAtMs, lastUsedAtMs, favourite, trashed }
}

function valueOf({ bytes, valueStart, valueEnd, isKnown }: ItemCursor): string {
  return isKnown ? bytes.toString('utf8', valueStart, valueEnd) : ''
}

/** Takes a register of a text; answers with when it was set. */
function takeRegister(cursor: ItemCursor, most: number, mayHaveHistory: boolean): number {
  take(cursor, VALUE)
  const start = takeText(cursor, most)
  const end = cursor.at - 1
  take(cursor, AT)
  const atMs = takeStamp(cursor)
  if (mayHaveHistory && takeAllIf(cursor, HISTORY)) takeHistory(cursor, most)
  take(cursor, END)
  cursor.valueStart = start
  cursor.valueEnd = end
  return atMs
}

function takeHistory(cursor: ItemCursor, most: number): void {
  if (takeIf(cursor, CLOSE_LIST)) return
  do takeRegister(cursor, most, false)
  while (takeIf(cursor, COMMA))
  if (!takeIf(cursor, CLOSE_LIST)) refuse(cursor)
}

interface Flag {
  readonly value: boolean
  readonly atMs: number
}

function takeFlag(cursor: ItemCursor): Flag {
  take(cursor, VALUE)
  const value = takeAllIf(cursor, TRUE)
  if (!value) take(cursor, FALSE)
  take(cursor, AT)
  const atMs = takeStamp(cursor)
  take(cursor, END)
  return { value, atMs }
}

/** Takes what stands between the braces of `fields`, and the closing one. */
function takeFields(cursor: ItemCursor, facts: RowFacts | null): void {
  if (takeIf(cursor, CLOSE_OBJECT)) return
  const idsAt: number[] = []
  do {
    const at = cursor.at + 1
    take(cursor, QUOTE)
    takeUuid(cursor)
    // Of two members of one name the later counts: a matter for JSON.parse.
    if (idsAt.length >= MOST_FIELDS || isOneOf(cursor.bytes, at, idsAt)) refuse(cursor)
    idsAt.push(at)
    takeField(cursor, facts)
  } while (takeIf(cursor, COMMA))
  if (!takeIf(cursor, CLOSE_OBJECT)) refuse(cursor)
}

function isOneOf(bytes: Buffer, at: number, others: readonly number[]): boolean {
  for (const other of others) {
    let index = 0
    while (index < UUID_BYTES && bytes[at + index] === bytes[other + index]) index += 1
    if (index === UUID_BYTES) return true
  }
  return false
}

function takeKind(cursor: ItemCursor): FieldKind | null {
  for (const { kind, bytes } of KINDS) if (takeAllIf(cursor, bytes)) return kind
  refuse(cursor)
  return null
}

function takeField(cursor: ItemCursor, facts: RowFacts | null): void {
  take(cursor, KIND)
  const kind = takeKind(cursor)
  take(cursor, LABEL)
  const labelSetAtMs = takeRegister(cursor, SHORT_TEXT, false)
  take(cursor, ORDER)
  take(cursor, VALUE)
  const order = takeWhole(cursor)
  take(cursor, AT)
  takeStamp(cursor)
  take(cursor, END)
  take(cursor, FIELD_VALUE)
  const valueSetAtMs = kind === 'otp' ? takeOtpRegister(cursor) : takeRegister(cursor, LONG_TEXT, true)
  take(cursor, END)
  if (facts === null || !cursor.isKnown) return
  facts.updatedAtMs = Math.max(facts.updatedAtMs, labelSetAtMs, valueSetAtMs)
  if (kind === 'otp') facts.hasOtp = true
  else if (cursor.valueEnd > cursor.valueStart) note(cursor, kind, order, facts)
}

function note(cursor: ItemCursor, kind: FieldKind | null, order: number, facts: RowFacts): void {
  if (kind !== 'username' && kind !== 'website') return
  const value = valueOf(cursor)
  // Rows cut long texts, order what has more than one, and have no more than so many: the long way does that.
  facts.isSimple &&= value.length <= SHORT_TEXT
  if (kind === 'username') {
    facts.isSimple &&= facts.username === ''
    facts.username = value
  } else {
    facts.isSimple &&= order > facts.lastOrder
    facts.lastOrder = order
    facts.websites.push(value)
  }
}

function takeOtpRegister(cursor: ItemCursor): number {
  take(cursor, VALUE)
  take(cursor, OTP_ADDRESS)
  takeText(cursor, ADDRESS_TEXT)
  take(cursor, OTP_ISSUER)
  takeText(cursor, NAME_TEXT)
  take(cursor, OTP_ACCOUNT)
  takeText(cursor, NAME_TEXT)
  take(cursor, OTP_ALGORITHM)
  if (!OTP_HASHES.some((hash) => takeAllIf(cursor, hash))) refuse(cursor)
  take(cursor, OTP_DIGITS)
  takeWholeOf(cursor, MAX_DIGITS)
  take(cursor, OTP_PERIOD)
  takeWholeOf(cursor, MAX_PERIOD_SECONDS)
  take(cursor, OTP_SECRET)
  takeSecret(cursor)
  take(cursor, ENDING)
  const atMs = takeStamp(cursor)
  take(cursor, END)
  return atMs
}

/** Takes a whole number from one to `most`. */
function takeWholeOf(cursor: ItemCursor, most: number): void {
  const value = takeWhole(cursor)
  if (value < 1 || value > most) refuse(cursor)
}

/** Takes a text of Base32 without padding (RFC 4648 §6). */
function takeSecret(cursor: ItemCursor): void {
  const start = takeText(cursor, ADDRESS_TEXT)
  const { bytes, at } = cursor
  if (at - 1 === start) refuse(cursor)
  for (let index = start; cursor.isKnown && index < at - 1; index += 1) {
    const sign = bytes[index] ?? 0
    const isBase32 = (sign >= LETTER_A && sign <= LETTER_Z) || (sign >= DIGIT_2 && sign <= DIGIT_7)
    if (!isBase32) refuse(cursor)
  }
}
