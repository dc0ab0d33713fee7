// Owns the way round an error in jsqr's table: it takes version 23's fourth alignment centre for 74 instead of 78 (jsQR issue 251).
// Moves every data module to where jsqr will look for it. Of no use to another decoder.
import { alignmentCentres, alignmentPlaces } from './function-patterns.ts'
import type { ModuleMatrix } from './module-matrix.ts'

export const VERSION_23_DIMENSION = 109
const JSQR_CENTRES = [6, 30, 54, 74, 102]
const FORMAT_MASK = 0b101010000010010

/** The data masks of ISO/IEC 18004 Table 10, by their number. */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0
]

export function rearrangedForJsqr({ modules, dimension }: ModuleMatrix): ModuleMatrix {
  if (dimension !== VERSION_23_DIMENSION) return { modules, dimension }
  const isMasked = MASKS[maskOf(modules, dimension)] ?? (() => false)
  const places = dataPlaces(dimension, alignmentCentres(dimension))
  const expected = dataPlaces(dimension, JSQR_CENTRES)
  const moved = Uint8Array.from(modules)
  for (const [k, { row, column }] of places.entries()) {
    const target = expected[k]
    if (target === undefined) continue
    const flips = isMasked(row, column) !== isMasked(target.row, target.column)
    const module = modules[row * dimension + column] ?? 0
    moved[target.row * dimension + target.column] = flips ? 1 - module : module
  }
  return { modules: moved, dimension }
}

/** Data modules in reading order: pairs of columns from the right, upwards and downwards in turn (ISO/IEC 18004 §7.7.3). */
export function dataPlaces(dimension: number, centres: readonly number[]): { row: number; column: number }[] {
  const isFixed = new Uint8Array(dimension * dimension)
  const fix = (left: number, top: number, width: number, height: number): void => {
    for (let row = top; row < top + height; row += 1) isFixed.fill(1, row * dimension + left, row * dimension + left + width)
  }
  fix(0, 0, 9, 9)
  fix(dimension - 8, 0, 8, 9)
  fix(0, dimension - 8, 9, 8)
  fix(6, 9, 1, dimension - 17)
  fix(9, 6, dimension - 17, 1)
  if (dimension > 41) {
    fix(dimension - 11, 0, 3, 6)
    fix(0, dimension - 11, 6, 3)
  }
  for (const { column, row } of alignmentPlaces(dimension, centres)) fix(column - 2, row - 2, 5, 5)
  const places: { row: number; column: number }[] = []
  let upwards = true
  for (let right = dimension - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1
    for (let k = 0; k < dimension; k += 1) {
      const row = upwards ? dimension - 1 - k : k
      for (const column of [right, right - 1]) if (isFixed[row * dimension + column] === 0) places.push({ row, column })
    }
    upwards = !upwards
  }
  return places
}

/** The mask's number from the format information beside the top left finder, nearest code word (ISO/IEC 18004 §7.9). */
function maskOf(modules: Uint8Array, dimension: number): number {
  let bits = 0
  const read = (row: number, column: number): void => {
    bits = (bits << 1) | (modules[row * dimension + column] ?? 0)
  }
  for (const column of [0, 1, 2, 3, 4, 5, 7, 8]) read(8, column)
  for (const row of [7, 5, 4, 3, 2, 1, 0]) read(row, 8)
  let best = { distance: 16, mask: 0 }
  for (let data = 0; data < 32; data += 1) {
    const distance = onesOf(bits ^ formatWord(data))
    if (distance < best.distance) best = { distance, mask: data & 7 }
  }
  return best.mask
}

/** BCH (15, 5) with the generator 10100110111, masked (ISO/IEC 18004 Annex C). */
function formatWord(data: number): number {
  let rest = data << 10
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0b10100110111 << (bit - 10)
  return ((data << 10) | rest) ^ FORMAT_MASK
}

function onesOf(value: number): number {
  let ones = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) ones += 1
  return ones
}
