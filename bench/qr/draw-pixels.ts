// Owns codes drawn straight into pixels, without a browser: for tests of the reader and for its memory figure.
import qrcode from 'qrcode'
import type { PixelImage, Point } from '../../electron/reader/qr/decoder.ts'
import { homographyOf, project } from '../../electron/reader/qr/homography.ts'

export interface TrueCode {
  dimension: number
  /** Row by row, 1 is dark. */
  modules: Uint8Array
}

export function trueCode(text: string, options: { correction?: 'L' | 'M' | 'Q' | 'H'; version?: number } = {}): TrueCode {
  const { modules } = qrcode.create(text, {
    errorCorrectionLevel: options.correction ?? 'M',
    ...(options.version === undefined ? {} : { version: options.version })
  })
  return { dimension: modules.size, modules: Uint8Array.from(modules.data, (bit) => (bit ? 1 : 0)) }
}

export interface Canvas extends PixelImage {
  words: Uint32Array
}

export function canvas(widthPx: number, heightPx: number, colour = 0xff_ff_ff): Canvas {
  const words = new Uint32Array(widthPx * heightPx).fill((0xff_00_00_00 | colour) >>> 0)
  return { words, data: new Uint8ClampedArray(words.buffer), widthPx, heightPx }
}

export interface Drawing {
  /** Where the code's corners come to lie, clockwise from its top left; modules alone, without a quiet zone. */
  corners: readonly [Point, Point, Point, Point]
  /** 0xBBGGRR. */
  dark?: number
  light?: number
  /** Modules around the code that are painted light. */
  quietZone?: number
}

/** Upright, its top left at `x`, `y`. */
export function square(x: number, y: number, sizePx: number): Drawing['corners'] {
  return [
    { x, y },
    { x: x + sizePx, y },
    { x: x + sizePx, y: y + sizePx },
    { x, y: y + sizePx }
  ]
}

/** Pixels whose centre lies in a module get its colour; nothing is blurred. Corners may lie beyond the picture. */
export function draw({ words, widthPx, heightPx }: Canvas, { dimension, modules }: TrueCode, { corners, dark = 0, light = 0xff_ff_ff, quietZone = 4 }: Drawing): void {
  const own = [{ x: 0, y: 0 }, { x: dimension, y: 0 }, { x: dimension, y: dimension }, { x: 0, y: dimension }]
  const map = homographyOf(corners, own)
  if (map === null) throw new Error('the corners lie on a line')
  const margin = (quietZone / dimension + 0.2) * Math.max(...corners.map(({ x }) => x)) + 64
  const from = (values: number[]): number => Math.max(0, Math.floor(Math.min(...values) - margin))
  const to = (values: number[], size: number): number => Math.min(size, Math.ceil(Math.max(...values) + margin))
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  for (let y = from(ys); y < to(ys, heightPx); y += 1) {
    for (let x = from(xs); x < to(xs, widthPx); x += 1) {
      const { x: u, y: v } = project(map, x + 0.5, y + 0.5)
      if (u < -quietZone || v < -quietZone || u >= dimension + quietZone || v >= dimension + quietZone) continue
      const inside = u >= 0 && v >= 0 && u < dimension && v < dimension
      const isDark = inside && modules[Math.floor(v) * dimension + Math.floor(u)] === 1
      words[y * widthPx + x] = (0xff_00_00_00 | (isDark ? dark : light)) >>> 0
    }
  }
}
