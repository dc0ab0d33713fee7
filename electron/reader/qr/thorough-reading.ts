// Owns the reading of what a person has pointed at: when the readers find nothing, it is enlarged, bordered, stretched and cut at many thresholds.
import type { DecodedCode, PixelImage } from './decoder.ts'
import { lumaAndHalfOf, sampleAt, type GrayImage } from './gray-image.ts'
import { readCrop } from './jsqr-decoder.ts'
import type { QrReader, ReadOptions } from './read-codes.ts'

/** For one picture; main waits ten seconds for a reading. */
const BUDGET_MS = 4_000
/** A variant is no larger than a 4K display. */
const MOST_PIXELS = 8_000_000
/** jsqr takes a second for this many pixels of noise. */
const MOST_WHOLE_PIXELS = 1_500_000
const BORDER_PX = 24
const ENLARGED = [2, 3, 4] as const
/** Shares of all pixels that are darker than the threshold. */
const THRESHOLDS = [0.5, 0.35, 0.65, 0.2, 0.8] as const

/** A picture made of the first: where one of its pixels stood before is `(pixel - borderPx) / scale`. */
interface Variant {
  image: PixelImage
  scale: number
  borderPx: number
}

/**
 * Reads as `reader` does, and goes on with variants of the picture until one gives a code or time is over. jsqr also gets each variant as a
 * whole: with one code on a small picture it needs no finder pattern that the others could see.
 */
export function readThoroughly(reader: QrReader, nowMs: () => number): QrReader['readCodes'] {
  return async (image, options: ReadOptions = {}) => {
    const deadlineMs = Math.min(options.deadlineMs ?? Infinity, nowMs() + BUDGET_MS)
    const found = await reader.readCodes(image, { ...options, deadlineMs })
    if (found.length > 0) return found
    for (const variant of variantsOf(image)) {
      if (nowMs() > deadlineMs) break
      const codes = (await reader.readCodes(variant.image, { deadlineMs })).map((code) => placedBack(code, variant))
      const isSmall = variant.image.data.length <= MOST_WHOLE_PIXELS * 4
      const whole = codes.length > 0 || !isSmall ? null : readCrop(variant.image)
      const read = whole === null ? codes : [{ text: whole, corners: cornersOf(image) }]
      for (const code of read) {
        options.onArea?.(code.corners)
        options.onCode?.(code)
      }
      if (read.length > 0) return read
    }
    return []
  }
}

/** The likeliest first, and each made when its turn comes: at 4K one takes as much memory as the display. */
function* variantsOf(image: PixelImage): Generator<Variant> {
  const gray = lumaAndHalfOf(image).full
  const stretched = stretch(gray)
  yield bordered(stretched, 1, 255)
  yield bordered(stretched, 1, 0)
  for (const scale of ENLARGED) {
    if (gray.data.length * scale * scale > MOST_PIXELS) break
    yield bordered(stretched, scale, 255)
  }
  const sorted = Uint8Array.from(gray.data).sort()
  const scale = gray.data.length * 4 > MOST_PIXELS ? 1 : 2
  for (const share of THRESHOLDS) {
    const threshold = sorted[Math.floor(sorted.length * share)] ?? 128
    const cut = { ...gray, data: gray.data.map((value) => (value >= threshold ? 255 : 0)) }
    yield bordered(cut, scale, 255)
    yield bordered({ ...cut, data: cut.data.map((value) => 255 - value) }, scale, 255)
  }
  // Moiré and the grid of a photographed display are gone at half the size.
  yield bordered(stretched, 0.5, 255)
}

/** From its second to its ninety-eighth hundredth the brightness fills the whole range. */
function stretch({ data, ...size }: GrayImage): GrayImage {
  const sorted = Uint8Array.from(data).sort()
  const dark = sorted[Math.floor(sorted.length * 0.02)] ?? 0
  const light = Math.max(sorted[Math.floor(sorted.length * 0.98)] ?? 255, dark + 1)
  return { ...size, data: data.map((value) => Math.min(255, Math.max(0, ((value - dark) * 255) / (light - dark)))) }
}

function bordered(gray: GrayImage, scale: number, border: 0 | 255): Variant {
  const innerWidth = Math.max(1, Math.floor(gray.widthPx * scale))
  const innerHeight = Math.max(1, Math.floor(gray.heightPx * scale))
  const widthPx = innerWidth + 2 * BORDER_PX
  const heightPx = innerHeight + 2 * BORDER_PX
  const words = new Uint32Array(widthPx * heightPx).fill(grayWord(border))
  for (let y = 0; y < innerHeight; y += 1) {
    for (let x = 0; x < innerWidth; x += 1) {
      const value = scale === 1 ? (gray.data[y * gray.widthPx + x] ?? 0) : Math.round(sampleAt(gray, (x + 0.5) / scale, (y + 0.5) / scale))
      words[(y + BORDER_PX) * widthPx + x + BORDER_PX] = grayWord(value)
    }
  }
  return { image: { data: new Uint8ClampedArray(words.buffer), widthPx, heightPx }, scale, borderPx: BORDER_PX }
}

/** Little-endian, as every platform of Electron is. */
function grayWord(value: number): number {
  return (0xff000000 | (value << 16) | (value << 8) | value) >>> 0
}

function placedBack({ text, corners }: DecodedCode, { scale, borderPx }: Variant): DecodedCode {
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: (x - borderPx) / scale, y: (y - borderPx) / scale })) as unknown as DecodedCode['corners']
  return { text, corners: [a, b, c, d] }
}

function cornersOf({ widthPx, heightPx }: PixelImage): DecodedCode['corners'] {
  return [{ x: 0, y: 0 }, { x: widthPx, y: 0 }, { x: widthPx, y: heightPx }, { x: 0, y: heightPx }]
}
