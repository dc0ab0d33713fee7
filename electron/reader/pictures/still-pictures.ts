// Owns the decoders of formats in pure JavaScript with one picture a file: PNG, JPEG, BMP. Heads are checked before anything is decoded.
import { decode as decodeBmp } from 'bmp-ts'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import type { PixelImage } from '../qr/decoder.ts'
import { checkBmp, checkJpeg, checkPng } from './picture-bounds.ts'
import { pixelImage } from './rgba.ts'

/** The decoder's own count, a second lock behind the bounds of the head. */
const JPEG_LIMITS = { maxResolutionInMP: 40, maxMemoryUsageInMB: 640 }

export function pngPicture(bytes: Uint8Array, tellSize: (pixels: number) => void): PixelImage[] {
  tellSize(checkPng(bytes))
  const { data, width, height } = PNG.sync.read(asBuffer(bytes))
  return [pixelImage(data, width, height)]
}

export function jpegPicture(bytes: Uint8Array, tellSize: (pixels: number) => void): PixelImage[] {
  tellSize(checkJpeg(bytes))
  const { data, width, height } = jpeg.decode(bytes, { useTArray: true, ...JPEG_LIMITS })
  return [pixelImage(data, width, height)]
}

export function bmpPicture(bytes: Uint8Array, tellSize: (pixels: number) => void): PixelImage[] {
  tellSize(checkBmp(bytes))
  const { data, width, height } = decodeBmp(asBuffer(bytes), { toRGBA: true })
  // Most writers of 32 bits leave the fourth byte 0 and mean no transparency by it.
  for (let i = 3; i < data.length; i += 4) data[i] = 255
  return [pixelImage(data, width, height)]
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
