// Owns the finder patterns that were found so far; sightings of the same one are merged. Positions are in pixels of the full picture.

export interface Finder {
  x: number
  y: number
  modulePx: number
  /** True for a dark centre on light, false for the inverse. */
  isDark: boolean
  /** Rows of its own level that saw it, and sightings on other levels. */
  hits: number
  otherHits: number
  /** How many rows would see it if all did: its height in scanned rows. */
  expectedHits: number
  level: number
  /** Belongs to a code that was read. */
  isRead: boolean
}

export interface Sighting {
  x: number
  y: number
  modulePx: number
  isDark: boolean
  level: number
  expectedHits: number
}

export interface FinderStore {
  add(sighting: Sighting): void
  readonly finders: readonly Finder[]
}

const CELL_BITS = 5
const ROW_OF_CELLS = 4_096

export function createFinderStore(): FinderStore {
  const finders: Finder[] = []
  const cells = new Map<number, Finder[]>()
  return {
    finders,
    add(sighting) {
      const column = sighting.x >> CELL_BITS
      const row = sighting.y >> CELL_BITS
      const known = findKnown(cells, column, row, sighting)
      if (known === undefined) {
        const finder: Finder = { ...sighting, hits: 1, otherHits: 0, isRead: false }
        finders.push(finder)
        const key = row * ROW_OF_CELLS + column
        const cell = cells.get(key)
        if (cell === undefined) cells.set(key, [finder])
        else cell.push(finder)
      } else if (known.level === sighting.level) merge(known, sighting)
      else known.otherHits += 1
    }
  }
}

function findKnown(cells: ReadonlyMap<number, readonly Finder[]>, column: number, row: number, sighting: Sighting): Finder | undefined {
  for (let y = row - 1; y <= row + 1; y += 1) {
    for (let x = column - 1; x <= column + 1; x += 1) {
      const known = cells.get(y * ROW_OF_CELLS + x)?.find((finder) => isSame(finder, sighting))
      if (known !== undefined) return known
    }
  }
  return undefined
}

function isSame(finder: Finder, { x, y, modulePx, isDark }: Sighting): boolean {
  return (
    finder.isDark === isDark &&
    Math.abs(finder.x - x) < 2 * modulePx &&
    Math.abs(finder.y - y) < 2 * modulePx &&
    finder.modulePx < modulePx * 1.6 &&
    modulePx < finder.modulePx * 1.6
  )
}

function merge(finder: Finder, { x, y, modulePx }: Sighting): void {
  const n = finder.hits
  finder.x = (finder.x * n + x) / (n + 1)
  finder.y = (finder.y * n + y) / (n + 1)
  finder.modulePx = (finder.modulePx * n + modulePx) / (n + 1)
  finder.hits = n + 1
}
