// Owns the nesting of JSON text: how deep it goes, and where a value ends. Reads no value; JSON.parse says whether it is JSON at all.
import { AppError } from '../../../shared/errors.ts'

const MAX_DEPTH = 16

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** No depth: brackets may be closed that were never opened. */
const NEVER = -Infinity

/** What each sign is for nesting: nothing, one deeper, one less deep, the begin of a text. A table, because every byte is looked at. */
const [DEEPER, LESS, TEXT] = [1, 2, 3]
const MEANING = new Uint8Array(256)
MEANING[OPEN_OBJECT] = MEANING[OPEN_LIST] = DEEPER
MEANING[CLOSE_OBJECT] = MEANING[CLOSE_LIST] = LESS
MEANING[QUOTE] = TEXT

/**
 * Walks from `from`, which lies `depth` deep, to behind the bracket that leads to `downTo`, or to the text at depth 1 that `isSought` knows, or to
 * the end of the bytes. Bytes of a UTF-8 sequence never look like one of the signs looked for. Throws `vault-damaged` when anything nests deeper
 * than sixteen: before JSON.parse is asked, so that nesting costs nothing.
 */
export function walkNesting(
  bytes: Uint8Array,
  from: number,
  { depth, downTo = NEVER, isSought }: { depth: number; downTo?: number; isSought?: (textAt: number) => boolean }
): number {
  let index = from
  for (; index < bytes.length; index += 1) {
    // Both are within their bounds; every byte is looked at, so nothing is asked twice.
    const meaning = MEANING[bytes[index] as number] as number
    if (meaning === 0) continue
    if (meaning === TEXT) {
      if (depth === 1 && isSought?.(index) === true) return index
      // Most bytes stand in texts: these are run through in a loop of their own.
      index = endOfText(bytes, index)
    } else if (meaning === LESS) {
      depth -= 1
      if (depth === downTo) return index + 1
    } else {
      depth += 1
      if (depth > MAX_DEPTH) throw new AppError('vault-damaged')
    }
  }
  return index
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
