// Owns which items the list shows for what the sidebar and the search box say. Remembers the last question only; changes nothing.
import { useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../../i18n/language-store.ts'
import { collatorOf } from '../../i18n/locale-text.ts'
import { placeOf, type SearchableItem } from '../../state/item-search.ts'
import { createItemSearch } from '../../state/search/find-items.ts'
import { createItemOrder } from '../../state/search/item-order.ts'
import { parseQuery, type SearchQuery } from '../../state/search/search-query.ts'
import { useList } from './list-store.ts'

export interface FoundRows {
  readonly found: readonly SearchableItem[]
  readonly query: SearchQuery
}

/** So many items are two or three milliseconds of work. */
const ITEMS_PREPARED = 200
const PREPARED_AFTER_MS = 50

export function useFoundRows(): FoundRows {
  const items = useList((state) => state.items)
  const filter = useList((state) => state.filter)
  const typed = useList((state) => state.query)
  const tag = useList((state) => state.tag)
  const sort = useList((state) => state.sort)
  const weakIds = useList((state) => state.weakIds)
  const language = useLanguage((state) => state.language)
  const [orderOf] = useState(createItemOrder)
  const collator = useMemo(() => collatorOf(language), [language])
  const search = useMemo(() => createItemSearch(orderOf(items, sort, collator)), [orderOf, items, sort, collator])
  // Somebody is in the search box, or was: the first slip of the keys comes soon.
  const isSearching = useList((state) => state.areTextsRead) || typed !== ''
  useEffect(() => {
    if (!isSearching) return
    // Between two keys: the first slip of the keys would have to wait for all of it.
    let timer = window.setTimeout(function step() {
      if (search.prepare(ITEMS_PREPARED)) timer = window.setTimeout(step)
    }, PREPARED_AFTER_MS)
    return () => {
      window.clearTimeout(timer)
    }
  }, [search, isSearching])
  return useMemo(() => {
    const query = parseQuery(typed)
    return { query, found: search.find(query, placeOf(filter, tag, query), weakIds) }
  }, [search, filter, typed, tag, weakIds])
}
