// Holds marks and optional registers to what VAULT-FORMAT §8.3 says of them, and their merging to §8.5.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinItems } from '../merge/join-items.ts'
import { arbitraryItem } from '../testdata/arbitrary-document.ts'
import type { Stamp } from './clock.ts'
import type { Item } from './document.ts'
import { newItem } from './edit.ts'
import { placingOf, setMarks, withDate, withMarks, withPlacing } from './marks.ts'
import { isItem } from './shape.ts'

const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
const ITEM = newItem('Shop', at(1), 1)
const tagged = (item: Item, tags: string[], ms: number): Item => ({ ...item, ...withPlacing(item, { tags }, at(ms)) })

describe('names that are set or not', () => {
  it('are those that are wanted, and one that stays keeps its stamp', () => {
    const first = withMarks(undefined, ['home', 'bank'], at(2))
    const second = withMarks(first, ['bank', 'constructor'], at(3))
    expect([setMarks(second), second?.['bank']?.at, second?.['home']]).toEqual([['bank', 'constructor'], at(2), { value: false, at: at(3) }])
  })

  it('write nothing where none was and none is wanted', () => {
    expect(withMarks(undefined, [], at(2))).toBeUndefined()
  })

  it('of two copies that added different ones are both there, and one that was taken off does not come back', () => {
    const base = tagged(ITEM, ['old'], 2)
    const merged = joinItems(tagged(base, ['old', 'a'], 3), tagged(base, ['b'], 4))
    expect(placingOf(merged).tags).toEqual(['a', 'b'])
  })
})

describe('what an item is for and where it is found', () => {
  it('takes no room while nothing is said', () => {
    expect(withPlacing(ITEM, { category: 'login', archived: false, tags: [], secondSteps: [] }, at(2))).toEqual({})
  })

  it('is what was set last, on any item, and the item can be opened', () => {
    const wanted = { category: 'card', archived: true, tags: ['a', 'b/c'], secondSteps: ['app'] }
    fc.assert(
      fc.property(arbitraryItem(), (item) => {
        const changed = { ...item, ...withPlacing(item, wanted, at(9)) }
        expect([placingOf(changed), isItem(changed)]).toEqual([wanted, true])
      }),
      { numRuns: 200 }
    )
  })

  it('of two copies is what was said later', () => {
    const card = { ...ITEM, ...withPlacing(ITEM, { category: 'card', archived: true }, at(2)) }
    const note = { ...card, ...withPlacing(card, { category: 'note', archived: false }, at(3)) }
    expect([placingOf(joinItems(card, note)), placingOf(joinItems(ITEM, card))]).toMatchObject([{ category: 'note', archived: false }, { category: 'card', archived: true }])
  })
})

describe('the moment of a field', () => {
  it('is written when there is one, and stays as null when it is taken back', () => {
    const used = withDate({}, 5, at(2))
    expect([withDate({}, null, at(2)), used, withDate(used, null, at(3))]).toEqual([{}, { dated: { value: 5, at: at(2) } }, { dated: { value: null, at: at(3) } }])
  })
})
