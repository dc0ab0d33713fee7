// Owns the list of generated values that were used, as a member of the document (VAULT-FORMAT §8.7). Pure; what it cannot read counts as no list.
import { MAX_GENERATED } from '../../../shared/model/generator-limits.ts'
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { VaultDocument } from '../document/document.ts'
import { stampFor, type EditContext } from '../document/edit.ts'
import { isMap, isMembers, isRegister, isStamp, isText } from '../document/shape.ts'

const MAX_VALUE = 1_000

export type GeneratedList = {
  readonly clearedAt: Stamp | null
  readonly entries: Readonly<Record<string, { readonly value: string; readonly at: Stamp }>>
}

/** A value of the document as a list, or null when it is none. Members that are not known stay. */
export function readGeneratedList(raw: unknown): GeneratedList | null {
  if (!isMembers(raw)) return null
  const { clearedAt, entries } = raw
  const isValue = (value: unknown): boolean => isText(value, MAX_VALUE) && value !== ''
  const isList = (clearedAt === null || isStamp(clearedAt)) && isMap(entries, (entry) => isRegister(entry, isValue))
  return isList ? (raw as unknown as GeneratedList) : null
}

const EMPTY: GeneratedList = { clearedAt: null, entries: {} }

export function generatedListOf({ generated }: VaultDocument): GeneratedList {
  return readGeneratedList(generated) ?? EMPTY
}

/** Those after the last clearing, the newest fifty. The order of two with one stamp is that of their ids. */
export function trimmed({ entries, ...list }: GeneratedList): GeneratedList {
  const { clearedAt } = list
  const kept = Object.entries(entries)
    .filter(([, { at }]) => clearedAt === null || compareStamps(at, clearedAt) > 0)
    .sort(([idA, a], [idB, b]) => compareStamps(b.at, a.at) || (idA < idB ? -1 : 1))
    .slice(0, MAX_GENERATED)
  return { ...list, entries: Object.fromEntries(kept) }
}

/** The same document when the value stands in the list already: using it twice is one use. */
export function keepGenerated(document: VaultDocument, { id, value }: { id: string; value: string }, context: EditContext): VaultDocument {
  const list = generatedListOf(document)
  if (Object.hasOwn(list.entries, id)) return document
  const at = stampFor(document, context)
  return { ...document, clock: at, generated: trimmed({ ...list, entries: { ...list.entries, [id]: { value, at } } }) }
}

/** Their values leave the document. Backups made before keep them as long as they are kept. */
export function clearGenerated(document: VaultDocument, context: EditContext): VaultDocument {
  const list = generatedListOf(document)
  if (Object.keys(list.entries).length === 0) return document
  const at = stampFor(document, context)
  return { ...document, clock: at, generated: { ...list, clearedAt: at, entries: {} } }
}
