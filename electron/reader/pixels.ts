// Owns the way from bytes to RGBA pixels: captured bitmaps and picture files. Bounds are checked before anything is decoded.
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { AppError } from '../../shared/errors.ts'
import type { ReaderImage } from '../../shared/ipc/host-contract.ts'
import { checkJpeg, checkPng } from './picture-bounds.ts'
import type { PixelImage } from './qr/decoder.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024
/** The decoder's own count, a second lock behind the bounds of the head. */
const JPEG_LIMITS = { maxResolutionInMP: 40, maxMemoryUsageInMB: 640 }

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff]
/** Pictures that people have and that this reader cannot open: named as such, not as "no picture". */
const KNOWN_SIGNATURES: readonly (readonly [offset: number, text: string])[] = [
  [0, 'GIF8'],
  [0, 'BM'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [8, 'WEBP'],
  [4, 'ftypavif'],
  [4, 'ftypheic'],
  [4, 'ftypmif1'],
  [0, '<svg'],
  [0, '<?xml']
]

/** Throws `image-not-an-image`, `image-format-unsupported`, `image-too-large` or `image-unreadable`. */
export function toPixels(image: ReaderImage): PixelImage {
  return image.kind === 'pixels' ? fromBitmap(image) : fromFile(image.data)
}

function fromBitmap(image: Extract<ReaderImage, { kind: 'pixels' }>): PixelImage {
  const { widthPx, heightPx, data } = image
  if (data.length !== widthPx * heightPx * 4) throw new AppError('image-unreadable')
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
  if (image.order === 'bgra') swapRedAndBlue(pixels)
  return { data: pixels, widthPx, heightPx }
}

function fromFile(bytes: Uint8Array): PixelImage {
  if (bytes.length > MAX_FILE_BYTES) throw new AppError('image-too-large')
  if (startsWith(bytes, PNG_SIGNATURE)) return fromPng(bytes)
  if (startsWith(bytes, JPEG_SIGNATURE)) return fromJpeg(bytes)
  const known = KNOWN_SIGNATURES.some(([offset, text]) => startsWith(bytes.subarray(offset), Array.from(text, (c) => c.charCodeAt(0))))
  throw new AppError(known ? 'image-format-unsupported' : 'image-not-an-image')
}

function fromPng(bytes: Uint8Array): PixelImage {
  checkPng(bytes)
  try {
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return { data: onWhite(new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)), widthPx: width, heightPx: height }
  } catch (cause) {
    throw new AppError('image-unreadable', { cause })
  }
}

function fromJpeg(bytes: Uint8Array): PixelImage {
  checkJpeg(bytes)
  try {
    const { data, width, height } = jpeg.decode(bytes, { useTArray: true, ...JPEG_LIMITS })
    return { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), widthPx: width, heightPx: height }
  } catch (cause) {
    // The library has no error type for its own limits, and its messages are not to be matched.
    throw new AppError('image-unreadable', { cause })
  }
}

/** Transparent pixels are black under their alpha in many exports; a code on a transparent ground is meant to be seen on white. */
function onWhite(pixels: Uint8ClampedArray): Uint8ClampedArray {
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3] ?? 255
    if (alpha === 255) continue
    for (let c = i; c < i + 3; c += 1) pixels[c] = ((pixels[c] ?? 0) * alpha + 255 * (255 - alpha)) / 255
    pixels[i + 3] = 255
  }
  return pixels
}

/** In place, a word at a time: 8 million pixels in about 10 ms. Little-endian, as every platform of Electron is. */
function swapRedAndBlue(pixels: Uint8ClampedArray): void {
  const aligned = pixels.byteOffset % 4 === 0
  if (!aligned) {
    for (let i = 0; i < pixels.length; i += 4) {
      const blue = pixels[i] ?? 0
      pixels[i] = pixels[i + 2] ?? 0
      pixels[i + 2] = blue
    }
    return
  }
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
  for (let i = 0; i < words.length; i += 1) {
    const v = words[i] ?? 0
    words[i] = (v & 0xff00ff00) | ((v & 0xff) << 16) | ((v >>> 16) & 0xff)
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte)
}
