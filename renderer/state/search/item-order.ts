// Owns the order of the list over several questions: the same items are not compared again because their texts came in. Changes no item.
import type { ItemSummary } from '../../../shared/model/item.ts'
import { comparisonOf, type Sort } from '../item-search.ts'
import type { SearchableItem } from './searchable-item.ts'

interface Remembered {
  readonly sort: Sort
  readonly collator: Intl.Collator
  /** As they came in. */
  readonly summaries: readonly ItemSummary[]
  /** Where each of the sorted ones stands among those that came in. */
  readonly places: Int32Array
}

/** Answers the items in their order (`comparisonOf`); of the same summaries as last time in time that grows with their number alone. */
export function createItemOrder(): (items: readonly SearchableItem[], sort: Sort, collator: Intl.Collator) => SearchableItem[] {
  let last: Remembered | null = null
  return (items, sort, collator) => {
    const isSame = last?.sort === sort && last.collator === collator && last.summaries.length === items.length && items.every(({ item }, index) => item === last?.summaries[index])
    if (last === null || !isSame) last = { sort, collator, summaries: items.map(({ item }) => item), places: placesOf(items, comparisonOf(sort, collator)) }
    return inPlaces(items, last.places)
  }
}

/** A plain loop: between two keys of a search there is no time for a hundred thousand calls. */
function inPlaces(items: readonly SearchableItem[], places: Int32Array): SearchableItem[] {
  const sorted: SearchableItem[] = []
  for (const place of places) {
    const entry = items[place]
    if (entry !== undefined) sorted.push(entry)
  }
  return sorted
}

/** Numbers are sorted, so that no table of a hundred thousand entries is needed to find them again. Of equals the first stays first. */
function placesOf(items: readonly SearchableItem[], compare: (a: SearchableItem, b: SearchableItem) => number): Int32Array {
  return Int32Array.from(items.keys()).sort((a, b) => {
    const first = items[a]
    const second = items[b]
    return first === undefined || second === undefined ? a - b : compare(first, second) || a - b
  })
}
