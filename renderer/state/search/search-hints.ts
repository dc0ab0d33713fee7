// Owns what a search box offers to go on with: the operators at first, the values of one while it is typed. Pure.
import { foldText } from './fold-text.ts'
import { HAS_NAMES, IS_NAMES, operatorOf } from './search-query.ts'

/** What is said of each; the words are in the sentences (`search.hint.…`). */
export const FIRST_HINTS = [
  { about: 'tag', text: 'tag:' },
  { about: 'user', text: 'user:' },
  { about: 'url', text: 'url:' },
  { about: 'otp', text: 'has:otp' },
  { about: 'attachment', text: 'has:attachment' },
  { about: 'weak', text: 'is:weak' },
  { about: 'archived', text: 'is:archived' },
  { about: 'not', text: '-' },
  { about: 'exact', text: '"' }
] as const
export type HintName = (typeof FIRST_HINTS)[number]['about']

export interface SearchHint {
  /** Null where the text says it. */
  readonly about: HintName | null
  readonly text: string
  /** All of the box, once it was chosen. */
  readonly query: string
}

const MOST_HINTS = 9
/** The operator that is being typed, at the end. */
const OPEN_OPERATOR = /(?:^|\s)([-−－]?)([\p{L}\p{M}ー]+)[:：]([^\s"“「『]*)$/u

function valuesOf(name: string, tags: readonly string[]): readonly string[] {
  switch (operatorOf(name)) {
    case 'has':
      return HAS_NAMES
    case 'is':
      return IS_NAMES
    case 'tag':
      return tags
    default:
      return []
  }
}

/** `tags`: those of the vault. Nothing once what stands there is whole. */
export function hintsFor(typed: string, tags: readonly string[]): SearchHint[] {
  if (typed.trim() === '') return FIRST_HINTS.map(({ about, text }) => ({ about, text, query: text }))
  const [, not = '', name = '', value = ''] = OPEN_OPERATOR.exec(typed) ?? []
  const begun = foldText(value)
  const before = typed.slice(0, typed.length - (not.length + name.length + 1 + value.length))
  const fitting = valuesOf(name, tags).filter((one) => foldText(one).startsWith(begun) && foldText(one) !== begun)
  return fitting.slice(0, MOST_HINTS).map((one) => {
    const text = `${not}${name}:${/\s/u.test(one) ? `"${one}"` : one}`
    return { about: null, text, query: `${before}${text} ` }
  })
}
