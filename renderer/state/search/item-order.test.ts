// The order that is remembered is the one that sorting gives, whatever has changed since.
import { describe, expect, it } from 'vitest'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { comparisonOf } from '../item-search.ts'
import { createItemOrder } from './item-order.ts'
import { toSearchable } from './searchable-item.ts'

const COLLATOR = new Intl.Collator('en')
const item = (title: string, updatedAtMs: number): ItemSummary =>
  ({ id: title, title, username: '', websites: [], favourite: false, trashed: false, hasOtp: false, createdAtMs: 0, updatedAtMs, lastUsedAtMs: null })

describe('the order of the list', () => {
  it('stays when the texts of the same items come in, with the new entries in it', () => {
    const items = [item('zoo', 1), item('apple', 3), item('Älg', 2)]
    const orderOf = createItemOrder()
    const before = orderOf(toSearchable(items), 'title', COLLATOR)
    const entries = toSearchable(items, new Map([['zoo', { id: 'zoo', texts: ['lions'], hasAttachment: false, hasPassword: false, hasNotes: true }]]))
    const after = orderOf(entries, 'title', COLLATOR)
    expect(after.map((entry) => entry.item)).toEqual(before.map((entry) => entry.item))
    expect(after.at(-1)?.more).toEqual(['lions'])
  })

  it('is made anew for another order, another item, and one item less', () => {
    const items = [item('zoo', 1), item('apple', 3), item('Älg', 2)]
    const orderOf = createItemOrder()
    orderOf(toSearchable(items), 'title', COLLATOR)
    for (const [some, sort] of [[items, 'edited'], [[...items.slice(1), item('bee', 9)], 'title'], [items.slice(1), 'title']] as const) {
      const entries = toSearchable(some)
      expect(orderOf(entries, sort, COLLATOR)).toEqual(entries.toSorted(comparisonOf(sort, COLLATOR)))
    }
  })
})
