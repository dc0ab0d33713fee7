// Owns which value of a merged login lost against another one that was set without knowing of it. Merges nothing.
import type { Item } from '../document/document.ts'
import { canonicalText } from './canonical-text.ts'
import { knows, laterRegister, type AnyRegister } from './merge-registers.ts'
import { versionsOf } from './versions.ts'

/** `of` answers with the register in question of one version. What an edit has written over since is no loser any more. */
export function isLost(item: Item, of: (version: Item) => AnyRegister | null, entry: AnyRegister): boolean {
  const versions = versionsOf(item)
  if (versions.length < 2) return false
  const registers = versions.flatMap((version) => of(version) ?? [])
  const [first, ...others] = registers
  if (first === undefined) return false
  const winner = others.reduce(laterRegister, first)
  const isEntry = (register: AnyRegister): boolean => canonicalText([register.value, register.at]) === canonicalText([entry.value, entry.at])
  return registers.some((register) => isEntry(register) && canonicalText(register.value) !== canonicalText(winner.value) && !knows(winner, register))
}
