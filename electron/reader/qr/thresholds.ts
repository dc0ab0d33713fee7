// Owns what counts as dark: a threshold for each block of 8 × 8 pixels, from its neighbourhood. Flat neighbourhoods have none.
import type { GrayImage } from './gray-image.ts'

const BLOCK_BITS = 3
const BLOCK = 1 << BLOCK_BITS
const HALF_BLOCK = BLOCK >> 1

export interface BlockRanges {
  darkest: Uint8Array
  brightest: Uint8Array
  across: number
  down: number
}

/** A grey picture with a threshold a block; where it is 0 everything is light. */
export interface Binarized {
  gray: GrayImage
  thresholds: Uint8Array
  across: number
}

/**
 * Of each block alone, from the half of the picture, in which a block has 4 × 4 pixels: a quarter of the work, and noise of single pixels is
 * gone. Half of those pixels are looked at, like the fields of one colour on a chess board: no line slips through.
 */
export function rangesOfHalf(half: GrayImage, { widthPx, heightPx }: { widthPx: number; heightPx: number }): BlockRanges {
  const across = (widthPx + BLOCK - 1) >> BLOCK_BITS
  const down = (heightPx + BLOCK - 1) >> BLOCK_BITS
  // Where a block has no pixel in the half: no darkest, no brightest. The neighbours say what it is.
  const darkest = new Uint8Array(across * down).fill(255)
  const brightest = new Uint8Array(across * down)
  const { data } = half
  for (let by = 0; by < down; by += 1) {
    const rows = Math.min(HALF_BLOCK, half.heightPx - by * HALF_BLOCK)
    for (let bx = 0, i = by * across; bx < across; bx += 1, i += 1) {
      const columns = Math.min(HALF_BLOCK, half.widthPx - bx * HALF_BLOCK)
      let low = 255
      let high = 0
      for (let y = 0, at = (by * half.widthPx + bx) * HALF_BLOCK; y < rows; y += 1, at += half.widthPx) {
        for (let x = y & 1; x < columns; x += 2) {
          const v = data[at + x] ?? 0
          if (v < low) low = v
          if (v > high) high = v
        }
      }
      darkest[i] = low
      brightest[i] = high
    }
  }
  return { darkest, brightest, across, down }
}

/** Of the half of a picture, from those of the picture itself: four blocks of it are one. */
export function rangesOfFour({ darkest, brightest, across, down }: BlockRanges, { widthPx, heightPx }: { widthPx: number; heightPx: number }): BlockRanges {
  const halfAcross = (widthPx + BLOCK - 1) >> BLOCK_BITS
  const halfDown = (heightPx + BLOCK - 1) >> BLOCK_BITS
  const least = new Uint8Array(halfAcross * halfDown)
  const most = new Uint8Array(halfAcross * halfDown)
  for (let by = 0, i = 0; by < halfDown; by += 1) {
    const upper = 2 * by * across
    const lower = 2 * by + 1 < down ? upper + across : upper
    for (let bx = 0; bx < halfAcross; bx += 1, i += 1) {
      const left = 2 * bx
      const right = Math.min(left + 1, across - 1)
      least[i] = Math.min(darkest[upper + left] ?? 0, darkest[upper + right] ?? 0, darkest[lower + left] ?? 0, darkest[lower + right] ?? 0)
      most[i] = Math.max(brightest[upper + left] ?? 0, brightest[upper + right] ?? 0, brightest[lower + left] ?? 0, brightest[lower + right] ?? 0)
    }
  }
  return { darkest: least, brightest: most, across: halfAcross, down: halfDown }
}

/**
 * The darkest and brightest value of each block and its eight neighbours (24 pixels): black text beside a faint code does not drown it.
 * Twice (40 pixels): the centre of a finder of 8 px a module still sees its edges.
 */
export function spreadRanges({ darkest, brightest, across, down }: BlockRanges): BlockRanges {
  const low = new Uint8Array(darkest.length)
  const high = new Uint8Array(brightest.length)
  spreadAlongRows(darkest, brightest, low, high, across, down)
  const least = new Uint8Array(darkest.length)
  const most = new Uint8Array(brightest.length)
  for (let y = 0; y < down; y += 1) {
    const at = y * across
    const before = y > 0 ? at - across : at
    const after = y + 1 < down ? at + across : at
    for (let x = 0; x < across; x += 1) {
      const i = before + x
      const j = at + x
      const k = after + x
      least[j] = leastOf(low[i] ?? 0, low[j] ?? 0, low[k] ?? 0)
      most[j] = mostOf(high[i] ?? 0, high[j] ?? 0, high[k] ?? 0)
    }
  }
  return { darkest: least, brightest: most, across, down }
}

function spreadAlongRows(darkest: Uint8Array, brightest: Uint8Array, low: Uint8Array, high: Uint8Array, across: number, down: number): void {
  for (let y = 0; y < down; y += 1) {
    const start = y * across
    const last = start + across - 1
    for (let j = start; j <= last; j += 1) {
      const i = j > start ? j - 1 : j
      const k = j < last ? j + 1 : j
      low[j] = leastOf(darkest[i] ?? 0, darkest[j] ?? 0, darkest[k] ?? 0)
      high[j] = mostOf(brightest[i] ?? 0, brightest[j] ?? 0, brightest[k] ?? 0)
    }
  }
}

function leastOf(a: number, b: number, c: number): number {
  const least = a < b ? a : b
  return least < c ? least : c
}

function mostOf(a: number, b: number, c: number): number {
  const most = a > b ? a : b
  return most > c ? most : c
}

export interface Cut {
  /** Of each block alone. */
  own: BlockRanges
  /** Of its neighbourhood. */
  around: BlockRanges
  /** The place of the threshold between darkest (0) and brightest (1). */
  bias: number
  /** Below it a block is flat. */
  minContrast: number
}

export function binarize(gray: GrayImage, { own, around, bias, minContrast }: Cut): Binarized {
  const thresholds = new Uint8Array(around.across * around.down)
  for (let i = 0; i < thresholds.length; i += 1) {
    const low = around.darkest[i] ?? 0
    const high = around.brightest[i] ?? 0
    if (high - low < minContrast) continue
    const threshold = Math.round(low + (high - low) * bias)
    // A block that lies well on one side is not compared pixel by pixel. An edge that cuts off a single row of it is in the middle of two
    // pixels that were averaged, so half way does not count.
    const margin = (high - low) * CLEAR
    if ((own.brightest[i] ?? 0) + margin < threshold) thresholds[i] = ALL_DARK
    else if ((own.darkest[i] ?? 0) - margin < threshold) thresholds[i] = threshold
  }
  return { gray, thresholds, across: around.across }
}

/** Of the contrast around a block. */
const CLEAR = 0.3
/** No threshold: dark ones stand below the brightest value, and a flat block has 0. */
const ALL_DARK = 255

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
    if (threshold === 0 || threshold === ALL_DARK) {
      const isDark = threshold !== 0
      if (isDark !== wasDark) changes[count++] = start
      wasDark = isDark
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
