// Owns where a QR code's fixed modules are: finders, separators, timing and alignment patterns (ISO/IEC 18004 §6.3). Knows no picture.

export const SMALLEST_DIMENSION = 21
export const LARGEST_DIMENSION = 177

/** A module whose colour is the same in every code of its size. */
export interface KnownModule {
  column: number
  row: number
  isDark: boolean
  /** Timing modules weigh more: they alone tell one size from the next. */
  weight: number
}

/** 17 + 4 × version, rounded to the nearest; may be out of range. */
export function nearestDimension(modules: number): number {
  return Math.round((modules - 17) / 4) * 4 + 17
}

/** Centres of the alignment patterns along one side, ISO/IEC 18004 Annex E; empty for version 1. */
export function alignmentCentres(dimension: number): readonly number[] {
  const version = (dimension - 17) / 4
  if (version < 2) return []
  const count = Math.floor(version / 7) + 2
  // Annex E is a table; this is its rule, with version 32 as the one exception.
  const step = version === 32 ? 26 : Math.ceil((dimension - 13) / (2 * count - 2)) * 2
  const centres = Array.from({ length: count - 1 }, (_, k) => dimension - 7 - k * step).reverse()
  return [6, ...centres]
}

/** Centres of all alignment patterns; none stands where a finder does. */
export function alignmentPlaces(dimension: number, centres: readonly number[]): { column: number; row: number }[] {
  const last = dimension - 7
  const meetsFinder = (column: number, row: number): boolean =>
    (column === 6 && row === 6) || (column === 6 && row === last) || (column === last && row === 6)
  return centres.flatMap((row) => centres.filter((column) => !meetsFinder(column, row)).map((column) => ({ column, row })))
}

export function knownModulesOf(dimension: number): readonly KnownModule[] {
  const modules: KnownModule[] = []
  for (const [left, top] of [
    [0, 0],
    [dimension - 7, 0],
    [0, dimension - 7]
  ] as const) {
    addFinder(modules, left, top, dimension)
  }
  for (let k = 8; k < dimension - 8; k += 1) {
    modules.push({ column: k, row: 6, isDark: k % 2 === 0, weight: 2 }, { column: 6, row: k, isDark: k % 2 === 0, weight: 2 })
  }
  for (const { column, row } of alignmentPlaces(dimension, alignmentCentres(dimension))) {
    if (column === 6 || row === 6) continue
    for (let y = -2; y <= 2; y += 1) {
      for (let x = -2; x <= 2; x += 1) {
        modules.push({ column: column + x, row: row + y, isDark: Math.max(Math.abs(x), Math.abs(y)) !== 1, weight: 1 })
      }
    }
  }
  return modules
}

function addFinder(modules: KnownModule[], left: number, top: number, dimension: number): void {
  for (let y = -1; y <= 7; y += 1) {
    for (let x = -1; x <= 7; x += 1) {
      const column = left + x
      const row = top + y
      if (column < 0 || row < 0 || column >= dimension || row >= dimension) continue
      const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
      modules.push({ column, row, isDark: ring !== 2 && ring !== 4, weight: 1 })
    }
  }
}
