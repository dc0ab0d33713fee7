// Owns which three finder patterns may belong to one code: like size, one colour, two sides of like length at about a right angle.
import type { Finder } from './finder-store.ts'

/** Three finders in the order of ISO/IEC 18004 Figure 1: top left, top right, bottom left. */
export interface Triple {
  topLeft: Finder
  topRight: Finder
  bottomLeft: Finder
  isDark: boolean
  modulePx: number
  /** Modules along a side, estimated from distance and size; no whole number. */
  estimatedDimension: number
  /** 0 for a perfect square that stands upright; larger is less likely. */
  skew: number
}

export interface TripleLimits {
  /** |cos| of the angle at the top left finder. */
  maxCosine: number
  maxSideRatio: number
  maxSizeRatio: number
  /** The share of its rows that must have seen a finder. */
  minSupport: number
  minHits: number
  maxFinders: number
}

const SMALLEST = 17
const LARGEST = 190

/** Most likely first. */
export function triplesOf(finders: readonly Finder[], limits: TripleLimits): Triple[] {
  const triples: Triple[] = []
  for (const isDark of [true, false]) {
    const usable = usableFinders(finders, isDark, limits)
    for (const corner of usable) {
      addTriplesAt(triples, corner, partnersOf(corner, usable), limits)
    }
  }
  return triples.sort((a, b) => a.skew - b.skew)
}

/** `partners` by distance: the second side is looked for among those that are about as far as the first. */
function addTriplesAt(triples: Triple[], corner: Finder, partners: readonly Partner[], limits: TripleLimits): void {
  let first = 0
  for (const a of partners) {
    while ((partners[first]?.distance ?? a.distance) * limits.maxSideRatio < a.distance) first += 1
    for (let k = first; k < partners.length; k += 1) {
      const b = partners[k]
      if (b === undefined || b.distance > a.distance * limits.maxSideRatio) break
      const triple = a === b ? null : tripleOf(corner, a, b, limits)
      if (triple !== null) triples.push(triple)
    }
  }
}

/** Seen often enough to be no accident of a few rows. */
export function isSupported({ hits, otherHits, expectedHits }: Finder, { minSupport, minHits }: Pick<TripleLimits, 'minSupport' | 'minHits'>): boolean {
  return hits + otherHits >= minHits && hits + otherHits * 0.5 >= minSupport * expectedHits
}

function usableFinders(finders: readonly Finder[], isDark: boolean, { minSupport, minHits, maxFinders }: TripleLimits): Finder[] {
  const usable = finders.filter((finder) => finder.isDark === isDark && !finder.isRead && isSupported(finder, { minSupport, minHits }))
  if (usable.length <= maxFinders) return usable
  // A page full of finder-like noise: the best supported ones go first.
  return usable.sort((a, b) => b.hits * b.modulePx - a.hits * a.modulePx).slice(0, maxFinders)
}

interface Partner {
  finder: Finder
  dx: number
  dy: number
  distance: number
}

function partnersOf(corner: Finder, usable: readonly Finder[]): Partner[] {
  const partners: Partner[] = []
  for (const finder of usable) {
    if (finder === corner || corner.modulePx > finder.modulePx * 1.7 + 0.3 || finder.modulePx > corner.modulePx * 1.7 + 0.3) continue
    const dx = finder.x - corner.x
    const dy = finder.y - corner.y
    // Math.hypot takes ten times as long, and here nothing overflows.
    const distance = Math.sqrt(dx * dx + dy * dy)
    const modulePx = (corner.modulePx + finder.modulePx) / 2
    if (distance > 9 * modulePx && distance < LARGEST * modulePx) partners.push({ finder, dx, dy, distance })
  }
  return partners.sort((a, b) => a.distance - b.distance)
}

function tripleOf(corner: Finder, a: Partner, b: Partner, { maxCosine, maxSizeRatio }: TripleLimits): Triple | null {
  // Reading order: from the first side to the second it turns clockwise on the screen.
  if (a.dx * b.dy - a.dy * b.dx <= 0) return null
  const sideRatio = a.distance > b.distance ? a.distance / b.distance : b.distance / a.distance
  const cosine = Math.abs(a.dx * b.dx + a.dy * b.dy) / (a.distance * b.distance)
  if (cosine > maxCosine) return null
  const [s, t, u] = [corner.modulePx, a.finder.modulePx, b.finder.modulePx]
  const sizeRatio = Math.max(s, t, u) / Math.min(s, t, u)
  if (sizeRatio > maxSizeRatio) return null
  const modulePx = (s + t + u) / 3
  const estimatedDimension = (a.distance + b.distance) / 2 / modulePx + 7
  if (estimatedDimension < SMALLEST || estimatedDimension > LARGEST) return null
  const slant = Math.min(Math.abs(a.dx), Math.abs(a.dy)) / a.distance
  const support = Math.min(8, corner.hits + a.finder.hits + b.finder.hits)
  const skew = cosine * 2 + (sideRatio - 1) * 2 + (sizeRatio - 1) * 0.8 + slant * 0.3 - support * 0.02
  return { topLeft: corner, topRight: a.finder, bottomLeft: b.finder, isDark: corner.isDark, modulePx, estimatedDimension, skew }
}
