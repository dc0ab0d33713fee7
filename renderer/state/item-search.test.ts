// Holds filters, search and order of the list.
import { describe, expect, it } from 'vitest'
import type { ItemSummary } from '../../shared/model/item.ts'
import { countItems, FILTERS, matches, foldText, toSearchable, visibleItems } from './item-search.ts'
import { createItemOrder } from './search/item-order.ts'

function login(title: string, more: Partial<ItemSummary> = {}): ItemSummary {
  return {
    id: title, title, username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null, ...more
  }
}

const items = toSearchable([
  login('GitHub', { username: 'octo', hasOtp: true, lastUsedAtMs: 5 }),
  login('みずほ銀行', { websites: ['https://www.mizuhobank.co.jp'], favourite: true }),
  login('アマゾン', { username: 'taro@example.jp', updatedAtMs: 9 }),
  login('old shop', { trashed: true, hasOtp: true })
])
const titles = (rows: readonly ItemSummary[]): string[] => rows.map((row) => row.title)

describe('visibleItems', () => {
  it.each([
    ['ＧＩＴＨＵＢ', ['GitHub']],
    ['あまぞん', ['アマゾン']],
    ['ｱﾏｿﾞﾝ', ['アマゾン']],
    ['mizuho', ['みずほ銀行']],
    ['銀行', ['みずほ銀行']],
    ['octo git', ['GitHub']],
    ['nothing', []],
    ['   ', ['GitHub', 'みずほ銀行', 'アマゾン']]
  ])('finds for %j the right logins', (query, found) => {
    expect(titles(visibleItems(items, 'all', query))).toEqual(found)
  })
  it('keeps the trash out of every other filter', () => {
    expect(titles(visibleItems(items, 'otp', ''))).toEqual(['GitHub'])
    expect(titles(visibleItems(items, 'trash', ''))).toEqual(['old shop'])
  })
})

it('matches words in any order', () => {
  expect(matches(foldText('GitHub\nocto'), 'octo hub')).toBe(true)
})

it('keeps the archive out of every other filter', () => {
  const some = toSearchable([login('kept', { archived: true, favourite: true, hasOtp: true }), login('gone', { archived: true, trashed: true }), login('few', { codesLow: true })])
  expect(FILTERS.map((filter) => titles(visibleItems(some, filter, '')))).toEqual([['few'], [], [], ['few'], ['kept'], ['gone']])
})

it('shows what has a tag, or one below it', () => {
  const some = toSearchable([login('a', { tags: ['home/bank'] }), login('b', { tags: ['home'] }), login('c', { tags: ['homework'] }), login('d')])
  expect([titles(visibleItems(some, 'all', '', 'home')), titles(visibleItems(some, 'all', 'bank'))]).toEqual([['a', 'b'], ['a']])
})

it.each([['edited', ['b', 'a', 'c']], ['created', ['c', 'b', 'a']]] as const)('sorts by when an item was %s', (sort, order) => {
  const some = toSearchable([login('a', { updatedAtMs: 2, createdAtMs: 1 }), login('b', { updatedAtMs: 3, createdAtMs: 2 }), login('c', { updatedAtMs: 1, createdAtMs: 3 })])
  expect(createItemOrder()(some, sort, new Intl.Collator('en')).map(({ item }) => item.title)).toEqual(order)
})

it('counts each filter', () => {
  expect(countItems(items.map(({ item }) => item))).toEqual({ all: 3, favourites: 1, otp: 1, attention: 0, archive: 0, trash: 1 })
})

it('sorts by last use, and by the last change where a login was never used', () => {
  expect(createItemOrder()(items, 'recent', new Intl.Collator('en')).slice(0, 2).map((one) => one.item.title)).toEqual(['アマゾン', 'GitHub'])
})

it('sorts titles by the rules of the language, not by code point', () => {
  const mixed = toSearchable([login('zoo'), login('Älg'), login('apple')])
  expect(createItemOrder()(mixed, 'title', new Intl.Collator('en')).map((one) => one.item.title)).toEqual(['Älg', 'apple', 'zoo'])
})
