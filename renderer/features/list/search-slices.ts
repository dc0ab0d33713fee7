// Owns a search that is done in slices of time, so that no frame waits for a hundred thousand items. Draws nothing and sets no timer.
import type { SearchQuery } from '../../state/search/search-query.ts'
import type { SearchableItem } from '../../state/item-search.ts'
import type { SearchWork } from '../../state/search/find-items.ts'

export interface FoundRows {
  readonly found: readonly SearchableItem[]
  /** What they were found for. */
  readonly query: SearchQuery
}

export interface SearchSlices {
  /** Works for so many milliseconds, or to the end. */
  go: (forMs: number) => void
  /** Null until the work is done; the same rows ever after. */
  rows: () => FoundRows | null
}

/** Begins with a slice of `firstMs`: what is done in that is there at once. */
export function createSearchSlices(query: SearchQuery, work: SearchWork, firstMs: number, nowMs: () => number = () => performance.now()): SearchSlices {
  let rows: FoundRows | null = null
  const go = (forMs: number): void => {
    const untilMs = nowMs() + forMs
    while (rows === null) {
      const step = work.next()
      if (step.done === true) rows = { found: step.value, query }
      else if (nowMs() >= untilMs) return
    }
  }
  go(firstMs)
  return { go, rows: () => rows }
}
