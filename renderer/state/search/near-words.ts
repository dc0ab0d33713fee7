// Owns which items have a word that is nearly the one typed. Pure; built once for a list, slice by slice. Knows folded text only.
import { isWordAt } from './fold-text.ts'

const SHORT_TERM = 4
const LONG_TERM = 8
/** Letters of a term: a bit of a number each. */
const MOST_LETTERS = 31
/** Of a word: no distance looks further. */
const MOST_OF_WORD = MOST_LETTERS + 2

/** How many slips a term may have: none below four letters, where almost everything would be near. */
export function slipsAllowed(term: string): number {
  for (let at = 0; at < term.length; at += 1) if (!isWordAt(term, at)) return 0
  return term.length < SHORT_TERM || term.length > MOST_LETTERS ? 0 : term.length < LONG_TERM ? 1 : 2
}

/** Words of a folded text, each where it begins. */
export function eachWord(folded: string, visit: (word: string, start: number) => void): void {
  for (let at = 0; at < folded.length; at += 1) {
    if (!isWordAt(folded, at)) continue
    const start = at
    while (at < folded.length && isWordAt(folded, at)) at += 1
    visit(folded.slice(start, at), start)
  }
}

/** Which letters occur, one of 32 bits each; two letters may share one. */
function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

function beginsLike(term: string, word: string): boolean {
  return word.charCodeAt(0) === term.charCodeAt(0) || (word.charCodeAt(0) === term.charCodeAt(1) && word.charCodeAt(1) === term.charCodeAt(0))
}

/**
 * Tells of words whether some beginning of them is at most `most` slips from `term`: a letter too many, missing, another, or two neighbours that changed
 * places (optimal string alignment). The first letter is right, or has changed places with the second: otherwise half of all words are near. A column of the usual table is two numbers of one bit a letter (Hyyrö, "A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances", 2003): ten times as fast as the table.
 */
export function nearnessTo(term: string, most: number): (word: string) => boolean {
  /** Where each letter stands in the term. */
  const standsAt = new Map<number, number>()
  const low = new Int32Array(128)
  for (let at = 0; at < term.length; at += 1) {
    const code = term.charCodeAt(at)
    standsAt.set(code, (standsAt.get(code) ?? 0) | (1 << at))
    if (code < 128) low[code] = (low[code] ?? 0) | (1 << at)
  }
  const last = 1 << (term.length - 1)
  return (word) => {
    if (!beginsLike(term, word)) return false
    const width = Math.min(word.length, term.length + most)
    let [rises, falls, diagonal, before, slips] = [-1, 0, 0, 0, term.length]
    for (let at = 0; at < width; at += 1) {
      const code = word.charCodeAt(at)
      const here = code < 128 ? (low[code] ?? 0) : (standsAt.get(code) ?? 0)
      const swapped = ((~diagonal & here) << 1) & before
      diagonal = ((((here & rises) + rises) | 0) ^ rises) | here | falls | swapped
      let right = falls | ~(diagonal | rises)
      const left = diagonal & rises
      if ((right & last) !== 0) slips += 1
      else if ((left & last) !== 0) slips -= 1
      if (slips <= most) return true
      // Each further letter makes it one better at best.
      if (slips - (width - at - 1) > most) return false
      right = (right << 1) | 1
      rises = (left << 1) | ~(diagonal | right)
      falls = right & diagonal
      before = here
    }
    return false
  }
}

export interface NearWords {
  /** Takes in at most so many texts more; false when all are in. */
  build: (texts: number) => boolean
  /** Marks of the texts, by their place, that have a word near `term`, and how many. What was not built is built first. */
  near: (term: string) => { readonly marked: Uint8Array; readonly places: readonly number[] }
}

/** Words that begin with one letter. */
interface Shelf {
  readonly words: string[]
  readonly letters: number[]
  /** A number where it is one text: most words are in one alone, and an array of one is six times as large. */
  readonly places: (number | number[])[]
}

function createShelves() {
  const shelves = new Map<number, Shelf>()
  /** Where a word stands on its shelf. */
  const known = new Map<string, number>()
  return {
    add: (word: string, place: number): void => {
      const first = word.charCodeAt(0)
      const shelf = shelves.get(first) ?? { words: [], letters: [], places: [] }
      if (shelf.words.length === 0) shelves.set(first, shelf)
      const index = known.get(word)
      if (index === undefined) {
        known.set(word, shelf.words.length)
        shelf.words.push(word)
        shelf.letters.push(lettersOf(word))
        shelf.places.push(place)
        return
      }
      const places = shelf.places[index]
      if (typeof places === 'number') {
        if (places !== place) shelf.places[index] = [places, place]
      } else if (places !== undefined && places.at(-1) !== place) places.push(place)
    },
    /** Where a word near `term` could stand. */
    of: (term: string): Shelf[] => [...new Set([term.charCodeAt(0), term.charCodeAt(1)])].flatMap((first) => shelves.get(first) ?? [])
  }
}

/** Of one shelf, the texts with a word near the term. */
function eachNear({ words, letters, places }: Shelf, term: string, visit: (place: number) => void): void {
  const most = slipsAllowed(term)
  const isNear = nearnessTo(term, most)
  const asked = lettersOf(term)
  for (let index = 0; index < words.length; index += 1) {
    // Each letter of the term that the word lacks is a slip: most words end here.
    const lacking = asked & ~(letters[index] ?? 0)
    if (lacking !== 0 && countBits(lacking) > most) continue
    const word = words[index] ?? ''
    if (word.length < term.length - most || !isNear(word)) continue
    const own = places[index] ?? []
    if (typeof own === 'number') visit(own)
    else for (const place of own) visit(place)
  }
}

export function createNearWords(texts: readonly string[]): NearWords {
  const shelves = createShelves()
  let taken = 0
  const build = (count: number): boolean => {
    const end = Math.min(texts.length, taken + count)
    for (; taken < end; taken += 1) {
      const place = taken
      eachWord(texts[taken] ?? '', (word) => { shelves.add(word.slice(0, MOST_OF_WORD), place) })
    }
    return taken < texts.length
  }
  const near = (term: string): ReturnType<NearWords['near']> => {
    build(texts.length)
    const marked = new Uint8Array(texts.length)
    const places: number[] = []
    for (const shelf of shelves.of(term)) {
      eachNear(shelf, term, (place) => {
        if (marked[place] === 1) return
        marked[place] = 1
        places.push(place)
      })
    }
    return { marked, places: places.sort((a, b) => a - b) }
  }
  return { build, near }
}
