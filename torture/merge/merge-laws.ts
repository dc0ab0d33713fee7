// Owns the laws of merging (VAULT-FORMAT §8.5) as checks of any merge function. Knows none, so that it cannot follow one into its mistakes.
import { isDeepStrictEqual } from 'node:util'
import type { VaultDocument } from '../../electron/vault/document/document.ts'

export type Merge = (a: VaultDocument, b: VaultDocument) => VaultDocument

/** The first law that three copies of one vault break; null when they break none. */
export function brokenLaw(merge: Merge, [a, b, c]: readonly [VaultDocument, VaultDocument, VaultDocument]): string | null {
  const ab = merge(a, b)
  if (!isDeepStrictEqual(ab, merge(b, a))) return 'a with b is not b with a'
  if (!isDeepStrictEqual(merge(a, a), a)) return 'a with itself is not a'
  if (!isDeepStrictEqual(merge(ab, b), ab)) return 'merging b a second time changes something'
  if (!isDeepStrictEqual(merge(ab, c), merge(a, merge(b, c)))) return 'the order of three merges matters'
  const kept = valuesOf(ab)
  const lost = [a, b].flatMap((copy) => [...valuesOf(copy)].filter((value) => !kept.has(value) && !isBuried(value, ab)))
  return lost[0] === undefined ? null : `lost: ${lost[0]}`
}

/** Everything that a person typed, present or earlier: `item/field/value`. */
function valuesOf(document: VaultDocument): Set<string> {
  const values = new Set<string>()
  for (const [itemId, item] of Object.entries(document.items)) {
    const registers = [['title', item.title], ['notes', item.notes], ...Object.entries(item.fields).map(([id, { value }]) => [id, value] as const)] as const
    for (const [name, { value, history = [] }] of registers) {
      for (const one of [value, ...history.map((entry) => entry.value)]) if (typeof one === 'string' && one !== '') values.add(`${itemId}/${name}/${one}`)
    }
  }
  return values
}

function isBuried(value: string, { removedItems }: VaultDocument): boolean {
  return Object.hasOwn(removedItems, value.split('/')[0] ?? '')
}
