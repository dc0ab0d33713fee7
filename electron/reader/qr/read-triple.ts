// Owns the attempts on one triple of finders, cheapest first. Every answer has passed the code's own error correction.
import type { DecodedCode } from './decoder.ts'
import { findersFit, fitGrid, type ModuleGrid } from './grid-fit.ts'
import type { GrayImage } from './gray-image.ts'
import { project } from './homography.ts'
import { readCrop, readMatrix } from './jsqr-decoder.ts'
import { matrixOf, moduleValues, straightened } from './module-matrix.ts'
import type { TimedTriple } from './timing.ts'

/** Where the fixed modules fit worse than this, no code was ever read. */
const MIN_FIT = 0.4
/** From here on the size is beyond doubt. */
const GOOD_FIT = 0.75

/** Of the finders alone; see `findersFit`. */
const LEAST_FINDERS_FIT = 0.3

/** Whether the three finders are worth an attempt: noise is told apart here, for a hundredth of what the attempt would cost. */
export function isPlausible(triple: TimedTriple, gray: GrayImage): boolean {
  return triple.dimensions.slice(0, 2).some((dimension) => findersFit(triple, dimension, gray) >= LEAST_FINDERS_FIT)
}

export interface TripleReading {
  gray: GrayImage
  /** Tries the less likely sizes and the slower pictures as well. */
  thorough: boolean
}

export function readTriple(triple: TimedTriple, { gray, thorough }: TripleReading): DecodedCode | null {
  const doubtful: ModuleGrid[] = []
  for (const dimension of triple.dimensions.slice(0, thorough ? 4 : 2)) {
    const grid = fitGrid(triple, dimension, gray)
    if (grid === null || grid.fit < MIN_FIT) continue
    if (grid.fit < GOOD_FIT) {
      doubtful.push(grid)
      continue
    }
    const code = codeOfGrid(grid, gray, thorough)
    if (code !== null) return code
  }
  for (const grid of doubtful.sort((a, b) => b.fit - a.fit)) {
    const code = codeOfGrid(grid, gray, thorough)
    if (code !== null) return code
  }
  return null
}

function codeOfGrid(grid: ModuleGrid, gray: GrayImage, thorough: boolean): DecodedCode | null {
  const text = readGrid(grid, gray, thorough)
  return text === null ? null : { text, corners: cornersOf(grid) }
}

function readGrid(grid: ModuleGrid, gray: GrayImage, thorough: boolean): string | null {
  const { dimension } = grid
  const values = moduleValues(grid, gray)
  const matrix = (threshold: 'mean' | 'middle' | 'whole') => () => readMatrix(matrixOf(values, dimension, threshold))
  const straight = (pxPerModule: number) => () => readCrop(straightened(grid, gray, pxPerModule))
  const attempts = [matrix('mean'), straight(4), matrix('middle')]
  if (thorough) attempts.push(matrix('whole'), straight(6), straight(2.6))
  for (const attempt of attempts) {
    const text = attempt()
    if (text !== null) return text
  }
  return null
}

function cornersOf({ map, dimension }: ModuleGrid): DecodedCode['corners'] {
  return [project(map, 0, 0), project(map, dimension, 0), project(map, dimension, dimension), project(map, 0, dimension)]
}
