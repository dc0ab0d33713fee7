// Owns the preview's screens of the search: what is offered, what is marked, what is said where nothing matches. Development only.
import type { Stores } from '../main/stores.ts'

const DRAWN_AFTER_MS = 300
const QUERIES = {
  'search-hints': '',
  'search-values': 'tag:',
  'search-found': 'ra',
  'search-elsewhere': 'tablet',
  'search-slip': 'gihtub',
  'search-unknown': 'has:nonsense',
  'search-nothing': 'zebra -is:weak'
} as const
export const SEARCH_SCREENS = Object.keys(QUERIES) as (keyof typeof QUERIES)[]

export function isSearchScreen(screen: string): screen is keyof typeof QUERIES {
  return Object.hasOwn(QUERIES, screen)
}

export function goToSearch(screen: keyof typeof QUERIES, { list }: Stores): Promise<void> {
  list.getState().setQuery(QUERIES[screen])
  // The hints stand after a press, on a page that is drawn.
  window.setTimeout(() => { document.querySelector<HTMLInputElement>('.search__input')?.click() }, DRAWN_AFTER_MS)
  return Promise.resolve()
}
