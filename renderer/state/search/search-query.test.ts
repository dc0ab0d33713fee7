// Holds how a search is written.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksFor, parseQuery, type Clause } from './search-query.ts'

const text = (term: string, more: Partial<Extract<Clause, { kind: 'text' }>> = {}): Clause => ({ kind: 'text', section: null, term, isPhrase: false, isNot: false, ...more })

describe('a query', () => {
  it.each<[string, Clause[]]>([
    ['', []],
    ['  \u3000 ', []],
    ['Git  HUB', [text('git'), text('hub')]],
    ['-old', [text('old', { isNot: true })]],
    ['e-mail', [text('e-mail')]],
    ['-', []],
    ['"two words" x', [text('two words', { isPhrase: true }), text('x')]],
    ['「みずほ　銀行」', [text('みずほ 銀行', { isPhrase: true })]],
    ['"not closed', [text('not closed', { isPhrase: true })]],
    ['""', []],
    ['tag:home/bank', [text('home/bank', { section: 'tag' })]],
    ['TAG:"two words"', [text('two words', { section: 'tag', isPhrase: true })]],
    ['タグ：仕事', [text('仕事', { section: 'tag' })]],
    ['-url:example', [text('example', { section: 'url', isNot: true })]],
    ['ユーザー:taro', [text('taro', { section: 'user' })]],
    ['tag:', []],
    ['has: is:', []],
    ['https://example.jp', [text('https://example.jp')]],
    ['12:30', [text('12:30')]],
    ['has:OTP', [{ kind: 'has', names: ['otp'], isNot: false }]],
    ['has:添付', [{ kind: 'has', names: ['attachment'], isNot: false }]],
    ['あり:ワンタイムパスワード', [{ kind: 'has', names: ['otp'], isNot: false }]],
    ['-is:お気に入り', [{ kind: 'is', names: ['favourite'], isNot: true }]],
    ['is:favorite', [{ kind: 'is', names: ['favourite'], isNot: false }]],
    ['is:ゴミ箱', [{ kind: 'is', names: ['trashed'], isNot: false }]],
    ['－仕事', [text('仕事', { isNot: true })]]
  ])('%j', (typed, clauses) => {
    expect(parseQuery(typed)).toEqual({ clauses, unknown: [] })
  })

  it('takes the beginning of a value for all that begin so, while it is typed', () => {
    expect(parseQuery('has:t').clauses).toEqual([{ kind: 'has', names: ['otp', 'tag'], isNot: false }])
  })

  it('names the values that do not exist', () => {
    expect(parseQuery('git has:nonsense -is:xyz')).toEqual({
      clauses: [text('git'), { kind: 'has', names: [], isNot: false }, { kind: 'is', names: [], isNot: true }],
      unknown: ['has:nonsense', '-is:xyz']
    })
  })

  it.each([['is:archived', true], ['-is:archived', false], ['is:a', true], ['is:', false], ['archived', false]])('%s asks for the archive: %s', (typed, asks) => {
    expect(asksFor(parseQuery(typed), 'archived')).toBe(asks)
  })

  it('can be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const clause of parseQuery(typed).clauses) if (clause.kind === 'text') expect(clause.term.trim()).not.toBe('')
      }),
      { numRuns: 2_000 }
    )
  })
})
