// Holds what a search finds and in which order: a slow reader of the same rules must say the same of every query and every list.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemSearchText, ItemSummary } from '../../../shared/model/item.ts'
import { ITEM_CATEGORIES } from '../../../shared/model/item-categories.ts'
import { createItemSearch, ENOUGH_HITS, type SearchPlace } from './find-items.ts'
import { foldText } from './fold-text.ts'
import { slipsAllowed } from './near-words.ts'
import { parseQuery, type Clause, type HasName, type IsName } from './search-query.ts'
import { toSearchable, type SearchableItem } from './searchable-item.ts'

const EVERYWHERE: SearchPlace = { key: 'all', holds: () => true }
const NONE: ReadonlySet<string> = new Set()

function login(title: string, more: Partial<ItemSummary> = {}): ItemSummary {
  return { id: title, title, username: '', websites: [], favourite: false, hasOtp: false, trashed: false, createdAtMs: 0, updatedAtMs: 0, lastUsedAtMs: null, ...more }
}

function text(id: string, more: Partial<ItemSearchText>): ItemSearchText {
  return { id, texts: [], hasAttachment: false, hasPassword: false, hasNotes: false, ...more }
}

// The slow reader. It knows no offsets, bits or words that were kept.

function slips(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) => Array.from({ length: b.length + 1 }, (_cell, column) => (row === 0 ? column : column === 0 ? row : 0)))
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const change = rows[row - 1]![column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? rows[row - 2]![column - 2]! + 1 : Infinity
      rows[row]![column] = Math.min(rows[row - 1]![column]! + 1, rows[row]![column - 1]! + 1, change, swap)
    }
  }
  return Math.min(...rows[a.length]!)
}

interface Plain {
  item: ItemSummary
  extra: ItemSearchText
  isWeak: boolean
}

const rowsOf = ({ item, extra }: Plain): string[] => [item.title, item.username, ...item.websites, ...(item.tags ?? []), ...extra.texts].map(foldText)
const wordsOf = (line: string): string[] => line.match(/(?:[\p{L}\p{N}\p{M}]|\p{Cs})+/gu) ?? []
const isWordBefore = (line: string, at: number): boolean => at > 0 && /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(line.charAt(at - 1))
const beginsWord = (line: string, term: string): boolean => Array.from({ length: line.length }, (_, at) => at).some((at) => line.startsWith(term, at) && !isWordBefore(line, at))

function hasName({ item, extra }: Plain, name: HasName): boolean {
  switch (name) {
    case 'otp': return item.hasOtp
    case 'attachment': return extra.hasAttachment
    case 'password': return extra.hasPassword
    case 'website': return item.websites.length > 0
    case 'user': return item.username !== ''
    case 'tag': return (item.tags ?? []).length > 0
    case 'note': return extra.hasNotes
  }
}

function isName({ item, isWeak }: Plain, name: IsName): boolean {
  if (name === 'favourite') return item.favourite
  if (name === 'archived') return item.archived === true
  if (name === 'trashed') return item.trashed
  return name === 'weak' ? isWeak : (item.category ?? 'login') === name
}

function holds(plain: Plain, clause: Clause): boolean {
  if (clause.kind === 'has') return clause.names.some((name) => hasName(plain, name))
  if (clause.kind === 'is') return clause.names.some((name) => isName(plain, name))
  const { section, term } = clause
  const { item } = plain
  switch (section) {
    case 'title': return foldText(item.title).includes(term)
    case 'user': return foldText(item.username).includes(term)
    case 'url': return item.websites.some((site) => foldText(site).includes(term))
    case 'tag': return (item.tags ?? []).some((tag) => `/${foldText(tag)}`.includes(`/${term}`))
    case null: return rowsOf(plain).some((line) => line.includes(term))
  }
}

function rankOf(plain: Plain, clause: Clause): number {
  if (clause.kind !== 'text' || clause.section !== null || clause.isNot) return holds(plain, clause) === clause.isNot ? -1 : 0
  const [title = '', ...others] = rowsOf(plain)
  if (title.startsWith(clause.term)) return 0
  if (beginsWord(title, clause.term)) return 1
  if (others.some((line) => beginsWord(line, clause.term))) return 2
  return holds(plain, clause) ? 3 : -1
}

function isNearly(plain: Plain, clause: Clause): boolean {
  if (clause.kind !== 'text' || clause.section !== null || clause.isNot || clause.isPhrase) return false
  const most = slipsAllowed(clause.term)
  return most > 0 && rowsOf(plain).flatMap(wordsOf).some((word) => slips(clause.term, word) <= most && (word[0] === clause.term[0] || (word[0] === clause.term[1] && word[1] === clause.term[0])))
}

function slowFind(plains: readonly Plain[], clauses: readonly Clause[]): string[] {
  const exact = plains.flatMap((plain) => {
    const ranks = clauses.map((clause) => rankOf(plain, clause))
    return ranks.includes(-1) ? [] : [{ plain, rank: Math.max(0, ...ranks) }]
  })
  const found = exact.toSorted((a, b) => a.rank - b.rank).map(({ plain }) => plain)
  const near = found.length >= ENOUGH_HITS ? [] : plains.filter((plain) => !found.includes(plain) && clauses.every((clause) => rankOf(plain, clause) !== -1 || isNearly(plain, clause)))
  return [...found, ...near].map(({ item }) => item.id)
}

// Lists and queries in which much is alike.

const WORDS = ['git', 'github', 'gitlab', 'hub', 'bank', 'banking', 'みずほ銀行', 'ミズホ', 'アマゾン', 'amazon', 'taro', 'café', 'work', 'home', 'e-mail', 'ｱｶｳﾝﾄ', '𠮷野家', '東京']
const word = fc.constantFrom(...WORDS)
const line = fc.array(word, { maxLength: 3 }).chain((words) => fc.constantFrom(' ', '.', '/', '').map((gap) => words.join(gap)))
const plainItem = fc
  .record({
    title: line, username: line, websites: fc.array(line, { maxLength: 2 }), tags: fc.array(line, { maxLength: 2 }), favourite: fc.boolean(), hasOtp: fc.boolean(), trashed: fc.boolean(),
    archived: fc.boolean(), category: fc.constantFrom(...ITEM_CATEGORIES), isWeak: fc.boolean(), texts: fc.array(line, { maxLength: 2 }), hasAttachment: fc.boolean(), hasPassword: fc.boolean(), hasNotes: fc.boolean()
  })
const plains = fc.array(plainItem, { maxLength: 12 }).map((many): Plain[] =>
  many.map(({ isWeak, texts, hasAttachment, hasPassword, hasNotes, ...item }, index) => ({
    item: login(item.title, { ...item, id: String(index) }), extra: text(String(index), { texts, hasAttachment, hasPassword, hasNotes }), isWeak
  }))
)
const slip = fc.tuple(word, fc.nat(), fc.constantFrom('x', '', 'b', 'み')).map(([whole, at, other]) => {
  const letters = Array.from(whole)
  letters.splice(at % letters.length, 1, other)
  return letters.join('')
})
const piece = fc.tuple(word, fc.nat(), fc.nat()).map(([whole, a, b]) => Array.from(whole).slice(a % 3, (a % 3) + 1 + (b % 5)).join(''))
const part = fc.oneof(word, slip, piece, fc.tuple(word, word).map((two) => `"${two.join(' ')}"`), fc.tuple(fc.constantFrom('tag:', 'user:', 'url:', 'title:'), piece).map((two) => two.join('')), fc.constantFrom('has:otp', 'has:a', 'has:note', 'has:p', 'is:weak', 'is:card', 'is:f', 'is:archived', 'is:none'))
const typed = fc.array(fc.tuple(fc.constantFrom('', '', '', '-'), part).map((two) => two.join('')), { maxLength: 4 }).map((parts) => parts.join(' '))

function searchOf(many: readonly Plain[]): { entries: SearchableItem[]; weakIds: ReadonlySet<string> } {
  const texts = new Map(many.map(({ extra }) => [extra.id, extra]))
  return { entries: toSearchable(many.map(({ item }) => item), texts), weakIds: new Set(many.filter(({ isWeak }) => isWeak).map(({ item }) => item.id)) }
}

describe('a search', () => {
  it('finds what the slow reader finds, in its order', () => {
    fc.assert(
      fc.property(plains, typed, (many, query) => {
        const { entries, weakIds } = searchOf(many)
        const { clauses } = parseQuery(query)
        expect(createItemSearch(entries).find(parseQuery(query), EVERYWHERE, weakIds).map(({ item }) => item.id)).toEqual(slowFind(many, clauses))
      }),
      { numRuns: 3_000 }
    )
  })

  it('finds letter by letter, in any order of letters and deletions, what it finds at once', () => {
    fc.assert(
      fc.property(plains, fc.array(typed, { minLength: 1, maxLength: 3 }), fc.boolean(), (many, queries, isBackward) => {
        const { entries, weakIds } = searchOf(many)
        const search = createItemSearch(entries)
        const steps = queries.flatMap((query) => Array.from({ length: query.length + 1 }, (_, length) => query.slice(0, length)))
        for (const step of isBackward ? steps.toReversed() : steps) {
          const once = createItemSearch(entries).find(parseQuery(step), EVERYWHERE, weakIds)
          expect(search.find(parseQuery(step), EVERYWHERE, weakIds)).toEqual(once)
        }
      }),
      { numRuns: 300 }
    )
  })

  it('forgets what it found in another place, or of other weak passwords', () => {
    const entries = toSearchable([login('a', { favourite: true }), login('ab')])
    const search = createItemSearch(entries)
    const favourites: SearchPlace = { key: 'favourites', holds: ({ item }) => item.favourite }
    const ids = (query: string, place: SearchPlace, weakIds = NONE): string[] => search.find(parseQuery(query), place, weakIds).map(({ item }) => item.id)
    expect([ids('a', favourites), ids('a', EVERYWHERE), ids('is:weak', EVERYWHERE), ids('is:weak', EVERYWHERE, new Set(['ab']))]).toEqual([['a'], ['a', 'ab'], [], ['ab']])
  })

  it.each([
    ['git', ['GitHub', 'My git', 'Other', 'digit']],
    ['gihtub', ['GitHub']],
    ['githib', ['GitHub']],
    ['"gihtub"', []],
    ['-git', ['みずほ銀行']],
    ['gti', []],
    ['みずぽ銀行', ['みずほ銀行']],
    ['ミズホ', ['みずほ銀行']]
  ])('%s finds %j', (query, titles) => {
    const entries = toSearchable([login('digit'), login('Other', { websites: ['https://git.example'] }), login('My git'), login('GitHub'), login('みずほ銀行')])
    expect(createItemSearch(entries).find(parseQuery(query), EVERYWHERE, NONE).map(({ item }) => item.title)).toEqual(titles)
  })

  it('offers no other spelling where enough is found as it is written', () => {
    const many = [...Array.from({ length: ENOUGH_HITS }, (_, index) => login(`bank ${String(index)}`)), login('bonk')]
    const find = (count: number): number => createItemSearch(toSearchable(many.slice(-count))).find(parseQuery('bank'), EVERYWHERE, NONE).length
    expect([find(ENOUGH_HITS + 1), find(ENOUGH_HITS)]).toEqual([ENOUGH_HITS, ENOUGH_HITS])
  })

  it('prepares for slips piece by piece', () => {
    const search = createItemSearch(toSearchable([login('one'), login('two'), login('three')]))
    expect([search.prepare(2), search.prepare(2)]).toEqual([true, false])
    expect(search.find(parseQuery('threa'), EVERYWHERE, NONE)).toHaveLength(1)
  })
})

describe('a search that is asked again', () => {
  const items = toSearchable(['Service 1', 'Service 2', 'Bank', 'Shop'].map((title) => login(title)))
  const found = (search: ReturnType<typeof createItemSearch>, typed: string, place = EVERYWHERE, weak = NONE): string[] => search.find(parseQuery(typed), place, weak).map(({ item }) => item.title)

  it('says of letters that are taken back what it said before, and goes on from there', () => {
    const search = createItemSearch(items)
    const there = ['', 's', 'se', 'service 2'].map((typed) => found(search, typed))
    const back = ['se', 's', 'sh', 's', ''].map((typed) => found(search, typed))
    expect(back).toEqual([there[2], there[1], ['Shop'], there[1], there[0]])
  })
  it('keeps the answers of two places, and of what is weak, apart', () => {
    const search = createItemSearch(items)
    expect(found(search, 's')).toEqual(['Service 1', 'Service 2', 'Shop'])
    expect(found(search, 's', { key: 'two', holds: ({ item }) => item.title === 'Shop' })).toEqual(['Shop'])
    expect(found(search, 'is:weak')).toEqual([])
    expect(found(search, 'is:weak', EVERYWHERE, new Set(['Bank']))).toEqual(['Bank'])
    expect(found(search, 's')).toEqual(['Service 1', 'Service 2', 'Shop'])
  })
})
