// Owns the ratio 1:1:3:1:1 by which a finder pattern is known along any line through its centre (ISO/IEC 18004 §6.3.3).

/** An outer run that is longer than this share of a module melts into a surround of its own colour: there is no quiet zone. */
const MELTED = 1.9

/**
 * The length of an outer run, cut to a module where it melts into its surround and filled up to one where the picture ends. Only one side
 * can melt: on the other stands the separator. A ring that melts on both is a letter.
 */
export function clipOuterRun(lengthPx: number, modulePx: number, isAtEdge: boolean): number {
  if (isMelted(lengthPx, modulePx)) return Math.round(modulePx)
  return isAtEdge && lengthPx < modulePx ? modulePx : lengthPx
}

export function isMelted(lengthPx: number, modulePx: number): boolean {
  return lengthPx > modulePx * MELTED
}

/** Five runs in pixels; answers the module's size in pixels, or 0 when they are no finder. Blur and rounding move an edge by up to 0.6 px. */
export function modulePxOfRuns(a: number, b: number, c: number, d: number, e: number): number {
  const total = a + b + c + d + e
  if (total < 7) return 0
  const m = total / 7
  const one = m * 0.5 + 0.6
  const three = m * 1.2 + 0.6
  const fits =
    Math.abs(a - m) < one && Math.abs(b - m) < one && Math.abs(c - 3 * m) < three && Math.abs(d - m) < one && Math.abs(e - m) < one
  return fits ? m : 0
}
