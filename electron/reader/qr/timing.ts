// Owns the size of a code by its two timing patterns: how many modules lie between the finders. Reads brightness along two lines only.
import type { Finder } from './finder-store.ts'
import type { Triple } from './finder-triples.ts'
import { LARGEST_DIMENSION, nearestDimension, SMALLEST_DIMENSION } from './function-patterns.ts'
import { sampleAt, type GrayImage } from './gray-image.ts'

export interface TimedTriple extends Triple {
  /** Likeliest first. */
  dimensions: readonly number[]
  /** 0 when both timing patterns count exactly as the first dimension says, 1 when they say nothing. */
  timingError: number
}

/** The finder centres must differ this much from what surrounds them, of 255. */
const MIN_CONTRAST = 8

/** Null when the three are no finders of one code: no contrast, or no size fits. */
export function timeTriple(triple: Triple, gray: GrayImage): TimedTriple | null {
  const { topLeft, topRight, bottomLeft, estimatedDimension } = triple
  const middle = middleBrightness(triple, gray)
  if (middle === null) return null
  const right = unit(topLeft, topRight)
  const down = unit(topLeft, bottomLeft)
  const across = changesBetween(gray, topLeft, topRight, right, down, estimatedDimension, middle) + 13
  const along = changesBetween(gray, topLeft, bottomLeft, down, right, estimatedDimension, middle) + 13
  const guesses = [nearestDimension(estimatedDimension), nearestDimension(across), nearestDimension(along), nearestDimension((across + along) / 2)]
  const rated = [...new Set(guesses)]
    .filter((d) => d >= SMALLEST_DIMENSION && d <= LARGEST_DIMENSION && Math.abs(d - estimatedDimension) <= Math.max(8, estimatedDimension * 0.3))
    .map((dimension) => {
      const error = Math.min(1, (Math.abs(across - dimension) + Math.abs(along - dimension)) / (dimension - 13))
      return { dimension, error, penalty: error + (Math.abs(dimension - estimatedDimension) / estimatedDimension) * 0.25 }
    })
    .sort((a, b) => a.penalty - b.penalty)
  const best = rated[0]
  if (best === undefined) return null
  return { ...triple, dimensions: rated.map(({ dimension }) => dimension), timingError: best.error }
}

/** Between the finders' centres and the light rings around them. */
function middleBrightness(triple: Triple, gray: GrayImage): number | null {
  const { topLeft, topRight, bottomLeft, isDark, estimatedDimension } = triple
  const modules = estimatedDimension - 7
  const px = (topRight.x - topLeft.x) / modules
  const py = (topRight.y - topLeft.y) / modules
  const qx = (bottomLeft.x - topLeft.x) / modules
  const qy = (bottomLeft.y - topLeft.y) / modules
  const finders = [topLeft, topRight, bottomLeft]
  const centres = finders.map(({ x, y }) => sampleAt(gray, x, y))
  const centre = isDark ? Math.max(...centres) : Math.min(...centres)
  let ring = 0
  for (const { x, y } of finders) {
    ring += sampleAt(gray, x + 2 * px, y + 2 * py) + sampleAt(gray, x - 2 * px, y - 2 * py)
    ring += sampleAt(gray, x + 2 * qx, y + 2 * qy) + sampleAt(gray, x - 2 * qx, y - 2 * qy)
  }
  ring /= 12
  return (isDark ? ring - centre : centre - ring) < MIN_CONTRAST ? null : (centre + ring) / 2
}

function unit(from: Finder, to: Finder): { x: number; y: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

/** Changes of colour along the timing pattern, from the inner edge of one finder to that of the other. */
function changesBetween(
  gray: GrayImage,
  from: Finder,
  to: Finder,
  along: { x: number; y: number },
  inward: { x: number; y: number },
  modules: number,
  middle: number
): number {
  const x0 = from.x + (along.x + inward.x) * 3 * from.modulePx
  const y0 = from.y + (along.y + inward.y) * 3 * from.modulePx
  const x1 = to.x + (inward.x - along.x) * 3 * to.modulePx
  const y1 = to.y + (inward.y - along.y) * 3 * to.modulePx
  const steps = Math.max(30, Math.trunc(modules * 4))
  let changes = 0
  let wasDark: boolean | null = null
  for (let i = 0; i <= steps; i += 1) {
    const share = i / steps
    const isDark = sampleAt(gray, x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) < middle
    if (wasDark !== null && isDark !== wasDark) changes += 1
    wasDark = isDark
  }
  return changes
}
