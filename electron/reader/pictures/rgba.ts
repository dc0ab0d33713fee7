// Owns what every decoder needs of RGBA pixels: a white ground, and the check of a size. Decodes nothing.
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'

/** A 6K screen has 20 million pixels. Decoding and reading take 14 bytes each: under 512 MB in all. */
export const MAX_PIXELS = 30_000_000

/** The number of its pixels. Throws `image-unreadable` for a picture without an area, `image-too-large` for more than MAX_PIXELS. */
export function checkSize(widthPx: number, heightPx: number, mostPixels: number = MAX_PIXELS): number {
  if (!(widthPx > 0 && heightPx > 0)) throw new AppError('image-unreadable')
  if (widthPx * heightPx > mostPixels) throw new AppError('image-too-large')
  return widthPx * heightPx
}

/** What decoders answer: the `ImageData` of the web, which Node's types do not know. */
export interface DecodedPicture {
  data: Uint8ClampedArray
  width: number
  height: number
}

/** In place. Transparent pixels are black under their alpha in many exports; a code on a transparent ground is meant to be seen on white. */
export function onWhite(pixels: Uint8ClampedArray): Uint8ClampedArray {
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3] ?? 255
    if (alpha === 255) continue
    for (let c = i; c < i + 3; c += 1) pixels[c] = ((pixels[c] ?? 0) * alpha + 255 * (255 - alpha)) / 255
    pixels[i + 3] = 255
  }
  return pixels
}

/** A picture that a library answered, as one that says the truth of its length; throws `image-unreadable` when it does not. */
export function pixelImage(data: Uint8Array | Uint8ClampedArray, widthPx: number, heightPx: number): PixelImage {
  if (data.length !== widthPx * heightPx * 4) throw new AppError('image-unreadable')
  return { data: onWhite(new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)), widthPx, heightPx }
}
