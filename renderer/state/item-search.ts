// Owns which logins the list shows and in which order. Pure: rows and what is asked in, rows out. How text is searched is in search/.
import type { ItemSummary } from '../../shared/model/item.ts'
import { isTagWithin } from '../../shared/model/tags.ts'
import { createItemSearch, type SearchPlace } from './search/find-items.ts'
import { foldText } from './search/fold-text.ts'
import { asksFor, parseQuery, type SearchQuery } from './search/search-query.ts'
import type { SearchableItem } from './search/searchable-item.ts'

// What the palette, the settings and the scan sheet know of the search.
export { foldText } from './search/fold-text.ts'
export { toSearchable, type SearchableItem } from './search/searchable-item.ts'

export const FILTERS = ['all', 'favourites', 'otp', 'attention', 'archive', 'trash'] as const
export type Filter = (typeof FILTERS)[number]
export const SORTS = ['title', 'recent', 'edited', 'created'] as const
export type Sort = (typeof SORTS)[number]

function isIn(filter: Filter, item: ItemSummary): boolean {
  const isListed = !item.trashed && item.archived !== true
  switch (filter) {
    case 'all':
      return isListed
    case 'favourites':
      return isListed && item.favourite
    case 'otp':
      return isListed && item.hasOtp
    case 'attention':
      return isListed && item.codesLow === true
    case 'archive':
      return !item.trashed && item.archived === true
    case 'trash':
      return item.trashed
  }
}

/** Every word of the query must occur somewhere, in any order. */
export function matches(folded: string, query: string): boolean {
  return foldText(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word))
}

function lastTouchedMs(item: ItemSummary): number {
  return item.lastUsedAtMs ?? item.updatedAtMs
}

/** How two items stand to each other, in title order by the rules of a language. */
export function comparisonOf(sort: Sort, collator: Intl.Collator): (a: SearchableItem, b: SearchableItem) => number {
  const latestFirst = (of: (item: ItemSummary) => number) => (a: SearchableItem, b: SearchableItem): number => of(b.item) - of(a.item)
  switch (sort) {
    case 'title':
      return (a, b) => collator.compare(a.item.title, b.item.title) || collator.compare(a.item.username, b.item.username)
    case 'recent':
      return latestFirst(lastTouchedMs)
    case 'edited':
      return latestFirst(({ updatedAtMs }) => updatedAtMs)
    case 'created':
      return latestFirst(({ createdAtMs }) => createdAtMs)
  }
}

/** What the sidebar narrows the list to. Who asks all items for archived or deleted ones means those. */
export function placeOf(filter: Filter, tag: string | null, query: SearchQuery): SearchPlace {
  const withArchive = filter === 'all' && asksFor(query, 'archived')
  const withTrash = filter === 'all' && asksFor(query, 'trashed')
  const isListed = ({ item }: SearchableItem): boolean =>
    withArchive || withTrash ? (withTrash || !item.trashed) && (withArchive || withTrash || item.archived !== true) : isIn(filter, item)
  const hasTag = ({ item }: SearchableItem): boolean => tag === null || (item.tags ?? []).some((one) => isTagWithin(one, tag))
  return { key: JSON.stringify([filter, tag, withArchive, withTrash]), holds: (entry) => isListed(entry) && hasTag(entry) }
}

const NONE: ReadonlySet<string> = new Set()

/** For a list that is asked once; one that is typed into keeps its search (search/find-items.ts). */
export function visibleItems(sorted: readonly SearchableItem[], filter: Filter, typed: string, tag: string | null = null): ItemSummary[] {
  const query = parseQuery(typed)
  return createItemSearch(sorted).find(query, placeOf(filter, tag, query), NONE).map(({ item }) => item)
}

export function countItems(items: readonly ItemSummary[]): Record<Filter, number> {
  const counts: Record<Filter, number> = { all: 0, favourites: 0, otp: 0, attention: 0, archive: 0, trash: 0 }
  for (const item of items) for (const filter of FILTERS) if (isIn(filter, item)) counts[filter] += 1
  return counts
}
