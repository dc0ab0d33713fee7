// Owns turning a laid grid into clean pictures for a decoder: modules in black and white, or the grey picture made straight. Reads no data.
import type { PixelImage } from './decoder.ts'
import { knownModulesOf } from './function-patterns.ts'
import type { ModuleGrid } from './grid-fit.ts'
import { sampleAt, type GrayImage } from './gray-image.ts'
import { project } from './homography.ts'

/** Row by row, 1 is dark. */
export interface ModuleMatrix {
  modules: Uint8Array
  dimension: number
}

/** `mean` suits even lighting, `middle` a light or dark patch, `whole` a low contrast. All but the last look 5 modules around. */
export type MatrixThreshold = 'mean' | 'middle' | 'whole'

const REACH = 5
/** Where in a module brightness is taken besides its centre, which counts twice. */
const OFF_CENTRE = 0.22
const QUIET_ZONE = 4

/** Brightness of each module; a light code comes out inverted, so that dark is dark. */
export function moduleValues(grid: ModuleGrid, gray: GrayImage): Float32Array {
  const { dimension, map, isDark } = grid
  const values = new Float32Array(dimension * dimension)
  const at = (u: number, v: number): number => {
    const p = project(map, u, v)
    // Beyond the picture there is nothing to know; light is what a quiet zone would be.
    if (p.x < 0 || p.y < 0 || p.x > gray.widthPx || p.y > gray.heightPx) return isDark ? 255 : 0
    return sampleAt(gray, p.x, p.y)
  }
  for (let row = 0, i = 0; row < dimension; row += 1) {
    for (let column = 0; column < dimension; column += 1, i += 1) {
      const u = column + 0.5
      const v = row + 0.5
      const value = (2 * at(u, v) + at(u + OFF_CENTRE, v) + at(u - OFF_CENTRE, v) + at(u, v + OFF_CENTRE) + at(u, v - OFF_CENTRE)) / 6
      values[i] = isDark ? value : 255 - value
    }
  }
  return values
}

export function matrixOf(values: Float32Array, dimension: number, threshold: MatrixThreshold): ModuleMatrix {
  const sorted = Float32Array.from(values).sort()
  const at = (share: number): number => sorted[Math.trunc((sorted.length - 1) * share)] ?? 0
  const whole = (at(0.1) + at(0.9)) / 2
  const minRange = (at(0.9) - at(0.1)) * 0.3
  const modules = new Uint8Array(values.length)
  for (let row = 0, i = 0; row < dimension; row += 1) {
    for (let column = 0; column < dimension; column += 1, i += 1) {
      const limit = threshold === 'whole' ? whole : limitAround(values, dimension, column, row, { threshold, whole, minRange })
      modules[i] = (values[i] ?? 0) < limit ? 1 : 0
    }
  }
  // What is fixed needs no reading. jsqr looks for the patterns itself, and goes astray where one is covered.
  for (const { column, row, isDark } of knownModulesOf(dimension)) modules[row * dimension + column] = isDark ? 1 : 0
  return { modules, dimension }
}

function limitAround(
  values: Float32Array,
  dimension: number,
  column: number,
  row: number,
  { threshold, whole, minRange }: { threshold: MatrixThreshold; whole: number; minRange: number }
): number {
  let low = 255
  let high = 0
  let sum = 0
  let count = 0
  for (let y = Math.max(0, row - REACH); y <= Math.min(dimension - 1, row + REACH); y += 1) {
    for (let x = Math.max(0, column - REACH); x <= Math.min(dimension - 1, column + REACH); x += 1) {
      const v = values[y * dimension + x] ?? 0
      if (v < low) low = v
      if (v > high) high = v
      sum += v
      count += 1
    }
  }
  if (high - low < minRange) return whole
  return threshold === 'mean' ? sum / count : (low + high) / 2
}

/** Black modules on white with a quiet zone. */
export function drawMatrix({ modules, dimension }: ModuleMatrix, pxPerModule: number): PixelImage {
  const size = (dimension + 2 * QUIET_ZONE) * pxPerModule
  const words = new Uint32Array(size * size).fill(0xff_ff_ff_ff)
  for (let row = 0; row < dimension; row += 1) {
    for (let column = 0; column < dimension; column += 1) {
      if (modules[row * dimension + column] !== 1) continue
      const left = (column + QUIET_ZONE) * pxPerModule
      for (let y = 0; y < pxPerModule; y += 1) {
        const at = ((row + QUIET_ZONE) * pxPerModule + y) * size + left
        words.fill(0xff_00_00_00, at, at + pxPerModule)
      }
    }
  }
  return { data: new Uint8ClampedArray(words.buffer), widthPx: size, heightPx: size }
}

/** The code as it is in the picture, made straight, dark on light, with a white quiet zone: the decoder binarizes it in its own way. */
export function straightened(grid: ModuleGrid, gray: GrayImage, pxPerModule: number): PixelImage {
  const { dimension, map, isDark } = grid
  const size = Math.round((dimension + 2 * QUIET_ZONE) * pxPerModule)
  const words = new Uint32Array(size * size).fill(0xff_ff_ff_ff)
  const kept = 0.3
  for (let y = 0; y < size; y += 1) {
    const v = (y + 0.5) / pxPerModule - QUIET_ZONE
    if (v < -kept || v > dimension + kept) continue
    for (let x = 0; x < size; x += 1) {
      const u = (x + 0.5) / pxPerModule - QUIET_ZONE
      if (u < -kept || u > dimension + kept) continue
      const p = project(map, u, v)
      if (p.x < 0 || p.y < 0 || p.x > gray.widthPx || p.y > gray.heightPx) continue
      const value = Math.round(isDark ? sampleAt(gray, p.x, p.y) : 255 - sampleAt(gray, p.x, p.y))
      words[y * size + x] = (0xff_00_00_00 | (value << 16) | (value << 8) | value) >>> 0
    }
  }
  return { data: new Uint8ClampedArray(words.buffer), widthPx: size, heightPx: size }
}
