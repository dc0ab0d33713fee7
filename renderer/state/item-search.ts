// Owns which logins the list shows and in which order. Pure: titles, user names and websites in, rows out.
import type { ItemSummary } from '../../shared/model/item.ts'
import { isTagWithin } from '../../shared/model/tags.ts'

export const FILTERS = ['all', 'favourites', 'otp', 'attention', 'archive', 'trash'] as const
export type Filter = (typeof FILTERS)[number]
export const SORTS = ['title', 'recent', 'edited', 'created'] as const
export type Sort = (typeof SORTS)[number]

export interface SearchableItem {
  item: ItemSummary
  folded: string
}

const KATAKANA_TO_HIRAGANA = 0x60

/** Makes what people call the same text the same: width and compatibility forms (NFKC), case, katakana and hiragana. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
}

export function toSearchable(items: readonly ItemSummary[]): SearchableItem[] {
  return items.map((item) => ({ item, folded: foldText([item.title, item.username, ...item.websites, ...(item.tags ?? [])].join('\n')) }))
}

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

/** In title order by the rules of a language. Sorting is done once a load: a filter or a search keeps the order. */
export function sortItems(items: readonly SearchableItem[], sort: Sort, collator: Intl.Collator): SearchableItem[] {
  const byTitle = (a: SearchableItem, b: SearchableItem): number =>
    collator.compare(a.item.title, b.item.title) || collator.compare(a.item.username, b.item.username)
  const latestFirst = (of: (item: ItemSummary) => number) => (a: SearchableItem, b: SearchableItem): number => of(b.item) - of(a.item)
  switch (sort) {
    case 'title':
      return items.toSorted(byTitle)
    case 'recent':
      return items.toSorted(latestFirst(lastTouchedMs))
    case 'edited':
      return items.toSorted(latestFirst(({ updatedAtMs }) => updatedAtMs))
    case 'created':
      return items.toSorted(latestFirst(({ createdAtMs }) => createdAtMs))
  }
}

export function visibleItems(sorted: readonly SearchableItem[], filter: Filter, query: string, tag: string | null = null): ItemSummary[] {
  const asked = query.trim()
  const rows: ItemSummary[] = []
  const words = foldText(asked).split(/\s+/u)
  for (const { item, folded } of sorted) {
    if (isIn(filter, item) && (tag === null || (item.tags ?? []).some((one) => isTagWithin(one, tag))) && (asked === '' || words.every((word) => folded.includes(word)))) rows.push(item)
  }
  return rows
}

export function countItems(items: readonly SearchableItem[]): Record<Filter, number> {
  const counts: Record<Filter, number> = { all: 0, favourites: 0, otp: 0, attention: 0, archive: 0, trash: 0 }
  for (const { item } of items) for (const filter of FILTERS) if (isIn(filter, item)) counts[filter] += 1
  return counts
}
