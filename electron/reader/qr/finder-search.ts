// Owns the search for finder patterns in one binarized picture, dark and light ones, at any rotation. Answers sightings, judges no code.
import { clipOuterRun, isMelted, modulePxOfRuns } from './finder-runs.ts'
import type { Sighting } from './finder-store.ts'
import { isDarkAt, runsOfRow, type Binarized } from './thresholds.ts'

const CIRCLE = Array.from({ length: 16 }, (_, k) => ({ x: Math.cos((k * Math.PI) / 8), y: Math.sin((k * Math.PI) / 8) }))
/** A run across a turned finder is longer than its module by 1 / cos of the angle; at most 1 / 0.71. */
const TURNED = [1, 0.9, 0.8, 0.71]
/** Below this size of a module the circle of 2.25 modules hits blurred edges, so more of its points may be wrong. */
const BLURRED_PX = 2.2

export interface SearchedLevel {
  picture: Binarized
  /** 1 for the full picture, 2 for the half … */
  scale: number
  /** Every which row is scanned. */
  rowStep: number
  level: number
}

/** How many rows are searched between two looks at the clock. */
const ROWS_A_LOOK = 16

/** Tells every sighting of a finder pattern on the level, up to the time when `isOver`. */
export function searchFinders(searched: SearchedLevel, onSighting: (sighting: Sighting) => void, isOver: () => boolean): void {
  const { picture, rowStep } = searched
  const changes = new Int32Array(picture.gray.widthPx + 4)
  for (let y = rowStep >> 1, row = 0; y < picture.gray.heightPx; y += rowStep, row += 1) {
    if (row % ROWS_A_LOOK === 0 && isOver()) return
    const count = runsOfRow(picture, y, changes)
    // From -1: the outer run of a code that the picture cuts off is missing altogether.
    for (let i = -1; i + 4 < count; i += 1) {
      const start = i < 0 ? 0 : (changes[i] ?? 0)
      const second = changes[i + 1] ?? 0
      const third = changes[i + 2] ?? 0
      const fourth = changes[i + 3] ?? 0
      const fifth = changes[i + 4] ?? 0
      const b = third - second
      const c = fourth - third
      const d = fifth - fourth
      if (c < b || c < d || c > 6 * b || c > 6 * d) continue
      const m = (b + c + d) / 5
      const end = i + 5 < count ? (changes[i + 5] ?? 0) : fifth
      if (isMelted(second - start, m) && isMelted(end - fifth, m)) continue
      const modulePx = modulePxOfRuns(clipOuterRun(second - start, m, start === 0), b, c, d, clipOuterRun(end - fifth, m, end === picture.gray.widthPx))
      if (modulePx > 0) confirm(searched, onSighting, { x: third + c / 2, y, modulePx, isDark: (i & 1) === 1 })
    }
  }
}

interface Suspect {
  x: number
  y: number
  modulePx: number
  isDark: boolean
}

function confirm({ picture, scale, rowStep, level }: SearchedLevel, onSighting: (sighting: Sighting) => void, { x, y, modulePx, isDark }: Suspect): void {
  const { widthPx, heightPx } = picture.gray
  const column = Math.min(widthPx - 1, Math.floor(x))
  const limit = modulePx * 6 + 3
  const vertical = runThrough(picture, column, y, 0, 1, limit, isDark)
  if (vertical === null || vertical.modulePx > modulePx * 1.7 + 0.3 || vertical.modulePx * 1.7 + 0.3 < modulePx) return
  const centreY = y + vertical.offset
  const row = Math.max(0, Math.min(heightPx - 1, Math.floor(centreY)))
  const horizontal = runThrough(picture, column, row, 1, 0, limit, isDark)
  if (horizontal === null) return
  const centreX = column + horizontal.offset
  const confirmed = modulePxByRing(picture, centreX, centreY, (horizontal.modulePx + vertical.modulePx) / 2, isDark)
  if (confirmed === 0) return
  onSighting({ x: centreX * scale, y: centreY * scale, modulePx: confirmed * scale, isDark, level, expectedHits: Math.max(1, (3 * confirmed) / rowStep) })
}

/** The five runs through a point along one direction: module size, and where the middle of the centre run is from the point's pixel. */
function runThrough(picture: Binarized, x: number, y: number, dx: number, dy: number, limit: number, isDark: boolean): { modulePx: number; offset: number } | null {
  const back = halfRuns(picture, x, y, -dx, -dy, limit, isDark)
  const forth = halfRuns(picture, x + dx, y + dy, dx, dy, limit, isDark)
  const centre = back.centre + forth.centre
  const m = (centre + back.ring + forth.ring) / 5
  if (isMelted(back.outer, m) && isMelted(forth.outer, m)) return null
  const modulePx = modulePxOfRuns(clipOuterRun(back.outer, m, back.isAtEdge), back.ring, centre, forth.ring, clipOuterRun(forth.outer, m, forth.isAtEdge))
  return modulePx === 0 ? null : { modulePx, offset: (forth.centre - back.centre + 1) / 2 + 0.5 }
}

interface HalfRuns {
  centre: number
  ring: number
  outer: number
  isAtEdge: boolean
}

function halfRuns(picture: Binarized, fromX: number, fromY: number, dx: number, dy: number, limit: number, isDark: boolean): HalfRuns {
  const centre = runLength(picture, fromX, fromY, dx, dy, limit, isDark)
  const ring = runLength(picture, fromX + centre * dx, fromY + centre * dy, dx, dy, limit, !isDark)
  const before = centre + ring
  const outer = runLength(picture, fromX + before * dx, fromY + before * dy, dx, dy, limit, isDark)
  const x = fromX + (before + outer) * dx
  const y = fromY + (before + outer) * dy
  return { centre, ring, outer, isAtEdge: x < 0 || y < 0 || x >= picture.gray.widthPx || y >= picture.gray.heightPx }
}

/** Of one colour from a point on, up to one more than `limit` and not beyond the picture. */
function runLength(picture: Binarized, fromX: number, fromY: number, dx: number, dy: number, limit: number, isDark: boolean): number {
  const { widthPx, heightPx } = picture.gray
  let length = 0
  for (let x = fromX, y = fromY; length <= limit && x >= 0 && y >= 0 && x < widthPx && y < heightPx; x += dx, y += dy) {
    if (isDarkAt(picture, x, y) !== isDark) break
    length += 1
  }
  return length
}

/** Independent of rotation: the circle of 2.25 modules lies in the light ring, the one of 1.1 in the centre. Answers 0 for no finder. */
function modulePxByRing(picture: Binarized, x: number, y: number, modulePx: number, isDark: boolean): number {
  for (const share of TURNED) {
    const m = modulePx * share
    if (hasRing(picture, x, y, m, isDark, modulePx < BLURRED_PX && share === 1 ? 6 : 4)) return m
  }
  return modulePx < BLURRED_PX && hasRing(picture, x, y, modulePx * 1.15, isDark, 6) ? modulePx : 0
}

function hasRing(picture: Binarized, x: number, y: number, modulePx: number, isDark: boolean, tolerated: number): boolean {
  return wrongOnCircle(picture, x, y, 2.25 * modulePx, 1, !isDark) <= tolerated && wrongOnCircle(picture, x, y, 1.1 * modulePx, 2, isDark) <= 2
}

function wrongOnCircle(picture: Binarized, x: number, y: number, radiusPx: number, step: number, isDark: boolean): number {
  const { widthPx, heightPx } = picture.gray
  let wrong = 0
  for (let k = 0; k < CIRCLE.length; k += step) {
    const px = Math.floor(x + (CIRCLE[k]?.x ?? 0) * radiusPx)
    const py = Math.floor(y + (CIRCLE[k]?.y ?? 0) * radiusPx)
    if (px < 0 || py < 0 || px >= widthPx || py >= heightPx) continue
    if (isDarkAt(picture, px, py) !== isDark) wrong += 1
  }
  return wrong
}
