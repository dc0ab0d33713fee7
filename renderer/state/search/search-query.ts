// Owns how a search is written: words, "exact words", -not, and operators with a colon. Pure: text in, clauses out; knows no item.
import { ITEM_CATEGORIES } from '../../../shared/model/item-categories.ts'
import { foldText } from './fold-text.ts'

export const HAS_NAMES = ['otp', 'attachment', 'password', 'website', 'user', 'tag', 'note'] as const
const STATES = ['favourite', 'archived', 'trashed', 'weak'] as const
export const IS_NAMES = [...STATES, ...ITEM_CATEGORIES] as const
export type HasName = (typeof HAS_NAMES)[number]
export type IsName = (typeof IS_NAMES)[number]
/** The part of an item that an operator looks into. */
export type Section = 'title' | 'user' | 'url' | 'tag'

export type Clause =
  /** `term` is folded and never empty. A phrase is taken to the letter: no other spelling is tried. */
  | { readonly kind: 'text'; readonly section: Section | null; readonly term: string; readonly isPhrase: boolean; readonly isNot: boolean }
  /** One of the names is enough; without names nothing fits. */
  | { readonly kind: 'has'; readonly names: readonly HasName[]; readonly isNot: boolean }
  | { readonly kind: 'is'; readonly names: readonly IsName[]; readonly isNot: boolean }

export interface SearchQuery {
  readonly clauses: readonly Clause[]
  /** Operators with a value that does not exist, as they were typed. */
  readonly unknown: readonly string[]
}

export const OPERATORS = ['tag', 'user', 'url', 'title', 'has', 'is'] as const
export type Operator = (typeof OPERATORS)[number]

/** What may be typed besides the names themselves, folded. */
const OPERATOR_ALIASES: Readonly<Record<string, Operator>> = {
  username: 'user', site: 'url', website: 'url', たぐ: 'tag', ゆーざー: 'user', ゆーざー名: 'user', さいと: 'url', うぇぶさいと: 'url', たいとる: 'title', あり: 'has', 状態: 'is', 種類: 'is'
}
const HAS_ALIASES: Readonly<Record<string, HasName>> = {
  totp: 'otp', '2fa': 'otp', file: 'attachment', attachments: 'attachment', url: 'website', site: 'website', username: 'user', tags: 'tag', notes: 'note',
  わんたいむぱすわーど: 'otp', 添付: 'attachment', 添付ふぁいる: 'attachment', ふぁいる: 'attachment', ぱすわーど: 'password', うぇぶさいと: 'website', さいと: 'website',
  ゆーざー名: 'user', たぐ: 'tag', めも: 'note'
}
const IS_ALIASES: Readonly<Record<string, IsName>> = {
  favorite: 'favourite', starred: 'favourite', archive: 'archived', trash: 'trashed', deleted: 'trashed', license: 'licence', ssh: 'ssh-key',
  お気に入り: 'favourite', あーかいぶ: 'archived', ごみ箱: 'trashed', 弱い: 'weak', ろぐいん: 'login', のーと: 'note', めも: 'note', かーど: 'card', 個人情報: 'identity',
  らいせんす: 'licence', りかばりーこーど: 'recovery-codes'
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"”', '“': '”"', '「': '」', '『': '』' }
const NOT = /[-−]/u
const OPERATOR = /([\p{L}\p{M}ー]+):/uy
const WORD = /\S+/uy

function aliasOf<T extends string>(aliases: Readonly<Record<string, T>>, folded: string): T | null {
  return Object.hasOwn(aliases, folded) ? (aliases[folded] ?? null) : null
}

export function operatorOf(name: string): Operator | null {
  const folded = foldText(name)
  return OPERATORS.find((operator) => operator === folded) ?? aliasOf(OPERATOR_ALIASES, folded)
}

/** The names that `folded` is, or else is the beginning of: while it is typed the list is that of all of them. */
function namesOf<T extends string>(names: readonly T[], aliases: Readonly<Record<string, T>>, folded: string): T[] {
  const name = names.find((one) => one === folded) ?? aliasOf(aliases, folded)
  if (name !== null) return [name]
  const meant = [...names.map((one) => [one, one] as const), ...Object.entries(aliases)].filter(([written]) => written.startsWith(folded)).map(([, one]) => one)
  return names.filter((one) => meant.includes(one))
}

interface Token {
  readonly isNot: boolean
  readonly operator: Operator | null
  readonly value: string
  readonly isPhrase: boolean
  readonly typed: string
}

/** The text from `at`: between its quotes, or as far as the next space. */
function readValue(text: string, at: number): { value: string; isPhrase: boolean; end: number } {
  const closing = CLOSING[text.charAt(at)]
  if (closing !== undefined) {
    let end = at + 1
    while (end < text.length && !closing.includes(text.charAt(end))) end += 1
    return { value: text.slice(at + 1, end), isPhrase: true, end: end + 1 }
  }
  WORD.lastIndex = at
  const value = WORD.exec(text)?.[0] ?? ''
  return { value, isPhrase: false, end: at + value.length }
}

function tokensOf(typed: string): Token[] {
  const text = typed.normalize('NFKC')
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/u.test(text.charAt(at))) {
      at += 1
      continue
    }
    const from = at
    const isNot = NOT.test(text.charAt(at))
    if (isNot) at += 1
    OPERATOR.lastIndex = at
    const name = OPERATOR.exec(text)?.[1] ?? ''
    const operator = name === '' ? null : operatorOf(name)
    const { value, isPhrase, end } = readValue(text, operator === null ? at : at + name.length + 1)
    tokens.push({ isNot, operator, value, isPhrase, typed: text.slice(from, end) })
    at = end
  }
  return tokens
}

/** Null where there is nothing to look for yet: `-`, `tag:`. */
function clauseOf({ isNot, operator, value, isPhrase }: Token): Clause | null {
  const term = foldText(value).trim().replace(/\s+/gu, ' ')
  if (term === '') return null
  switch (operator) {
    case 'has':
      return { kind: 'has', names: namesOf(HAS_NAMES, HAS_ALIASES, term), isNot }
    case 'is':
      return { kind: 'is', names: namesOf(IS_NAMES, IS_ALIASES, term), isNot }
    default:
      return { kind: 'text', section: operator, term, isPhrase, isNot }
  }
}

/** Every text is a search: what is no operator is looked for as it stands. All clauses must hold. */
export function parseQuery(typed: string): SearchQuery {
  const clauses: Clause[] = []
  const unknown: string[] = []
  for (const token of tokensOf(typed)) {
    const clause = clauseOf(token)
    if (clause === null) continue
    clauses.push(clause)
    if (clause.kind !== 'text' && clause.names.length === 0) unknown.push(token.typed)
  }
  return { clauses, unknown }
}

/** Whether the query asks for items in this state, so that they are looked for where they usually are not. */
export function asksFor({ clauses }: SearchQuery, state: IsName): boolean {
  return clauses.some((clause) => clause.kind === 'is' && !clause.isNot && clause.names.length === 1 && clause.names[0] === state)
}

/** Whether the answer depends on this state. */
export function asksAbout({ clauses }: SearchQuery, state: IsName): boolean {
  return clauses.some((clause) => clause.kind === 'is' && clause.names.includes(state))
}
