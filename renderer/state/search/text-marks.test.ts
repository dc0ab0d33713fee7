// Holds what is marked of a text that was found, and what is shown of a text that is in no row.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { parseQuery } from './search-query.ts'
import { toSearchable, type SearchableItem } from './searchable-item.ts'
import { foundElsewhere, markText, soughtIn } from './text-marks.ts'

function entry(item: Partial<ItemSummary>, texts: string[] = []): SearchableItem {
  const whole: ItemSummary = { id: '1', title: '', username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null, ...item }
  return toSearchable([whole], new Map([['1', { id: '1', texts, hasAttachment: false, hasPassword: false, hasNotes: false }]]))[0]!
}

/** What was found stands in brackets. */
const marked = (title: string, query: string): string =>
  markText(title, soughtIn(parseQuery(query), 'title', entry({ title }))).map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')

describe('marks', () => {
  it.each([
    ['GitHub', 'git', '[Git]Hub'],
    ['GitHub git', 'GIT hub', '[GitHub] [git]'],
    ['GitHub', '', 'GitHub'],
    ['GitHub', '-hub git', '[Git]Hub'],
    ['GitHub', 'user:git', 'GitHub'],
    ['GitHub', 'title:hub', 'Git[Hub]'],
    ['ｶﾞｽ料金', 'がす', '[ｶﾞｽ]料金'],
    ['㈱ミライ', '株', '[㈱]ミライ'],
    ['Crème Brûlée', 'brulee', 'Crème [Brûlée]'],
    ['👩‍👩‍👧 family', 'family', '👩‍👩‍👧 [family]'],
    ['My GitHub page', 'gihtub', 'My [GitHub] page'],
    ['My GitHub page', '"gihtub"', 'My GitHub page']
  ])('of %s for %s', (title, query, shown) => {
    expect(marked(title, query)).toBe(shown)
  })

  it('lose no letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (title, query) => {
        expect(markText(title, soughtIn(parseQuery(query), 'title', entry({ title }))).map(({ text }) => text).join('')).toBe(title)
      })
    )
  })
})

describe('what is in no row', () => {
  const one = entry({ title: 'みずほ', username: 'taro', websites: ['https://www.mizuhobank.co.jp'], tags: ['home/bank'] }, ['first\nthe branch is a long way down the road in Ginza'])
  it.each([
    ['mizuho', 'https://www.mizuhobank.co.jp'],
    ['taro', null],
    ['みずほ bank', 'https://www.mizuhobank.co.jp'],
    ['tag:ba', 'home/bank'],
    ['ginza', '…ay down the road in Ginza'],
    ['first', 'first'],
    ['-ginza', null],
    ['has:otp', null],
    ['', null]
  ])('is shown for %j: %j', (query, shown) => {
    expect(foundElsewhere(parseQuery(query), one)).toBe(shown)
  })
})
