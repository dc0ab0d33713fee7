// Owns which rows the palette shows for what was typed, and in which order. Pure.
import type { ItemSummary } from '../../../shared/model/item.ts'
import { foldText, matches, type SearchableItem } from '../../state/item-search.ts'
import type { Command } from './command.ts'

export type PaletteRow =
  | { kind: 'command'; id: string; command: Command }
  | { kind: 'open' | 'password' | 'otp'; id: string; item: ItemSummary }

/** More logins than this are not read by anybody; another letter finds the rest. */
const MAX_LOGINS = 8

interface Given {
  query: string
  commands: readonly Command[]
  nameOf: (command: Command) => string
  items: readonly SearchableItem[]
  recent: readonly string[]
}

/** Words that can be typed before the name of a login: `code git` finds the code of GitHub. */
interface Prefixes {
  otp: readonly string[]
  password: readonly string[]
}

/** Recent ones first, otherwise in the order of the list. */
function byRecency<R extends { id: string }>(rows: readonly R[], recent: readonly string[]): R[] {
  const rank = (row: R): number => {
    const place = recent.indexOf(row.id)
    return place === -1 ? recent.length : place
  }
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

function commandRows({ query, commands, nameOf, recent }: Given): PaletteRow[] {
  const asked = query.trim()
  const rows = commands
    .filter((command) => command.id !== 'palette' && command.isPossible())
    .filter((command) => asked === '' || matches(foldText(nameOf(command)), asked))
    .map((command): PaletteRow => ({ kind: 'command', id: `command:${command.id}`, command }))
  return byRecency(rows, recent)
}

/** The kinds that the words before the name ask for, and the words that are left. */
function askedKinds(words: readonly string[], prefixes: Prefixes): { kinds: readonly ('open' | 'otp' | 'password')[]; rest: readonly string[] } {
  const starts = (names: readonly string[], word: string): boolean => names.some((name) => name === word)
  const [first = '', ...rest] = words
  if (rest.length > 0 && starts(prefixes.otp, first)) return { kinds: ['otp'], rest }
  if (rest.length > 0 && starts(prefixes.password, first)) return { kinds: ['password'], rest }
  return { kinds: ['otp', 'password', 'open'], rest: words }
}

function loginRows({ query, items, recent }: Given, prefixes: Prefixes): PaletteRow[] {
  const words = foldText(query.trim()).split(/\s+/u).filter((word) => word !== '')
  if (words.length === 0) return []
  const { kinds, rest } = askedKinds(words, prefixes)
  const found = items.filter(({ item, folded }) => !item.trashed && rest.every((word) => folded.includes(word)))
  // The title says what a login is; a user name or an address that fits comes after.
  const isInTitle = ({ item }: SearchableItem): boolean => rest.every((word) => foldText(item.title).includes(word))
  const lastUse = ({ item }: SearchableItem): number => item.lastUsedAtMs ?? 0
  const best = found.toSorted((a, b) => Number(isInTitle(b)) - Number(isInTitle(a)) || lastUse(b) - lastUse(a)).slice(0, MAX_LOGINS)
  const rows = best.flatMap(({ item }) =>
    kinds.filter((kind) => kind !== 'otp' || item.hasOtp).map((kind): PaletteRow => ({ kind, id: `${kind}:${item.id}`, item }))
  )
  return byRecency(rows, recent)
}

export function paletteRows(given: Given, prefixes: Prefixes): { commands: PaletteRow[]; logins: PaletteRow[] } {
  return { commands: commandRows(given), logins: loginRows(given, prefixes) }
}
