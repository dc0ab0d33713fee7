// Owns how large an ISO base media file (AVIF, HEIC) says that its pictures are, from its boxes alone. Decodes nothing.
import { AppError } from '../../../shared/errors.ts'
import { latin } from './picture-kind.ts'
import { checkSize } from './rgba.ts'

/** Boxes that lead to the sizes, with the bytes that stand before their children (ISO/IEC 23008-12 §6.5.3). */
const PARENTS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 }
const MAX_DEPTH = 4

/** Pixels of the largest. Throws `image-unreadable` when no size is said, `image-too-large` when one is too large. */
export function checkMediaSize(bytes: Uint8Array): number {
  const sizes = sizesIn(bytes, 0)
  if (sizes.length === 0) throw new AppError('image-unreadable')
  return Math.max(...sizes.map(([widthPx, heightPx]) => checkSize(widthPx, heightPx)))
}

function sizesIn(bytes: Uint8Array, depth: number): (readonly [number, number])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sizes: (readonly [number, number])[] = []
  for (let at = 0; at + 8 <= bytes.length && depth <= MAX_DEPTH; ) {
    const name = latin(bytes, at + 4, 4)
    const said = view.getUint32(at)
    // 0: to the end of the file; 1: a length of 64 bits, which no part of a picture's head needs.
    const length = said === 0 ? bytes.length - at : said
    if (length < 8) break
    const end = Math.min(at + length, bytes.length)
    if (name === 'ispe' && end - at >= 20) sizes.push([view.getUint32(at + 12), view.getUint32(at + 16)])
    const before = PARENTS[name]
    if (before !== undefined) sizes.push(...sizesIn(bytes.subarray(Math.min(at + 8 + before, end), end), depth + 1))
    at += length
  }
  return sizes
}
