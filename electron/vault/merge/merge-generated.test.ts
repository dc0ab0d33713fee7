// Holds the laws of merging to lists of generated values, and what becomes of a list that cannot be read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_GENERATED } from '../../../shared/model/generator-limits.ts'
import type { VaultDocument } from '../document/document.ts'
import { newDocument } from '../document/new-document.ts'
import { generatedListOf } from '../generator/generated-history.ts'
import { arbitraryStamp } from '../testdata/arbitrary-document.ts'
import { canonicalText } from './canonical-text.ts'
import { mergeDocuments } from './merge-documents.ts'

const BASE = newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' })
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const withList = (generated: unknown): VaultDocument => (generated === undefined ? BASE : { ...BASE, generated })

const list = fc.record({
  clearedAt: fc.option(arbitraryStamp()),
  entries: fc.dictionary(fc.nat({ max: 5 }).map(idOf), fc.record({ value: fc.constantFrom('a', 'b'), at: arbitraryStamp() }))
})
const copies = fc.oneof(list, list, list, fc.constant(undefined), fc.constant('nonsense')).map(withList)
const same = (a: VaultDocument, b: VaultDocument): boolean => canonicalText(a) === canonicalText(b)

describe('two lists of generated values', () => {
  it('are merged alike in whatever order and however often', () => {
    fc.assert(fc.property(copies, copies, copies, (a, b, c) => {
      const ab = mergeDocuments(a, b)
      return same(ab, mergeDocuments(b, a)) && same(mergeDocuments(ab, c), mergeDocuments(a, mergeDocuments(b, c))) && same(mergeDocuments(ab, b), ab)
    }), { numRuns: 500 })
  })
  it('keep the newest fifty of both', () => {
    const many = (from: number): VaultDocument => withList({
      clearedAt: null,
      entries: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [idOf(from + index), { value: String(from + index), at: [from + index, 0, 'aaaaaaaa'] }]))
    })
    const { entries } = generatedListOf(mergeDocuments(many(0), many(40)))
    expect(Object.values(entries).map(({ value }) => Number(value)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: MAX_GENERATED }, (_, index) => 30 + index))
  })
  it('lose what was there when one of them was cleared, and nothing later', () => {
    const full = withList({ clearedAt: null, entries: { [idOf(1)]: { value: 'before', at: [3, 0, 'aaaaaaaa'] }, [idOf(2)]: { value: 'after', at: [9, 0, 'aaaaaaaa'] } } })
    const cleared = withList({ clearedAt: [5, 0, 'bbbbbbbb'], entries: {} })
    expect(Object.keys(generatedListOf(mergeDocuments(full, cleared)).entries)).toEqual([idOf(2)])
  })
  it('are the one that can be read, where the other cannot', () => {
    const readable = { clearedAt: null, entries: { [idOf(1)]: { value: 'x', at: [3, 0, 'aaaaaaaa'], ofNewerWriter: 1 } } }
    expect(mergeDocuments(withList('zzz'), withList(readable))['generated']).toEqual(readable)
  })
})
