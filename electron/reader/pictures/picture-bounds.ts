// Owns how large a picture file says that it is, in pixels, from its head alone. Decodes nothing: what is too large never meets a decoder.
import { inflateSync } from 'node:zlib'
import { AppError } from '../../../shared/errors.ts'
import { checkSize, MAX_PIXELS } from './rgba.ts'

/** One a pixel for brightness and, with the usual halved colours, half a one for colour; decoding takes 12 bytes each, and more would be ended for its memory. */
const MAX_JPEG_SAMPLES = 31_000_000

/** PNG §11.2.2: IHDR is the first chunk, so everything stands at a fixed place. Throws `image-unreadable` or `image-too-large`. */
export function checkPng(bytes: Uint8Array): number {
  if (bytes.length < 33) throw new AppError('image-unreadable')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, interlace] = [view.getUint8(24), view.getUint8(28)]
  // 16 bits a channel take twice the memory.
  const pixels = checkSize(width, height, depth === 16 ? MAX_PIXELS / 2 : MAX_PIXELS)
  // The decoder inflates an interlaced picture without a limit of its own; a straight one only as far as its head says.
  if (interlace !== 0) checkInflatedLength(bytes, view, width * height * 4 * (depth === 16 ? 2 : 1) + height * 16 + 4_096)
  return pixels
}

/** PNG §10.1: the IDAT chunks are one zlib stream. More than `limit` bytes are a bomb. */
function checkInflatedLength(bytes: Uint8Array, view: DataView, limit: number): void {
  const parts: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    if (length > bytes.length - at - 12) break
    if (view.getUint32(at + 4) === IDAT) parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  try {
    inflateSync(Buffer.concat(parts), { maxOutputLength: limit })
  } catch (cause) {
    throw new AppError(cause instanceof RangeError ? 'image-too-large' : 'image-unreadable', { cause })
  }
}

const IDAT = 0x49_44_41_54

/** ITU-T T.81 §B.2.2: the frame header. Throws `image-unreadable` when there is none, `image-too-large` when it asks for too much. */
export function checkJpeg(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frame = frameHeader(bytes, view)
  if (frame === null) throw new AppError('image-unreadable')
  const [height, width, components] = [view.getUint16(frame + 5), view.getUint16(frame + 7), view.getUint8(frame + 9)]
  if (width === 0 || height === 0 || components === 0 || frame + 10 + 3 * components > bytes.length) throw new AppError('image-unreadable')
  const factors = Array.from({ length: components }, (_, k) => view.getUint8(frame + 11 + 3 * k)).map((hv) => ({ h: hv >> 4, v: hv & 15 }))
  const most = Math.max(...factors.map(({ h }) => h)) * Math.max(...factors.map(({ v }) => v))
  const samples = most === 0 ? 0 : factors.reduce((sum, { h, v }) => sum + (width * height * h * v) / most, 0)
  if (samples > MAX_JPEG_SAMPLES || width * height > MAX_JPEG_SAMPLES) throw new AppError('image-too-large')
  return width * height
}

/** Where the marker SOF0…SOF15 stands, or null. */
function frameHeader(bytes: Uint8Array, view: DataView): number | null {
  for (let at = 2; at + 10 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      // A fill byte before the marker.
      at += 1
      continue
    }
    // C4, C8 and CC are no frames: Huffman tables, reserved, arithmetic conditioning.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return at
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** BITMAPINFOHEADER: 32-bit width and height at 18, the height negative when the first row is on top. Pixels that are not packed must be there. */
export function checkBmp(bytes: Uint8Array): number {
  if (bytes.length < 54) throw new AppError('image-unreadable')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getInt32(18, true), Math.abs(view.getInt32(22, true))]
  const pixels = checkSize(width, height)
  const [bitsPerPixel, compression] = [view.getUint16(28, true), view.getUint32(30, true)]
  const isPacked = compression === 1 || compression === 2
  if (!isPacked && view.getUint32(10, true) + Math.ceil((width * bitsPerPixel) / 32) * 4 * height > bytes.length) throw new AppError('image-unreadable')
  // A palette of as many colours as the head says is made ahead of the pixels.
  if (view.getUint32(46, true) > 65_536) throw new AppError('image-unreadable')
  return pixels
}
