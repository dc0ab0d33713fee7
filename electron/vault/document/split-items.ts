// Owns where the items stand in a document's bytes, and how deep they nest (VAULT-FORMAT §8.1). Reads no value and trusts none.
import { AppError } from '../../../shared/errors.ts'

const MAX_DEPTH = 16
/** Of the whole document, of its members, and of the items in the member `items`. */
const [IN_DOCUMENT, IN_ITEMS, IN_ITEM] = [1, 2, 3]
/** A UUID between its quotes. */
const KEY_BYTES = 38

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const COMMA = 0x2c
/** No place in the bytes. */
const NOWHERE = -1
const ITEMS_KEY = Buffer.from('"items":{')

/** What each sign is for nesting: nothing, one deeper, one less deep, the begin of a text. A table, because every byte is looked at. */
const [DEEPER, LESS, TEXT] = [1, 2, 3]
const MEANING = new Uint8Array(256)
MEANING[OPEN_OBJECT] = MEANING[OPEN_LIST] = DEEPER
MEANING[CLOSE_OBJECT] = MEANING[CLOSE_LIST] = LESS
MEANING[QUOTE] = TEXT

export interface SplitDocument {
  /** The bytes of the value of `items`, from its opening brace to behind its closing one. */
  readonly start: number
  readonly end: number
  /** Of every item the first byte of its value, and the byte behind it. Its key, a text of 36 bytes and a colon, stands before it. */
  readonly places: readonly number[]
}

/**
 * Throws `vault-damaged` when anything nests deeper than sixteen, before JSON.parse is asked: bytes of a UTF-8 sequence never look like one
 * of the signs looked for. Null when `items` is not written as Nidan writes it, without a space and with keys of 36 bytes; then the bytes may
 * still be a document. Where it answers with places, there is nothing in between but the braces, the items with their keys, and commas.
 */
export function splitItems(bytes: Uint8Array): SplitDocument | null {
  const items = createItemsTrace(bytes)
  let depth = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const meaning = MEANING[bytes[index] ?? 0] ?? 0
    if (meaning === 0) continue
    if (meaning === TEXT) {
      const from = index
      // Most bytes stand in texts: these are run through in a loop of their own.
      index = endOfText(bytes, index)
      if (depth <= IN_ITEMS) items.text(depth, from, index)
    } else if (meaning === DEEPER) {
      depth += 1
      if (depth > MAX_DEPTH) throw new AppError('vault-damaged')
      if (depth === IN_ITEM) items.open(index)
    } else {
      depth -= 1
      if (depth <= IN_ITEMS) items.close(depth, index)
    }
  }
  return items.found()
}

interface ItemsTrace {
  /** A text from its opening to its closing quote. */
  text(depth: number, from: number, to: number): void
  open(index: number): void
  /** `depth` is the one outside of what was closed. */
  close(depth: number, index: number): void
  found(): SplitDocument | null
}

/** Follows the member `items` from sign to sign: each must stand right where the one before it says. */
function createItemsTrace(bytes: Uint8Array): ItemsTrace {
  const places: number[] = []
  let start = NOWHERE
  let end = NOWHERE
  let [keyAt, valueAt, endAt] = [NOWHERE, NOWHERE, NOWHERE]
  let isPlain = true
  const isWithin = (): boolean => start !== NOWHERE && end === NOWHERE
  return {
    text: (depth, from, to) => {
      if (depth === IN_DOCUMENT && ITEMS_KEY.every((byte, offset) => bytes[from + offset] === byte)) {
        isPlain &&= start === NOWHERE
        start = from + ITEMS_KEY.length - 1
        keyAt = endAt = start + 1
      } else if (depth === IN_ITEMS && isWithin()) {
        isPlain &&= from === keyAt && to === from + KEY_BYTES - 1 && bytes[to + 1] === COLON
        ;[keyAt, valueAt, endAt] = [NOWHERE, to + 2, NOWHERE]
      }
    },
    open: (index) => {
      if (!isWithin()) return
      isPlain &&= index === valueAt && bytes[index] === OPEN_OBJECT
      valueAt = NOWHERE
      places.push(index)
    },
    close: (depth, index) => {
      if (!isWithin()) return
      if (depth === IN_ITEMS) {
        places.push(index + 1)
        if (bytes[index + 1] === COMMA) keyAt = index + 2
        else endAt = index + 1
      } else {
        isPlain &&= depth === IN_DOCUMENT && index === endAt && bytes[index] === CLOSE_OBJECT
        end = index + 1
      }
    },
    found: () => (isPlain && end !== NOWHERE ? { start, end, places } : null)
  }
}

/** Where the text that begins at `start` ends; behind the last byte when it does not, which JSON.parse will refuse. */
function endOfText(bytes: Uint8Array, start: number): number {
  let index = start + 1
  for (; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === QUOTE) return index
    if (byte === BACKSLASH) index += 1
  }
  return index
}
