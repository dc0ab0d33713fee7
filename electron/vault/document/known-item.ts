// Owns the short way to an item: bytes that look exactly as Nidan writes one, told by one pattern. Knows less than JSON and shape.ts, never more:
// whatever it takes, they take (known-item.test.ts); what it does not know goes the long way.
import { FIELD_KINDS } from '../../../shared/model/field-kinds.ts'

export const SHORT_TEXT = 1_000
const LONG_TEXT = 100_000
const ADDRESS_TEXT = 16_384
const NAME_TEXT = 512
/** Of a tag or a second step, in bytes. */
const MARK_TEXT = 200
/** More names than people set are no matter of speed. */
const MOST_MARKS = 64
/** Category, archive, tags, second steps. */
const MOST_PLACINGS = 4
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

/** A name that is set or not; `taken` as below. */
const mark = (taken: Taken): string => `"${taken(`[^"\\\\\\x00-\\x1f]{1,${String(MARK_TEXT)}}`)}":${register(taken('true|false'), taken(WHOLE))}`
/** Several, a comma between them. */
const MARKS = `\\{(?:${mark(bare)}(?:,${mark(bare)}){0,${String(MOST_MARKS - 1)}})?\\}`

type Taken = (part: string) => string
function bare(part: string): string {
  return `(?:${part})`
}

/** The parts of an item; `taken` is put around what a row needs: nothing, or a group. */
export function itemPatterns(taken: Taken): { head: string; field: string; placing: string; mark: string } {
  const flag = register(taken('true|false'), taken(WHOLE))
  const head =
    `\\{"kind":"login","createdAtMs":${taken(WHOLE)},"lastUsedAtMs":${taken(`null|${WHOLE}`)},` +
    `"title":${lived(taken(text(SHORT_TEXT)), text(SHORT_TEXT), taken(WHOLE))},"notes":${lived(text(LONG_TEXT), text(LONG_TEXT), taken(WHOLE))},` +
    `"favourite":${flag},"trashed":${flag},"fields":\\{`
  const common = `"label":${register(text(SHORT_TEXT), taken(WHOLE))},"order":${register(taken(WHOLE))}`
  const purpose = `(?:,"format":${taken(text(SHORT_TEXT))})?(?:,"dated":${register(taken(`null|${WHOLE}`))})?`
  const field =
    `"${taken(UUID)}":\\{(?:"kind":"${taken(TEXT_KINDS)}",${common},"value":${lived(taken(text(LONG_TEXT)), text(LONG_TEXT), taken(WHOLE))}${purpose}` +
    `|"kind":"otp",${common},"value":${register(OTP, taken(WHOLE))})\\}`
  // In any order: each stands where it was when it was first set.
  const placing = `,(?:"category":${register(taken(text(SHORT_TEXT)))}|"archived":${register(taken('true|false'))}|"${taken('tags|secondSteps')}":${taken(MARKS)})`
  return { head, field, placing, mark: mark(taken) }
}

const whole = itemPatterns(bare)
const FIELDS = `(?:${whole.field}(?:,${whole.field}){0,${String(MOST_FIELDS - 1)}})?`
const KEY_AND_ITEM = new RegExp(`"${UUID}":${whole.head}${FIELDS}\\}(?:${whole.placing}){0,${String(MOST_PLACINGS)}}\\}`, 'y')

/**
 * `letters` are bytes of UTF-8, checked, each as one letter. Where the item ends whose key begins at `keyAt`; -1 when key or item are not exactly as
 * Nidan writes an item.
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
