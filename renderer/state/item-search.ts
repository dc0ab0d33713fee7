// Owns which logins the list shows and in which order. Pure: titles, user names and websites in, rows out.
import type { ItemSummary } from '../../shared/model/item.ts'

export const FILTERS = ['all', 'favourites', 'otp', 'trash'] as const
export type Filter = (typeof FILTERS)[number]
export type Sort = 'title' | 'recent'

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
  return items.map((item) => ({ item, folded: foldText([item.title, item.username, ...item.websites].join('\n')) }))
}

function isIn(filter: Filter, item: ItemSummary): boolean {
  switch (filter) {
    case 'all':
      return !item.trashed
    case 'favourites':
      return !item.trashed && item.favourite
    case 'otp':
      return !item.trashed && item.hasOtp
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
  const byUse = (a: SearchableItem, b: SearchableItem): number => lastTouchedMs(b.item) - lastTouchedMs(a.item)
  return items.toSorted(sort === 'title' ? byTitle : byUse)
}

export function visibleItems(sorted: readonly SearchableItem[], filter: Filter, query: string): ItemSummary[] {
  const asked = query.trim()
  const rows: ItemSummary[] = []
  const words = foldText(asked).split(/\s+/u)
  for (const { item, folded } of sorted) {
    if (isIn(filter, item) && (asked === '' || words.every((word) => folded.includes(word)))) rows.push(item)
  }
  return rows
}

export function countItems(items: readonly SearchableItem[]): Record<Filter, number> {
  const counts: Record<Filter, number> = { all: 0, favourites: 0, otp: 0, trash: 0 }
  for (const { item } of items) for (const filter of FILTERS) if (isIn(filter, item)) counts[filter] += 1
  return counts
}
