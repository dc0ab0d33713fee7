// Holds that a search in slices says the same as one at once, stops when its time is over, and is not led astray by one that was left.
import { describe, expect, it } from 'vitest'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { createItemSearch, type SearchPlace } from '../../state/search/find-items.ts'
import { parseQuery } from '../../state/search/search-query.ts'
import { toSearchable } from '../../state/search/searchable-item.ts'
import { createSearchSlices } from './search-slices.ts'

const EVERYWHERE: SearchPlace = { key: 'all', holds: () => true }
const NONE: ReadonlySet<string> = new Set()
const summary = (index: number): ItemSummary => ({
  id: String(index), title: `Service ${String(index)}`, username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null
})
const ENTRIES = toSearchable(Array.from({ length: 4_500 }, (_, index) => summary(index)))

/** A clock that moves by one at every look. */
function steppingClock(): () => number {
  let now = 0
  return () => (now += 1)
}

describe('a search in slices', () => {
  it('has everything at once when it is done in its first slice', () => {
    const query = parseQuery('service 42')
    const slices = createSearchSlices(query, createItemSearch(ENTRIES).seek(query, EVERYWHERE, NONE), 1_000, steppingClock())
    expect(slices.rows()?.found).toEqual(createItemSearch(ENTRIES).find(query, EVERYWHERE, NONE))
    expect(slices.rows()).toBe(slices.rows())
    expect(slices.rows()?.query).toBe(query)
  })

  it('goes on where it was, and finds the same', () => {
    const query = parseQuery('service 42')
    const slices = createSearchSlices(query, createItemSearch(ENTRIES).seek(query, EVERYWHERE, NONE), 1, steppingClock())
    let more = 0
    for (; slices.rows() === null; more += 1) slices.go(1)
    expect(more).toBeGreaterThan(2)
    expect(slices.rows()?.found).toEqual(createItemSearch(ENTRIES).find(query, EVERYWHERE, NONE))
  })

  it('that was left does not change what the next one finds', () => {
    const search = createItemSearch(ENTRIES)
    const typed = ['s', 'se', 'ser 4', 'ser 42', 'ser 421']
    for (const one of typed) createSearchSlices(parseQuery(one), search.seek(parseQuery(one), EVERYWHERE, NONE), 1, steppingClock())
    const query = parseQuery('ser 4219')
    expect(search.find(query, EVERYWHERE, NONE)).toEqual(createItemSearch(ENTRIES).find(query, EVERYWHERE, NONE))
  })
})
