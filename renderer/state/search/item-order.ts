// Owns the order of the list over several questions: the same items are not compared again because their texts came in. Changes no item.
import type { ItemSummary } from '../../../shared/model/item.ts'
import { sortItems, type Sort } from '../item-search.ts'
import type { SearchableItem } from './searchable-item.ts'

interface Remembered {
  readonly sort: Sort
  readonly collator: Intl.Collator
  readonly places: ReadonlyMap<ItemSummary, number>
}

/** Answers as `sortItems` does; of the same summaries as last time in time that grows with their number alone. */
export function createItemOrder(): (items: readonly SearchableItem[], sort: Sort, collator: Intl.Collator) => SearchableItem[] {
  let last: Remembered | null = null
  return (items, sort, collator) => {
    const known = last?.sort === sort && last.collator === collator && last.places.size === items.length ? placed(items, last.places) : null
    if (known !== null) return known
    const sorted = sortItems(items, sort, collator)
    last = { sort, collator, places: new Map(sorted.map(({ item }, index) => [item, index])) }
    return sorted
  }
}

/** Null when one of them was not there. */
function placed(items: readonly SearchableItem[], places: ReadonlyMap<ItemSummary, number>): SearchableItem[] | null {
  const sorted = new Array<SearchableItem>(items.length)
  for (const entry of items) {
    const place = places.get(entry.item)
    if (place === undefined) return null
    sorted[place] = entry
  }
  return sorted
}
