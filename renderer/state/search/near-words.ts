// Owns which items have a word that is nearly the one typed. Pure; built once for a list, slice by slice. Knows folded text only.
import { isWordAt } from './fold-text.ts'

const SHORT_TERM = 4
const LONG_TERM = 8
/** Of a word: no distance looks further. */
const MOST_LETTERS = 48

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

/**
 * Whether some beginning of `word` is at most `most` slips from `term`: a letter too many, missing, another, or two that changed places
 * (optimal string alignment). Rows are those of the usual table, cut off where every way is already too far.
 */
export function isNear(term: string, word: string, most: number): boolean {
  const width = Math.min(word.length, term.length + most)
  let before: number[] = []
  let above = Array.from({ length: width + 1 }, (_, column) => column)
  for (let row = 1; row <= term.length; row += 1) {
    const line = [row]
    let least = row
    for (let column = 1; column <= width; column += 1) {
      const isSame = term.charCodeAt(row - 1) === word.charCodeAt(column - 1)
      let cost = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && term.charCodeAt(row - 1) === word.charCodeAt(column - 2) && term.charCodeAt(row - 2) === word.charCodeAt(column - 1)
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      line.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return false
    before = above
    above = line
  }
  return above.some((cost) => cost <= most)
}

export interface NearWords {
  /** Takes in at most so many texts more; false when all are in. */
  build: (texts: number) => boolean
  /** Marks of the texts, by their place, that have a word near `term`, and how many. What was not built is built first. */
  near: (term: string) => { readonly marked: Uint8Array; readonly places: readonly number[] }
}

export function createNearWords(texts: readonly string[]): NearWords {
  const places = new Map<string, number[]>()
  let words: { word: string; letters: number; places: readonly number[] }[] | null = null
  let taken = 0
  const build = (count: number): boolean => {
    const end = Math.min(texts.length, taken + count)
    for (; taken < end; taken += 1) {
      const place = taken
      eachWord(texts[taken] ?? '', (whole) => {
        const word = whole.slice(0, MOST_LETTERS + 2)
        const known = places.get(word)
        if (known === undefined) places.set(word, [place])
        else if (known.at(-1) !== place) known.push(place)
      })
    }
    return taken < texts.length
  }
  const near = (term: string): ReturnType<NearWords['near']> => {
    build(texts.length)
    words ??= [...places].map(([word, at]) => ({ word, letters: lettersOf(word), places: at }))
    const most = slipsAllowed(term)
    const marked = new Uint8Array(texts.length)
    const found: number[] = []
    const asked = lettersOf(term)
    for (const { word, letters, places: at } of words) {
      // Each letter of the term that the word lacks is a slip: most words end here.
      if (word.length < term.length - most || countBits(asked & ~letters) > most || !isNear(term, word, most)) continue
      for (const place of at) {
        if (marked[place] === 1) continue
        marked[place] = 1
        found.push(place)
      }
    }
    return { marked, places: found.sort((a, b) => a - b) }
  }
  return { build, near }
}
