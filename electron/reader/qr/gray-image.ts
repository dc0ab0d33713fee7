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

/**
 * Brightness and its half (as `halved` makes it) in one pass: a screen of 33 MB does not fit into any cache, so it is read once. Most
 * of a screen is flat, and a square of four equal pixels needs no arithmetic: 12 ms at 4K instead of 24.
 */
export function lumaAndHalfOf({ data, widthPx, heightPx }: PixelImage): { full: GrayImage; half: GrayImage } {
  const words = wordsOf(data)
  const full = new Uint8Array(widthPx * heightPx)
  const [width, height] = [widthPx >> 1, heightPx >> 1]
  const half = new Uint8Array(width * height)
  let lastWord = 0
  let last = 0
  for (let y = 0, out = 0; y < height; y += 1) {
    let upper = 2 * y * widthPx
    let lower = upper + widthPx
    for (let x = 0; x < width; x += 1, out += 1, upper += 2, lower += 2) {
      const a = words[upper] ?? 0
      const b = words[upper + 1] ?? 0
      const c = words[lower] ?? 0
      const d = words[lower + 1] ?? 0
      if (a === b && a === c && a === d) {
        if (a !== lastWord) {
          lastWord = a
          last = brightnessOf(a)
        }
        full[upper] = full[upper + 1] = full[lower] = full[lower + 1] = half[out] = last
        continue
      }
      const la = brightnessOf(a)
      const lb = brightnessOf(b)
      const lc = brightnessOf(c)
      const ld = brightnessOf(d)
      full[upper] = la
      full[upper + 1] = lb
      full[lower] = lc
      full[lower + 1] = ld
      half[out] = (la + lb + lc + ld + 2) >> 2
    }
  }
  // An odd last column and row, which the half drops.
  if ((widthPx & 1) === 1) for (let i = widthPx - 1; i < full.length; i += widthPx) full[i] = brightnessOf(words[i] ?? 0)
  if ((heightPx & 1) === 1) for (let i = (heightPx - 1) * widthPx; i < full.length; i += 1) full[i] = brightnessOf(words[i] ?? 0)
  return { full: { data: full, widthPx, heightPx }, half: { data: half, widthPx: width, heightPx: height } }
}

/** Of a pixel as a word, by ITU-R BT.601, 0–255. Red and blue are weighed by one multiplication: 29 × red falls out below, 77 × red + 29 × blue stays above. */
export function brightnessOf(word: number): number {
  return ((Math.imul(word & 0xff_00_ff, 0x4d_00_1d) >>> 16) + ((word >>> 8) & 255) * 150) >>> 8
}

/** A part of a picture, whole pixels, inside it. */
export interface PixelBox {
  x: number
  y: number
  widthPx: number
  heightPx: number
}

/** A difference of colours in a part of the picture, 128 where there is none. */
export function colourPlaneOf(image: PixelImage, plane: ColourPlane, { x, y, widthPx, heightPx }: PixelBox): GrayImage {
  const gray = new Uint8Array(widthPx * heightPx)
  const words = wordsOf(image.data)
  for (let row = 0, out = 0; row < heightPx; row += 1) {
    const start = (y + row) * image.widthPx + x
    // The loops are apart because a function that is passed in costs three times as much.
    if (plane === 'red-green') for (let i = start; i < start + widthPx; i += 1, out += 1) gray[out] = redGreenOf(words[i] ?? 0)
    else for (let i = start; i < start + widthPx; i += 1, out += 1) gray[out] = blueYellowOf(words[i] ?? 0)
  }
  return { data: gray, widthPx, heightPx }
}

/** Of a pixel as a word, 0–255. */
export function redGreenOf(word: number): number {
  return (255 + (word & 255) - ((word >>> 8) & 255)) >> 1
}

export function blueYellowOf(word: number): number {
  return (510 + 2 * ((word >>> 16) & 255) - (word & 255) - ((word >>> 8) & 255)) >> 2
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
export function wordsOf(data: Uint8ClampedArray): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}
