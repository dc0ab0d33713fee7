// Owns which items the list shows for what the sidebar and the search box say. Remembers the last question only; changes nothing.
import { useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../../i18n/language-store.ts'
import { collatorOf } from '../../i18n/locale-text.ts'
import { placeOf } from '../../state/item-search.ts'
import { createItemSearch } from '../../state/search/find-items.ts'
import { createItemOrder } from '../../state/search/item-order.ts'
import { parseQuery } from '../../state/search/search-query.ts'
import { createSearchSlices, type FoundRows } from './search-slices.ts'
import { useList } from './list-store.ts'


/** Within a key's own frame, beside drawing it: ten thousand items need half of it. */
const FIRST_SLICE_MS = 4
const SLICE_MS = 8
const NO_ROWS: FoundRows = { found: [], query: parseQuery('') }
/** So many items are two or three milliseconds of work. */
const ITEMS_PREPARED = 200
const PREPARED_AFTER_MS = 400

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
    // In a pause, because a table that grows takes longer than a frame has left: the first slip of the keys would have to wait for all of it.
    let timer = window.setTimeout(function step() {
      if (search.prepare(ITEMS_PREPARED)) timer = window.setTimeout(step)
    }, PREPARED_AFTER_MS)
    return () => {
      window.clearTimeout(timer)
    }
  }, [search, isSearching, typed])
  const work = useMemo(() => {
    const query = parseQuery(typed)
    return createSearchSlices(query, search.seek(query, placeOf(filter, tag, query), weakIds), FIRST_SLICE_MS)
  }, [search, filter, typed, tag, weakIds])
  const [shown, setShown] = useState<FoundRows>(NO_ROWS)
  // Very long lists take some slices; until they are through, the rows of the last question stay.
  if (work.rows() !== null && work.rows() !== shown) setShown(work.rows() ?? NO_ROWS)
  useEffect(() => {
    if (work.rows() !== null) return
    let timer = window.setTimeout(function slice() {
      work.go(SLICE_MS)
      const rows = work.rows()
      if (rows === null) timer = window.setTimeout(slice)
      else setShown(rows)
    })
    return () => {
      window.clearTimeout(timer)
    }
  }, [work])
  return work.rows() ?? shown
}
