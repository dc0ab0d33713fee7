// Owns grey pictures: brightness and colour planes of RGBA pixels, halves for the pyramid, and samples between pixels. Decides nothing.
import type { PixelImage } from './decoder.ts'

/** One byte a pixel, row by row without gaps. */
export interface GrayImage {
  data: Uint8Array
  widthPx: number
  heightPx: number
}

/** What is lost in brightness may be plain in colour: red on green of the same grey. */
export type ColourPlane = 'red-green' | 'blue-yellow'

/** Brightness by ITU-R BT.601, 0–255, in integers: 8 million pixels take about 10 ms. */
export function lumaOf({ data, widthPx, heightPx }: PixelImage): GrayImage {
  const gray = new Uint8Array(widthPx * heightPx)
  const words = wordsOf(data)
  for (let i = 0; i < gray.length; i += 1) {
    const v = words[i] ?? 0
    gray[i] = ((v & 255) * 77 + ((v >>> 8) & 255) * 150 + ((v >>> 16) & 255) * 29) >>> 8
  }
  return { data: gray, widthPx, heightPx }
}

/** A difference of colours, 128 where there is none. The loops are apart because a function for each pixel costs three times as much. */
export function colourPlaneOf({ data, widthPx, heightPx }: PixelImage, plane: ColourPlane): GrayImage {
  const gray = new Uint8Array(widthPx * heightPx)
  const words = wordsOf(data)
  if (plane === 'red-green') {
    for (let i = 0; i < gray.length; i += 1) {
      const v = words[i] ?? 0
      gray[i] = (255 + (v & 255) - ((v >>> 8) & 255)) >> 1
    }
  } else {
    for (let i = 0; i < gray.length; i += 1) {
      const v = words[i] ?? 0
      gray[i] = (510 + 2 * ((v >>> 16) & 255) - (v & 255) - ((v >>> 8) & 255)) >> 2
    }
  }
  return { data: gray, widthPx, heightPx }
}

/** Every so many pixels of every so many rows, unblurred. */
export function thinned({ data, widthPx, heightPx }: PixelImage, step: number): PixelImage {
  const width = Math.floor(widthPx / step)
  const height = Math.floor(heightPx / step)
  const words = wordsOf(data)
  const thin = new Uint32Array(width * height)
  for (let y = 0, out = 0; y < height; y += 1) {
    for (let x = 0, at = y * step * widthPx; x < width; x += 1, at += step, out += 1) thin[out] = words[at] ?? 0
  }
  return { data: new Uint8ClampedArray(thin.buffer), widthPx: width, heightPx: height }
}

/** Half the width and height, the mean of four pixels each; an odd last row or column is dropped. */
export function halved({ data, widthPx, heightPx }: GrayImage): GrayImage {
  const width = widthPx >> 1
  const height = heightPx >> 1
  const half = new Uint8Array(width * height)
  for (let y = 0, out = 0; y < height; y += 1) {
    let upper = 2 * y * widthPx
    let lower = upper + widthPx
    for (let x = 0; x < width; x += 1, out += 1, upper += 2, lower += 2) {
      half[out] = ((data[upper] ?? 0) + (data[upper + 1] ?? 0) + (data[lower] ?? 0) + (data[lower + 1] ?? 0) + 2) >> 2
    }
  }
  return { data: half, widthPx: width, heightPx: height }
}

/** Bilinear; a pixel's centre is at half. Outside the picture the nearest edge answers. */
export function sampleAt({ data, widthPx, heightPx }: GrayImage, px: number, py: number): number {
  const x = Math.min(Math.max(px - 0.5, 0), widthPx - 1.001)
  const y = Math.min(Math.max(py - 0.5, 0), heightPx - 1.001)
  const column = x | 0
  const row = y | 0
  const right = x - column
  const at = row * widthPx + column
  const upper = (data[at] ?? 0) + ((data[at + 1] ?? 0) - (data[at] ?? 0)) * right
  const lower = (data[at + widthPx] ?? 0) + ((data[at + widthPx + 1] ?? 0) - (data[at + widthPx] ?? 0)) * right
  return upper + (lower - upper) * (y - row)
}

/** Little-endian, as every platform of Electron is: red is the lowest byte. */
function wordsOf(data: Uint8ClampedArray): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}
