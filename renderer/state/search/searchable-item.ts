// Owns an item as it is searched: its open texts, folded, and what is asked by `has:` and `is:` as bits. Never a secret, not even the length of one.
import type { ItemSearchText, ItemSummary } from '../../../shared/model/item.ts'
import { foldText } from './fold-text.ts'
import { HAS_NAMES, IS_NAMES, type HasName, type IsName, type Section } from './search-query.ts'

export interface SearchableItem {
  readonly item: ItemSummary
  /** Title, user name, websites, tags and what else is open, a line each (a title has no line break of its own that counts). */
  readonly folded: string
  /** Where the title ends in `folded`. */
  readonly titleEnd: number
  /** What an operator looks into; each level of a tag begins with a slash. */
  readonly sections: Readonly<Record<Section, string>>
  readonly facts: number
  /** Fields and notes as they are written; empty until somebody searches. */
  readonly more: readonly string[]
}

const BITS: ReadonlyMap<string, number> = new Map([...HAS_NAMES.map((name) => `has:${name}`), ...IS_NAMES.map((name) => `is:${name}`)].map((name, index) => [name, 1 << index]))

export function bitsOf(kind: 'has' | 'is', names: readonly (HasName | IsName)[]): number {
  return names.reduce((bits, name) => bits | (BITS.get(`${kind}:${name}`) ?? 0), 0)
}

function factsOf(item: ItemSummary, text: ItemSearchText | undefined): number {
  const has: Record<HasName, boolean> = {
    otp: item.hasOtp,
    attachment: text?.hasAttachment === true,
    password: text?.hasPassword === true,
    website: item.websites.length > 0,
    user: item.username !== '',
    tag: (item.tags ?? []).length > 0,
    note: text?.hasNotes === true
  }
  const is: readonly IsName[] = [
    ...(item.favourite ? ['favourite' as const] : []),
    ...(item.archived === true ? ['archived' as const] : []),
    ...(item.trashed ? ['trashed' as const] : []),
    ...IS_NAMES.filter((name) => name === (item.category ?? 'login'))
  ]
  return bitsOf('has', HAS_NAMES.filter((name) => has[name])) | bitsOf('is', is)
}

function foldedOf(item: ItemSummary, more: readonly string[]): Pick<SearchableItem, 'folded' | 'titleEnd' | 'sections'> {
  const title = foldText(item.title)
  const user = foldText(item.username)
  const url = item.websites.map(foldText).join('\n')
  const tags = (item.tags ?? []).map(foldText)
  const folded = [title, user, url, ...tags, ...more.map(foldText)].join('\n')
  return { folded, titleEnd: title.length, sections: { title, user, url, tag: tags.map((tag) => `/${tag}`).join('\n') } }
}

export function toSearchable(items: readonly ItemSummary[], texts?: ReadonlyMap<string, ItemSearchText>): SearchableItem[] {
  return items.map((item) => {
    const text = texts?.get(item.id)
    const more = (text?.texts ?? []).filter((one) => one !== item.username)
    return { item, ...foldedOf(item, more), facts: factsOf(item, text), more }
  })
}
