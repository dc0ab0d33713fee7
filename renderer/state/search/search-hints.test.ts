// Holds what the search box offers.
import { expect, it } from 'vitest'
import { parseQuery } from './search-query.ts'
import { FIRST_HINTS, hintsFor } from './search-hints.ts'

const TAGS = ['home', 'home/bank', 'two words', '仕事']

it('offers every operator at first, and each is one', () => {
  expect(hintsFor(' ', TAGS).map(({ query }) => query)).toEqual(FIRST_HINTS.map(({ text }) => text))
  expect(FIRST_HINTS.flatMap(({ text }) => parseQuery(`${text}x`).clauses.map((clause) => clause.kind === 'text' && clause.term === text))).not.toContain(true)
})

it.each([
  ['git', []],
  ['has:', ['has:otp ', 'has:attachment ', 'has:password ', 'has:website ', 'has:user ', 'has:tag ', 'has:note ']],
  ['git has:a', ['git has:attachment ']],
  ['-is:w', ['-is:weak ', '-is:wifi ']],
  ['has:otp', []],
  ['has:otp ', []],
  ['tag:', ['tag:home ', 'tag:home/bank ', 'tag:"two words" ', 'tag:仕事 ']],
  ['タグ:し', []],
  ['タグ：仕', ['タグ:仕事 ']],
  ['url:', []],
  ['https:', []],
  ['tag:"tw', []]
])('after %j it offers %j', (typed, queries) => {
  expect(hintsFor(typed, TAGS).map(({ query }) => query)).toEqual(queries)
})
