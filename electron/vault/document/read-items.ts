// Owns reading a document's items one by one from bytes as Nidan writes them (VAULT-FORMAT §8.1): each is checked and stays bytes. Where anything else
// stands it gives up, and whoever asked must read the document as one.
import type { Item } from './document.ts'
import { walkNesting } from './json-nesting.ts'
import { keptItem, parseBytes, type ItemBytes } from './kept-bytes.ts'
import { endOfKnownItem } from './known-item.ts'
import { isItem, isUuid } from './shape.ts'

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const QUOTE = 0x22
const COLON = 0x3a
const COMMA = 0x2c
const ITEMS_KEY = Buffer.from('"items":{')
/** A UUID between quotes, and a colon. */
const KEY_BYTES = 39
/** Of the members of `items`. */
const ITEMS_DEPTH = 2

export interface ReadItems {
  /** The bytes of the value of `items`, from its opening brace to behind its closing one. */
  readonly start: number
  readonly end: number
  readonly items: Record<string, Item>
}

/**
 * `source` is UTF-8, checked. Null when `items` is not written as Nidan writes it, without a space and each name once, or holds
 * what is no item. Where it answers, there is nothing between the braces but these items, UUIDs as their names, and commas.
 * Throws what JSON.parse throws, which quotes the bytes, and `vault-damaged` when an item nests too deep.
 */
export function readItems(source: ItemBytes): ReadItems | null {
  const { bytes } = source
  const keyAt = walkNesting(bytes, 0, { depth: 0, isSought: (textAt) => ITEMS_KEY.every((byte, offset) => bytes[textAt + offset] === byte) })
  if (keyAt >= bytes.length) return null
  const start = keyAt + ITEMS_KEY.length - 1
  const items: Record<string, Item> = {}
  // One letter a byte: what the pattern says of places is true of the bytes.
  const letters = bytes.toString('latin1')
  if (bytes[start + 1] === CLOSE_OBJECT) return { start, end: start + 2, items }
  // Behind each item there is a comma and another one, or the end.
  for (let at = start + 1; ; at += 1) {
    const end = readItemAt(source, letters, at, items)
    if (bytes[end] === CLOSE_OBJECT) return { start, end: end + 1, items }
    if (bytes[end] !== COMMA) return null
    at = end
  }
}

/** No sign stands there. */
const NOWHERE = -1

/** The key at `at` and its item; answers with where it ends. */
function readItemAt(source: ItemBytes, letters: string, at: number, items: Record<string, Item>): number {
  const { bytes } = source
  const start = at + KEY_BYTES
  const isMember = bytes[at] === QUOTE && bytes[start - 2] === QUOTE && bytes[start - 1] === COLON && bytes[start] === OPEN_OBJECT
  // A part of a long text; as the name of a member it becomes a text of its own, which keeps nothing else in memory.
  const id = letters.slice(at + 1, start - 2)
  if (!isMember || Object.hasOwn(items, id)) return NOWHERE
  const knownEnd = endOfKnownItem(letters, at)
  if (knownEnd !== -1) {
    items[id] = keptItem(source, start, knownEnd)
    return knownEnd
  }
  const end = walkNesting(bytes, start, { depth: ITEMS_DEPTH, downTo: ITEMS_DEPTH })
  const item = parseBytes(source, start, end)
  if (!isUuid(id) || !isItem(item)) return NOWHERE
  items[id] = keptItem(source, start, end, Object.keys(item))
  return end
}
