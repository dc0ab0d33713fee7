// Owns which items a query finds and in which order: beginning of the title, beginning of a word, inside a word, a slip of the keys. Pure but for what it
// remembers of the last question, so that a further letter looks only at what the last one found.
import type { Clause, SearchQuery } from './search-query.ts'
import { isWordAt } from './fold-text.ts'
import { createNearWords, slipsAllowed, type NearWords } from './near-words.ts'
import { bitsOf, sectionOf, type SearchableItem } from './searchable-item.ts'

/** The lower, the higher in the list. */
export const RANKS = { titleStart: 0, titleWord: 1, otherWord: 2, inside: 3, slip: 4 } as const
const NOT_FOUND = -1
const ITEMS_A_STEP = 1_000
/** Items whose words are taken apart for slips of the keys. */
const WORDS_A_STEP = 100
/** Letters that are taken back one by one; more would only hold memory. */
const MOST_REMEMBERED = 15
/** With as many exact hits or more nobody meant something else. */
export const ENOUGH_HITS = 5

const WEAK = bitsOf('is', ['weak'])

function rankOfTerm({ folded, titleEnd }: SearchableItem, term: string): number {
  let at = folded.indexOf(term)
  if (at === -1) return NOT_FOUND
  if (at === 0) return RANKS.titleStart
  for (; at !== -1; at = folded.indexOf(term, at + 1)) {
    if (!isWordAt(folded, at - 1)) return at < titleEnd ? RANKS.titleWord : RANKS.otherWord
  }
  return RANKS.inside
}

type Check = (entry: SearchableItem) => number

/** What a clause says of an item: its rank, or that it is not found. Clauses that only narrow give the best rank. */
function checkOf(clause: Clause, weakIds: ReadonlySet<string>): Check {
  const narrowing = (holds: (entry: SearchableItem) => boolean): Check => {
    const { isNot } = clause
    return (entry) => (holds(entry) === isNot ? NOT_FOUND : RANKS.titleStart)
  }
  if (clause.kind === 'text') {
    const { section, term, isNot } = clause
    // A tag is meant from the beginning of one of its levels.
    const sought = section === 'tag' ? `/${term}` : term
    if (section !== null) return narrowing((entry) => sectionOf(entry, section).includes(sought))
    return isNot ? narrowing(({ folded }) => folded.includes(term)) : (entry) => rankOfTerm(entry, term)
  }
  const bits = bitsOf(clause.kind, clause.names)
  const asksWeak = clause.kind === 'is' && (bits & WEAK) !== 0
  return narrowing(({ facts, item }) => (facts & bits) !== 0 || (asksWeak && weakIds.has(item.id)))
}

function isSlippery(clause: Clause): boolean {
  return clause.kind === 'text' && clause.section === null && !clause.isNot && !clause.isPhrase && slipsAllowed(clause.term) > 0
}

/** True when whatever holds for `next` held for `last`. */
function narrows(last: readonly Clause[], next: readonly Clause[]): boolean {
  const isImplied = (old: Clause): boolean =>
    next.some((clause) => {
      if (clause.kind !== old.kind || clause.isNot !== old.isNot) return false
      if (clause.kind !== 'text' || old.kind !== 'text') return JSON.stringify(clause) === JSON.stringify(old)
      if (clause.section !== old.section) return false
      // A longer tag need not begin where the shorter one began; all others hold what they begin with.
      return clause.isNot || clause.section === 'tag' ? clause.term === old.term : clause.term.includes(old.term)
    })
  return last.every(isImplied)
}

/** Which items are looked at, and by which name that is remembered. */
export interface SearchPlace {
  readonly key: string
  readonly holds: (entry: SearchableItem) => boolean
}

/** Stops after every few items, so that whoever asked can let something else happen; at its end it has what was found. */
export type SearchWork = Generator<undefined, SearchableItem[], undefined>

export interface ItemSearch {
  /** The same as `find`, in steps of less than a millisecond; one that is not finished is simply left. */
  seek: (query: SearchQuery, place: SearchPlace, weakIds: ReadonlySet<string>) => SearchWork
  /** Of the items in `place`, those that the query finds, the best first; equals in the order of the list. */
  find: (query: SearchQuery, place: SearchPlace, weakIds: ReadonlySet<string>) => SearchableItem[]
  /** Prepares for slips of the keys, so many items at a time; false when there is nothing more to prepare. */
  prepare: (items: number) => boolean
}

interface Remembered {
  readonly clauses: readonly Clause[]
  readonly placeKey: string
  readonly weakIds: ReadonlySet<string>
  readonly hits: Int32Array
}

/** The same entries, rank by rank, each rank in the order of the list. Two passes without a copy: most keys find most items. */
function inOrder(items: readonly SearchableItem[], hits: Int32Array, ranks: Uint8Array): SearchableItem[] {
  const next = Array.from({ length: RANKS.slip + 1 }, () => 0)
  for (let index = 0; index < hits.length; index += 1) {
    const after = (ranks[index] ?? 0) + 1
    next[after] = (next[after] ?? 0) + 1
  }
  for (let rank = 1; rank < next.length; rank += 1) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  const ordered = new Array<SearchableItem>(hits.length)
  for (let index = 0; index < hits.length; index += 1) {
    const rank = ranks[index] ?? 0
    const at = next[rank] ?? 0
    next[rank] = at + 1
    const entry = items[hits[index] ?? 0]
    if (entry !== undefined) ordered[at] = entry
  }
  return ordered
}

/** The worst of what the clauses say. */
function rankOf(entry: SearchableItem, checks: readonly Check[]): number {
  let rank: number = RANKS.titleStart
  for (const check of checks) {
    const own = check(entry)
    if (own === NOT_FOUND) return NOT_FOUND
    if (own > rank) rank = own
  }
  return rank
}

/** `items`: in the order of the list. */
export function createItemSearch(items: readonly SearchableItem[]): ItemSearch {
  let last: Remembered | null = null
  /** Since the box was empty: who takes letters back has asked that before. */
  let asked: (Remembered & { readonly key: string; readonly answer: SearchableItem[] })[] = []
  let nearWords: NearWords | null = null
  const words = (): NearWords => (nearWords ??= createNearWords(items.map(({ folded }) => folded)))
  let inPlace: { readonly key: string; readonly hits: Int32Array } | null = null

  function* allIn(place: SearchPlace): Generator<undefined, Int32Array, undefined> {
    if (inPlace?.key === place.key) return inPlace.hits
    const held = new Int32Array(items.length)
    let count = 0
    for (const [at, entry] of items.entries()) {
      if (at % ITEMS_A_STEP === ITEMS_A_STEP - 1) yield
      if (!place.holds(entry)) continue
      held[count] = at
      count += 1
    }
    inPlace = { key: place.key, hits: held.slice(0, count) }
    return inPlace.hits
  }

  function* seek({ clauses }: SearchQuery, place: SearchPlace, weakIds: ReadonlySet<string>): SearchWork {
    const key = JSON.stringify(clauses)
    const before = asked.find((one) => one.key === key && one.placeKey === place.key && one.weakIds === weakIds)
    if (before !== undefined) {
      last = before
      return before.answer
    }
    const checks = clauses.map((clause) => checkOf(clause, weakIds))
    const isNarrower = last !== null && last.placeKey === place.key && last.weakIds === weakIds && narrows(last.clauses, clauses)
    const looked = isNarrower && last !== null ? last.hits : yield* allIn(place)
    // Another question may be put before this one is answered: its hits must not be among these.
    const found = new Int32Array(looked.length)
    const ranks = new Uint8Array(looked.length)
    let count = 0
    for (let index = 0; index < looked.length; index += 1) {
      if (index % ITEMS_A_STEP === ITEMS_A_STEP - 1) yield
      const at = looked[index] ?? 0
      const entry = items[at]
      const rank = entry === undefined ? NOT_FOUND : rankOf(entry, checks)
      if (rank === NOT_FOUND) continue
      found[count] = at
      ranks[count] = rank
      count += 1
    }
    yield
    const hits = count === found.length ? found : found.slice(0, count)
    const ordered = inOrder(items, hits, ranks)
    const asksSlips = count < ENOUGH_HITS && clauses.some(isSlippery)
    while (asksSlips && words().build(WORDS_A_STEP)) yield
    const answer = asksSlips ? [...ordered, ...withSlips(clauses, checks, hits, place)] : ordered
    last = { clauses, placeKey: place.key, weakIds, hits }
    asked = [...(clauses.length === 0 ? [] : asked.slice(-MOST_REMEMBERED)), { ...last, key, answer }]
    return answer
  }

  const find: ItemSearch['find'] = (query, place, weakIds) => {
    const work = seek(query, place, weakIds)
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
    }
  }

  /** Items that are no exact hits, in which every clause holds when words may be nearly those typed. */
  const withSlips = (clauses: readonly Clause[], checks: readonly Check[], hits: Int32Array, place: SearchPlace): SearchableItem[] => {
    const near = clauses.map((clause) => (clause.kind === 'text' && isSlippery(clause) ? words().near(clause.term) : null))
    // What is no exact hit has at least one word that is only near.
    const places = [...new Set(near.flatMap((one) => one?.places ?? []))].sort((a, b) => a - b)
    const exact = new Set(hits)
    return places.flatMap((at) => {
      const entry = items[at]
      if (entry === undefined || exact.has(at) || !place.holds(entry)) return []
      return checks.every((check, index) => near[index]?.marked[at] === 1 || check(entry) !== NOT_FOUND) ? [entry] : []
    })
  }
  return { seek, find, prepare: (count) => words().build(count) }
}
