// Owns what counts as dark: a threshold for each block of 8 × 8 pixels, from its neighbourhood. Flat neighbourhoods have none.
import type { GrayImage } from './gray-image.ts'

const BLOCK_BITS = 3
const BLOCK = 1 << BLOCK_BITS

export interface BlockRanges {
  darkest: Uint8Array
  brightest: Uint8Array
  across: number
  down: number
}

/** A grey picture with a threshold a block; 0 stands for "flat": everything there is light. */
export interface Binarized {
  gray: GrayImage
  thresholds: Uint8Array
  across: number
}

/** Of each block alone. */
export function ownRangesOf(gray: GrayImage): BlockRanges {
  const { data, widthPx, heightPx } = gray
  const across = (widthPx + BLOCK - 1) >> BLOCK_BITS
  const down = (heightPx + BLOCK - 1) >> BLOCK_BITS
  const darkest = new Uint8Array(across * down).fill(255)
  const brightest = new Uint8Array(across * down)
  // Every other row of a large picture: no module is less than a row and a half high.
  const rowStep = heightPx > 600 ? 2 : 1
  for (let y = 0; y < heightPx; y += rowStep) {
    const row = y * widthPx
    const blockRow = (y >> BLOCK_BITS) * across
    for (let bx = 0; bx < across; bx += 1) {
      let low = darkest[blockRow + bx] ?? 0
      let high = brightest[blockRow + bx] ?? 0
      const end = row + Math.min(widthPx, (bx << BLOCK_BITS) + BLOCK)
      for (let i = row + (bx << BLOCK_BITS); i < end; i += 1) {
        const v = data[i] ?? 0
        if (v < low) low = v
        if (v > high) high = v
      }
      darkest[blockRow + bx] = low
      brightest[blockRow + bx] = high
    }
  }
  return { darkest, brightest, across, down }
}

/**
 * The darkest and brightest value of each block and its eight neighbours (24 pixels): black text beside a faint code does not drown it.
 * Twice (40 pixels): the centre of a finder of 8 px a module still sees its edges.
 */
export function spreadRanges({ darkest, brightest, across, down }: BlockRanges): BlockRanges {
  const low = leastOfThree(leastOfThree(darkest, across, down, 1), across, down, across)
  const high = mostOfThree(mostOfThree(brightest, across, down, 1), across, down, across)
  return { darkest: low, brightest: high, across, down }
}

/** `bias` is the place of the threshold between darkest (0) and brightest (1); below `minContrast` a block is flat. */
export function binarize(gray: GrayImage, ranges: BlockRanges, { bias, minContrast }: { bias: number; minContrast: number }): Binarized {
  const thresholds = new Uint8Array(ranges.across * ranges.down)
  for (let i = 0; i < thresholds.length; i += 1) {
    const low = ranges.darkest[i] ?? 0
    const high = ranges.brightest[i] ?? 0
    thresholds[i] = high - low < minContrast ? 0 : Math.round(low + (high - low) * bias)
  }
  return { gray, thresholds, across: ranges.across }
}

/** The point must be inside the picture. */
export function isDarkAt({ gray, thresholds, across }: Binarized, x: number, y: number): boolean {
  return (gray.data[y * gray.widthPx + x] ?? 0) < (thresholds[(y >> BLOCK_BITS) * across + (x >> BLOCK_BITS)] ?? 0)
}

/**
 * Writes where the colour of row `y` changes into `changes`, from 0 to the width of the picture, and answers how many there are.
 * The run from `changes[k]` is dark when `k` is odd; an empty first run stands for a row that begins dark.
 */
export function runsOfRow({ gray, thresholds, across }: Binarized, y: number, changes: Int32Array): number {
  const { data, widthPx } = gray
  const row = y * widthPx
  const blockRow = (y >> BLOCK_BITS) * across
  let count = 1
  let wasDark = false
  changes[0] = 0
  for (let bx = 0; bx < across; bx += 1) {
    const threshold = thresholds[blockRow + bx] ?? 0
    const start = bx << BLOCK_BITS
    if (threshold === 0) {
      if (wasDark) changes[count++] = start
      wasDark = false
      continue
    }
    const end = Math.min(widthPx, start + BLOCK)
    for (let x = start; x < end; x += 1) {
      const isDark = (data[row + x] ?? 0) < threshold
      if (isDark !== wasDark) {
        changes[count++] = x
        wasDark = isDark
      }
    }
  }
  changes[count++] = widthPx
  return count
}

/** Of each value and those `step` before and after it: 1 looks along the row, a row's length along the column. */
function leastOfThree(values: Uint8Array, across: number, down: number, step: number): Uint8Array {
  const out = new Uint8Array(values.length)
  for (let y = 0, i = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1, i += 1) {
      let least = values[i] ?? 0
      const hasBefore = step === 1 ? x > 0 : y > 0
      const hasAfter = step === 1 ? x < across - 1 : y < down - 1
      const before = hasBefore ? (values[i - step] ?? 0) : least
      const after = hasAfter ? (values[i + step] ?? 0) : least
      if (before < least) least = before
      if (after < least) least = after
      out[i] = least
    }
  }
  return out
}

/** Apart from its twin, because a comparison that is passed in costs ten times as much. */
function mostOfThree(values: Uint8Array, across: number, down: number, step: number): Uint8Array {
  const out = new Uint8Array(values.length)
  for (let y = 0, i = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1, i += 1) {
      let most = values[i] ?? 0
      const hasBefore = step === 1 ? x > 0 : y > 0
      const hasAfter = step === 1 ? x < across - 1 : y < down - 1
      const before = hasBefore ? (values[i - step] ?? 0) : most
      const after = hasAfter ? (values[i + step] ?? 0) : most
      if (before > most) most = before
      if (after > most) most = after
      out[i] = most
    }
  }
  return out
}
