// Holds the merge of one register to single cases that chance would rarely draw: equal stamps, counters of newer writers, empty histories.
import { describe, expect, it } from 'vitest'
import type { Stamp } from '../document/clock.ts'
import { MAX_HISTORY } from '../document/document-limits.ts'
import { knows, laterRegister, mergeWithHistory, type AnyRegister } from './merge-registers.ts'

const at = (ms: number, count = 0, writer = 'aaaaaaaa'): Stamp => [ms, count, writer]
const set = (value: unknown, ms: number, more: object = {}): AnyRegister => ({ value, at: at(ms), ...more })
/** Whoever merges. */
const both = <R>(merge: (a: AnyRegister, b: AnyRegister) => R, a: AnyRegister, b: AnyRegister): R[] => [merge(a, b), merge(b, a)]

describe('the later of two registers', () => {
  it.each<[string, AnyRegister, AnyRegister]>([
    ['is the one set later', set('new', 2), set('old', 1)],
    ['is the one of the larger text when the stamps are one', set('b', 1), set('a', 1)],
    ['is the one whose counter ran on', set({ secret: 'x', counter: 9 }, 1), set({ secret: 'x', counter: 4 }, 1)],
    ['is decided by the secret before the counter', set({ secret: 'y', counter: 1 }, 1), set({ secret: 'x', counter: 9 }, 1)],
    ['is the one that counts, when the other does not', set({ secret: 'x', counter: 0 }, 1), set({ secret: 'x', counter: 'many' }, 1)],
    ['is decided by unknown members when all else is one', set('a', 1, { colour: 'red' }), set('a', 1, { colour: 'blue' })]
  ])('%s', (_name, later, earlier) => {
    expect(both(laterRegister, later, earlier)).toEqual([later, later])
  })

  it('is not decided by histories, which are united whoever wins', () => {
    const [a, b] = [set('a', 1, { history: [set('x', 0)] }), set('a', 1, { history: [set('z', 0)] })]
    expect([laterRegister(a, b), laterRegister(b, a)]).toEqual([a, b])
  })
})

describe('merging registers with their histories', () => {
  it('keeps the earlier value as the newest entry, oldest first', () => {
    const a = set('now', 5, { history: [set('first', 1), set('third', 3)] })
    const b = set('theirs', 4, { history: [set('second', 2)] })
    expect(both(mergeWithHistory, a, b).map(({ value, history }) => [value, (history as AnyRegister[]).map((entry) => entry.value)])).toEqual(
      Array.from({ length: 2 }, () => ['now', ['first', 'second', 'third', 'theirs']])
    )
  })

  it('keeps values of one moment in one order', () => {
    const merged = both(mergeWithHistory, set('now', 5, { history: [set('b', 1), set('a', 1)] }), set('now', 5, { history: [set('c', 1)] }))
    expect(merged.map(({ history }) => (history as AnyRegister[]).map(({ value }) => value))).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c']
    ])
  })

  it('keeps one entry of a value that both know, with the larger counter', () => {
    const [a, b] = [4, 9].map((counter) => set('now', 5, { history: [set({ secret: 'x', counter }, 1)] }))
    expect(both(mergeWithHistory, a!, b!).map(({ history }) => history)).toEqual(Array.from({ length: 2 }, () => [set({ secret: 'x', counter: 9 }, 1)]))
  })

  it('keeps an empty text and a value that was taken away out of the history', () => {
    expect(both(mergeWithHistory, set('now', 5), set('', 4, { history: [set(null, 1), set('', 2)] }))).toEqual([set('now', 5), set('now', 5)])
  })

  it('takes only value and time into the history: what stood beside a present value does not stay beside an old one', () => {
    expect(mergeWithHistory(set('now', 5), set('then', 4, { colour: 'red' }))).toEqual(set('now', 5, { history: [set('then', 4)] }))
  })

  it('keeps the newest hundred', () => {
    const history = Array.from({ length: MAX_HISTORY }, (_, ms) => set(`v${String(ms)}`, ms))
    const merged = mergeWithHistory(set('now', 1_000, { history }), set('theirs', 999)) as AnyRegister & { history: AnyRegister[] }
    expect([merged.history.length, merged.history[0]?.value, merged.history.at(-1)?.value]).toEqual([MAX_HISTORY, 'v1', 'theirs'])
  })

  it.each([
    ['absent', {}],
    ['empty', { history: [] }]
  ])('writes no history where there is nothing to keep (%s)', (_name, more) => {
    const register = set('now', 5, more)
    expect(mergeWithHistory(register, set('', 1))).toBe(register)
  })

  it('leaves no history of which nothing is worth keeping', () => {
    expect(mergeWithHistory(set('now', 5, { history: [set('', 1)] }), set('now', 5))).toEqual(set('now', 5))
  })

  it('that has nothing to forget gives back the register itself', () => {
    const register = set('now', 5)
    expect(mergeWithHistory(register, set('now', 5))).toBe(register)
  })
})

describe('a value', () => {
  it.each<[string, AnyRegister & { history?: AnyRegister[] }, boolean]>([
    ['is known to who has it still', set('x', 1), true],
    ['is known to who has it in the history', set('y', 2, { history: [set('w', 0), set('x', 1)] }), true],
    ['is not known to who set another one', set('y', 2), false],
    ['is not known to who set the same one at another time', set('x', 2), false],
    ['is not known to who knows others only', set('y', 2, { history: [set('w', 0)] }), false]
  ])('%s', (_name, register, expected) => {
    expect(knows(register, set('x', 1))).toBe(expected)
  })

  it('with a counter is known whatever the counter says', () => {
    expect(knows(set({ secret: 'x', counter: 9 }, 1), set({ secret: 'x', counter: 2 }, 1))).toBe(true)
  })
})
