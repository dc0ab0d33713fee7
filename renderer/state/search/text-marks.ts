// Owns which letters of a shown text a search found, and the line of an item in which it found what its row does not show. Pure.
import { foldText } from './fold-text.ts'
import { eachWord, nearnessTo, slipsAllowed } from './near-words.ts'
import type { Clause, SearchQuery, Section } from './search-query.ts'
import type { SearchableItem } from './searchable-item.ts'

/** A run of letters, as it is written. */
export interface TextRun {
  readonly text: string
  readonly isFound: boolean
}

interface Sought {
  readonly term: string
  /** Slips of the keys that count as the same; 0 where the item has the term itself. */
  readonly slips: number
}

type TextClause = Extract<Clause, { kind: 'text' }>

function isSought(clause: Clause, sections: readonly (Section | null)[]): clause is TextClause {
  return clause.kind === 'text' && !clause.isNot && sections.includes(clause.section)
}

/** What is marked in a text that stands for `section`. */
export function soughtIn({ clauses }: SearchQuery, section: Section, { folded }: SearchableItem): Sought[] {
  return clauses.flatMap((clause) => {
    if (!isSought(clause, [null, section])) return []
    const { term, isPhrase } = clause
    return [{ term, slips: isPhrase || clause.section !== null || folded.includes(term) ? 0 : slipsAllowed(term) }]
  })
}

/** A text folded sign by sign, and which sign each folded letter came from: folding makes two letters of one, and one of two. */
function foldedSigns(text: string): { folded: string; signs: string[]; signAt: number[] } {
  const signs = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
  const signAt: number[] = []
  let folded = ''
  signs.forEach((sign, index) => {
    const part = foldText(sign)
    for (let at = 0; at < part.length; at += 1) signAt.push(index)
    folded += part
  })
  return { folded, signs, signAt }
}

function rangesOf(folded: string, { term, slips }: Sought): [start: number, end: number][] {
  const ranges: [number, number][] = []
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) ranges.push([at, at + term.length])
  if (slips > 0) {
    const isNear = nearnessTo(term, slips)
    eachWord(folded, (word, start) => {
      if (isNear(word)) ranges.push([start, start + word.length])
    })
  }
  return ranges
}

/** All of `text`, in runs of letters that were found and such that were not. */
export function markText(text: string, sought: readonly Sought[]): TextRun[] {
  if (sought.length === 0 || text === '') return [{ text, isFound: false }]
  const { folded, signs, signAt } = foldedSigns(text)
  const isFound = signs.map(() => false)
  for (const one of sought) {
    for (const [start, end] of rangesOf(folded, one)) for (let at = start; at < end; at += 1) isFound[signAt[at] ?? 0] = true
  }
  const runs: { text: string; isFound: boolean }[] = []
  signs.forEach((sign, index) => {
    const found = isFound[index] === true
    const last = runs.at(-1)
    if (last?.isFound === found) last.text += sign
    else runs.push({ text: sign, isFound: found })
  })
  return runs
}

/** Before the place that was found, so that it is in sight. */
const LETTERS_BEFORE = 20
const LETTERS_SHOWN = 120

function cutTo(line: string, term: string): string {
  const { folded, signs, signAt } = foldedSigns(line)
  const at = signAt[folded.indexOf(term)] ?? 0
  const from = at <= LETTERS_BEFORE ? 0 : at - LETTERS_BEFORE
  return `${from > 0 ? '…' : ''}${signs.slice(from, from + LETTERS_SHOWN).join('')}`
}

/** The text that holds what neither title nor user name do; null where there is nothing to show. */
export function foundElsewhere({ clauses }: SearchQuery, entry: SearchableItem): string | null {
  const { item, more } = entry
  const row = foldText(`${item.title}\n${item.username}`)
  const inside: readonly [Section | null, readonly string[]][] = [[null, [...item.websites, ...(item.tags ?? []), ...more]], ['url', item.websites], ['tag', item.tags ?? []]]
  for (const [section, texts] of inside) {
    for (const clause of clauses) {
      if (!isSought(clause, [section]) || (section === null && row.includes(clause.term))) continue
      const line = texts.flatMap((text) => text.split(/\n+/u)).find((text) => foldText(text).includes(clause.term))
      if (line !== undefined) return cutTo(line, clause.term)
    }
  }
  return null
}
