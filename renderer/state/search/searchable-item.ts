// Owns an item as it is searched: its open texts, folded, and what is asked by `has:` and `is:` as bits. Never a secret, not even the length of one.
import { ITEM_CATEGORIES } from '../../../shared/model/item-categories.ts'
import type { ItemSearchText, ItemSummary } from '../../../shared/model/item.ts'
import { foldText, isAscii } from './fold-text.ts'
import { HAS_NAMES, IS_NAMES, type HasName, type IsName, type Section } from './search-query.ts'

export interface SearchableItem {
  readonly item: ItemSummary
  /** Title, user name, websites, tags and what else is open, a line each (a title has no line break of its own that counts). */
  readonly folded: string
  /** Where these end in `folded`: a text of their own each would double what a hundred thousand items take. */
  readonly titleEnd: number
  readonly userEnd: number
  readonly urlEnd: number
  readonly facts: number
  /** Fields and notes as they are written; empty until somebody searches. */
  readonly more: readonly string[]
}

const BITS: ReadonlyMap<string, number> = new Map([...HAS_NAMES.map((name) => `has:${name}`), ...IS_NAMES.map((name) => `is:${name}`)].map((name, index) => [name, 1 << index]))

export function bitsOf(kind: 'has' | 'is', names: readonly (HasName | IsName)[]): number {
  return names.reduce((bits, name) => bits | (BITS.get(`${kind}:${name}`) ?? 0), 0)
}

// Looked up once: a hundred thousand items ask.
const bit = (kind: 'has' | 'is', name: HasName | IsName): number => bitsOf(kind, [name])
const HAS = { otp: bit('has', 'otp'), attachment: bit('has', 'attachment'), password: bit('has', 'password'), website: bit('has', 'website'), user: bit('has', 'user'), tag: bit('has', 'tag'), note: bit('has', 'note') } as const
const IS = { favourite: bit('is', 'favourite'), archived: bit('is', 'archived'), trashed: bit('is', 'trashed') } as const
const IS_CATEGORY: ReadonlyMap<string, number> = new Map(ITEM_CATEGORIES.map((name) => [name, IS_NAMES.reduce((bits, one) => (one === name ? bits | bit('is', one) : bits), 0)]))

const NOTHING: readonly string[] = []

function factsOf(item: ItemSummary, text: ItemSearchText | undefined): number {
  return (
    (item.hasOtp ? HAS.otp : 0) |
    (text?.hasAttachment === true ? HAS.attachment : 0) |
    (text?.hasPassword === true ? HAS.password : 0) |
    (item.websites.length > 0 ? HAS.website : 0) |
    (item.username !== '' ? HAS.user : 0) |
    ((item.tags ?? NOTHING).length > 0 ? HAS.tag : 0) |
    (text?.hasNotes === true ? HAS.note : 0) |
    (item.favourite ? IS.favourite : 0) |
    (item.archived === true ? IS.archived : 0) |
    (item.trashed ? IS.trashed : 0) |
    (IS_CATEGORY.get(item.category ?? 'login') ?? 0)
  )
}

function searchableOf(item: ItemSummary, text: ItemSearchText | undefined): SearchableItem {
  const more = text === undefined || text.texts.length === 0 ? NOTHING : text.texts.filter((one) => one !== item.username)
  const rest = [...(item.tags ?? NOTHING), ...more]
  const url = item.websites.join('\n')
  const raw = [item.title, item.username, url, ...rest].join('\n')
  // Most are: one text is made instead of one for each line, and no letter changes its place.
  const isPlain = isAscii(raw)
  const title = isPlain ? item.title : foldText(item.title)
  const user = isPlain ? item.username : foldText(item.username)
  const site = isPlain ? url : item.websites.map(foldText).join('\n')
  const folded = isPlain ? raw.toLowerCase() : [title, user, site, ...rest.map(foldText)].join('\n')
  const userEnd = title.length + 1 + user.length
  return { item, folded, titleEnd: title.length, userEnd, urlEnd: userEnd + 1 + site.length, facts: factsOf(item, text), more }
}

/** What an operator looks into; each level of a tag begins with a slash. */
export function sectionOf({ item, folded, titleEnd, userEnd, urlEnd }: SearchableItem, section: Section): string {
  switch (section) {
    case 'title':
      return folded.slice(0, titleEnd)
    case 'user':
      return folded.slice(titleEnd + 1, userEnd)
    case 'url':
      return folded.slice(userEnd + 1, urlEnd)
    case 'tag':
      return (item.tags ?? NOTHING).map((tag) => `/${foldText(tag)}`).join('\n')
  }
}

export function toSearchable(items: readonly ItemSummary[], texts?: ReadonlyMap<string, ItemSearchText>): SearchableItem[] {
  return items.map((item) => searchableOf(item, texts?.get(item.id)))
}
