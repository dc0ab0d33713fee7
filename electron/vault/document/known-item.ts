// Owns the short way to an item: bytes that look exactly as Nidan writes a login, told by one pattern. Knows less than JSON and shape.ts, never more:
// whatever it takes, they take, and its row is the one they give (known-item.test.ts); what it does not know goes the long way.
import { FIELD_KINDS, type ItemSummary } from '../../../shared/model/item.ts'

const SHORT_TEXT = 1_000
const LONG_TEXT = 100_000
const ADDRESS_TEXT = 16_384
const NAME_TEXT = 512
const MOST_WEBSITES = 100
/** More than people have are no matter of speed. */
const MOST_FIELDS = 64

/** A whole number as JSON writes it; what has no more digits is a safe integer. */
const WHOLE = '(?:0|[1-9][0-9]{0,14})'
const HEX = '[0-9a-fA-F]'
/** Of any version and the common variant (RFC 9562). */
const UUID = `${HEX}{8}-${HEX}{4}-[1-8]${HEX}{3}-[89abAB]${HEX}{3}-${HEX}{12}`
const SHA = '(?:SHA1|SHA256|SHA512)'
const BASE32 = '"[A-Z2-7]{1,16384}"'
const TEXT_KINDS = FIELD_KINDS.filter((kind) => kind !== 'otp').join('|')

/** Without escapes. Bytes stand for letters: a text of so many bytes is never too long. */
const text = (most: number): string => `"[^"\\\\\\x00-\\x1f]{0,${String(most)}}"`
const stamp = (ms: string): string => `\\[${ms},${WHOLE},"[0-9a-f]{8}"\\]`
const register = (value: string, ms = WHOLE): string => `\\{"value":${value},"at":${stamp(ms)}\\}`
const lived = (value: string, type: string, ms = WHOLE): string =>
  `\\{"value":${value},"at":${stamp(ms)}(?:,"history":\\[(?:${register(type)}(?:,${register(type)})*)?\\])?\\}`
const OTP =
  `\\{"address":${text(ADDRESS_TEXT)},"type":"totp","issuer":${text(NAME_TEXT)},"account":${text(NAME_TEXT)},"algorithm":"${SHA}",` +
  `"digits":(?:[1-9]|10),"periodSeconds":(?:[1-9][0-9]{0,3}|[1-7][0-9]{4}|8[0-5][0-9]{3}|86[0-3][0-9]{2}|86400),"secret":${BASE32}\\}`

/** `taken` is put around what a row needs: nothing, or a group. */
function itemPattern(taken: (part: string) => string): { head: string; field: string } {
  const flag = register(taken('true|false'), taken(WHOLE))
  const head =
    `\\{"kind":"login","createdAtMs":${taken(WHOLE)},"lastUsedAtMs":${taken(`null|${WHOLE}`)},` +
    `"title":${lived(taken(text(SHORT_TEXT)), text(SHORT_TEXT), taken(WHOLE))},"notes":${lived(text(LONG_TEXT), text(LONG_TEXT), taken(WHOLE))},` +
    `"favourite":${flag},"trashed":${flag},"fields":\\{`
  const common = `"label":${register(text(SHORT_TEXT), taken(WHOLE))},"order":${register(taken(WHOLE))}`
  const field =
    `"${taken(UUID)}":\\{(?:"kind":"${taken(TEXT_KINDS)}",${common},"value":${lived(taken(text(LONG_TEXT)), text(LONG_TEXT), taken(WHOLE))}` +
    `|"kind":"otp",${common},"value":${register(OTP, taken(WHOLE))})\\}`
  return { head, field }
}

const whole = itemPattern((part) => `(?:${part})`)
const KEY_AND_ITEM = new RegExp(`"${UUID}":${whole.head}(?:${whole.field}(?:,${whole.field}){0,${String(MOST_FIELDS - 1)}})?\\}\\}`, 'y')
const parts = itemPattern((part) => `(${part})`)
const HEAD = new RegExp(parts.head, 'y')
const FIELD = new RegExp(`${parts.field}(,?)`, 'y')

/**
 * `letters` are bytes of UTF-8, checked, each as one letter. Where the item ends whose key begins at `keyAt`; -1 when key or item are not exactly as
 * Nidan writes a login.
 */
export function endOfKnownItem(letters: string, keyAt: number): number {
  KEY_AND_ITEM.lastIndex = keyAt
  try {
    return KEY_AND_ITEM.test(letters) ? KEY_AND_ITEM.lastIndex : -1
  } catch {
    // The engine remembers where it might go back to: an item of tens of megabytes is too much for it.
    return -1
  }
}

/** The bytes of a text with its quotes, as the text. A copy: a part of a string keeps all of it in memory. */
function textOf(quoted: string): string {
  return Buffer.from(quoted.slice(1, -1), 'latin1').toString('utf8')
}

/** The row of such an item, of which `letters` are the value's bytes, as views.ts makes it; null when that takes more than a look. */
export function rowOfKnownItem(letters: string, id: string): ItemSummary | null {
  HEAD.lastIndex = 0
  const head = HEAD.exec(letters)
  if (head === null) return null
  const [, createdAtMs, lastUsedAtMs, title = '', titleSetAtMs, notesSetAtMs, favourite, , trashed, trashedAtMs] = head
  const ofFields = rowOfFields(letters, HEAD.lastIndex)
  if (ofFields === null) return null
  const { hasOtp, username, websites, updatedAtMs } = ofFields
  return {
    id,
    title: textOf(title),
    username,
    websites,
    favourite: favourite === 'true',
    hasOtp,
    trashed: trashed === 'true',
    ...(trashed === 'true' ? { trashedAtMs: Number(trashedAtMs) } : {}),
    createdAtMs: Number(createdAtMs),
    updatedAtMs: Math.max(Number(createdAtMs), Number(titleSetAtMs), Number(notesSetAtMs), updatedAtMs),
    lastUsedAtMs: lastUsedAtMs === 'null' ? null : Number(lastUsedAtMs)
  }
}

type RowOfFields = Pick<ItemSummary, 'hasOtp' | 'username' | 'websites' | 'updatedAtMs'>

/** Null where two user names would have to be weighed, websites put in order, or a text or their number cut. */
function rowOfFields(letters: string, start: number): RowOfFields | null {
  const row: RowOfFields = { hasOtp: false, username: '', websites: [], updatedAtMs: 0 }
  const ids = new Set<string>()
  let lastOrder = -1
  let isLast = letters.startsWith('}}', start)
  for (FIELD.lastIndex = start; !isLast; ) {
    const field = FIELD.exec(letters)
    if (field === null) return null
    const [, id = '', kind, labelSetAtMs, order, value = '', valueSetAtMs, otpLabelSetAtMs, , otpSetAtMs, comma] = field
    // Of two members of one name the later counts: a matter for JSON.parse.
    if (ids.has(id)) return null
    ids.add(id)
    isLast = comma === ''
    row.updatedAtMs = Math.max(row.updatedAtMs, Number(labelSetAtMs ?? otpLabelSetAtMs), Number(valueSetAtMs ?? otpSetAtMs))
    if (kind === undefined) row.hasOtp = true
    else if (value !== '""' && kind === 'username') {
      if (row.username !== '' || value.length > SHORT_TEXT) return null
      row.username = textOf(value)
    } else if (value !== '""' && kind === 'website') {
      if (Number(order) <= lastOrder || value.length > SHORT_TEXT || row.websites.length >= MOST_WEBSITES) return null
      lastOrder = Number(order)
      row.websites.push(textOf(value))
    }
  }
  return row
}
