// Holds the merge to its laws on any documents: the order does not matter, twice is once, and nothing that was set is forgotten.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareStamps, type Stamp } from '../document/clock.ts'
import type { Item, OtpValue, VaultDocument } from '../document/document.ts'
import { isLive } from '../document/views.ts'
import { isDocument } from '../document/shape.ts'
import { arbitraryDocument, arbitraryFamily } from '../testdata/arbitrary-document.ts'
import { canonicalText } from './canonical-text.ts'
import { conflictsBetween } from './conflicts.ts'
import { latestStampOf } from './join-items.ts'
import { mergeDocuments } from './merge-documents.ts'
import { knows, laterRegister, mergeWithHistory } from './merge-registers.ts'
import { afterDeletion, mergeItems, versionsOf } from './versions.ts'

const RUNS = { numRuns: 200 }
const same = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b)

/** Every value that a person set, with its time, of the items that were not deleted for good. */
function valuesIn({ items }: VaultDocument): string[] {
  const registers = (item: Item): { value: unknown; at: unknown; history?: { value: unknown; at: unknown }[] | undefined }[] => [
    item.title,
    item.notes,
    ...Object.values(item.fields).map(({ value }) => value)
  ]
  return Object.entries(items).flatMap(([id, item]) =>
    registers(item)
      .flatMap((register) => [register, ...(register.history ?? [])])
      .filter(({ value }) => value !== '' && value !== null)
      .map(({ value, at }) => canonicalText([id, withoutCounter(value), at]))
  )
}

function withoutCounter(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { ...value, counter: 0 } : value
}

describe('merging two copies', { timeout: 120_000 }, () => {
  it('gives the same whoever merges', () => {
    fc.assert(fc.property(arbitraryFamily(), ([a, b]) => { expect(same(mergeDocuments(a, b), mergeDocuments(b, a))).toBe(true) }), RUNS)
  })

  it('gives the same in whatever order three are merged, also when logins were deleted for good', () => {
    fc.assert(
      fc.property(arbitraryFamily(), ([a, b, c]) => {
        expect(same(mergeDocuments(mergeDocuments(a, b), c), mergeDocuments(a, mergeDocuments(b, c)))).toBe(true)
      }),
      RUNS
    )
  })

  it('keeps all that a copy has of a login that it changed after another one deleted it for good', () => {
    fc.assert(
      fc.property(arbitraryFamily(), ([a, b, c]) => {
        const { removedItems, ...merged } = mergeDocuments(mergeDocuments(a, b), c)
        const deletedAt = (id: string): Stamp => (Object.hasOwn(removedItems, id) ? removedItems[id]?.at : undefined) ?? [-1, 0, '00000000']
        const changedLater = (document: VaultDocument): VaultDocument => ({
          ...document,
          items: Object.fromEntries(Object.entries(document.items).filter(([id, item]) => compareStamps(latestStampOf(item), deletedAt(id)) > 0))
        })
        const kept = new Set(valuesIn({ ...merged, removedItems }))
        expect([a, b, c].flatMap((one) => valuesIn(changedLater(one))).filter((value) => !kept.has(value))).toEqual([])
      }),
      RUNS
    )
  })

  it('takes a version that is older than a deletion away again, wherever it was merged before', () => {
    const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
    const id = '11111111-1111-4111-8111-111111111111'
    const [base] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 3 })
    if (base === undefined) throw new Error('no document')
    const copy = (title: Item['title'], favouriteAt: number): VaultDocument => ({
      ...base,
      removedItems: {},
      items: { [id]: { kind: 'login', createdAtMs: 0, lastUsedAtMs: null, title, notes: { value: '', at: at(1) }, favourite: { value: false, at: at(favouriteAt) }, trashed: { value: false, at: at(1) }, fields: {} } }
    })
    const [older, later] = [copy({ value: 'Unseen', at: at(2) }, 1), copy({ value: 'First', at: at(1) }, 9)]
    const deleted: VaultDocument = { ...base, items: {}, removedItems: { [id]: { at: at(5) } } }
    const results = [mergeDocuments(mergeDocuments(older, later), deleted), mergeDocuments(mergeDocuments(older, deleted), later), mergeDocuments(older, mergeDocuments(later, deleted))]
    expect(results.map(({ items }) => items[id])).toEqual([later.items[id], later.items[id], later.items[id]])
  })

  it('forgets what a merged login was made of as soon as it is edited', () => {
    const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
    const version = (title: string, ms: number): Item => ({ kind: 'login', createdAtMs: 0, lastUsedAtMs: null, title: { value: title, at: at(ms) }, notes: { value: '', at: at(1) }, favourite: { value: false, at: at(1) }, trashed: { value: false, at: at(1) }, fields: {} })
    const merged = mergeItems(version('A', 2), { ...version('B', 1), notes: { value: 'b', at: at(3) } })
    const edited: Item = { ...merged, title: { value: 'C', at: at(8) } }
    expect([versionsOf(merged).length, versionsOf(edited).length, afterDeletion(edited, at(5))?.title.value, afterDeletion(merged, at(5))]).toEqual([2, 1, 'C', null])
  })

  it('changes nothing the second time, and says so by giving back the same object', () => {
    fc.assert(
      fc.property(arbitraryFamily(), ([a, b]) => {
        const merged = mergeDocuments(a, b)
        expect([mergeDocuments(merged, b), mergeDocuments(merged, a), mergeDocuments(merged, merged)].every((again) => again === merged)).toBe(true)
      }),
      RUNS
    )
  })

  it('forgets no value that anybody set', () => {
    fc.assert(
      fc.property(arbitraryFamily({ tombstones: false }), ([a, b]) => {
        const merged = new Set(valuesIn(mergeDocuments(a, b)))
        expect([...valuesIn(a), ...valuesIn(b)].filter((value) => !merged.has(value))).toEqual([])
      }),
      RUNS
    )
  })

  it('gives a document that can be opened again', () => {
    fc.assert(fc.property(arbitraryFamily(), ([a, b]) => { expect(isDocument(mergeDocuments(a, b))).toBe(true) }), RUNS)
  })

  it('keeps the clock and the counter of saves ahead of both', () => {
    fc.assert(
      fc.property(arbitraryFamily(), ([a, b]) => {
        const { generation, clock } = mergeDocuments(a, b)
        expect([generation >= Math.max(a.generation, b.generation), canonicalText(clock)]).toEqual([true, canonicalText(laterRegister({ value: 0, at: a.clock }, { value: 0, at: b.clock }).at)])
      }),
      RUNS
    )
  })
})

describe('an item that was deleted for good in one copy', () => {
  const [document] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 3 })
  if (document === undefined) throw new Error('no document')
  const id = '11111111-1111-4111-8111-111111111111'
  const at = (ms: number): [number, number, string] => [ms, 0, 'aaaaaaaa']
  const item = (ms: number): Item => ({
    kind: 'login',
    createdAtMs: 0,
    lastUsedAtMs: null,
    title: { value: 'Shop', at: at(1) },
    notes: { value: '', at: at(1) },
    favourite: { value: false, at: at(ms) },
    trashed: { value: false, at: at(1) },
    fields: {}
  })
  const withItem = (ms: number): VaultDocument => ({ ...document, items: { [id]: item(ms) }, removedItems: {} })
  const without: VaultDocument = { ...document, items: {}, removedItems: { [id]: { at: at(5) } } }

  it.each([
    ['before', 4, false],
    ['at the same moment as', 5, false],
    ['after', 6, true]
  ])('and changed %s that in the other', (_name, ms, lives) => {
    expect([id in mergeDocuments(withItem(ms), without).items, id in mergeDocuments(without, withItem(ms)).items]).toEqual([lives, lives])
  })

  it('has the later of two tombstones', () => {
    const later = { ...without, removedItems: { [id]: { at: at(7) } } }
    expect(mergeDocuments(without, later).removedItems[id]?.at).toEqual(at(7))
  })

  it('is dated by whatever register of it changed last', () => {
    const field = { kind: 'text' as const, label: { value: '', at: at(2) }, order: { value: 0, at: at(3) }, value: { value: 'x', at: at(4) } }
    const fieldId = '22222222-2222-4222-8222-222222222222'
    expect([
      latestStampOf(item(1)),
      latestStampOf({ ...item(1), fields: { [fieldId]: field } }),
      latestStampOf({ ...item(1), fields: { [fieldId]: { ...field, removed: { value: true, at: at(9) } } } })
    ]).toEqual([at(1), at(4), at(9)])
  })
})

describe('two values of one register', () => {
  const at = (ms: number): [number, number, string] => [ms, 0, 'aaaaaaaa']
  const otp = (counter: number): OtpValue => ({ address: '', type: 'hotp', secret: 'JBSWY3DP', algorithm: 'SHA1', digits: 6, periodSeconds: 30, issuer: '', account: '', counter })

  it('leave the later in force and the earlier in the history, oldest first', () => {
    expect(mergeWithHistory({ value: 'new', at: at(3), history: [{ value: 'first', at: at(1) }] }, { value: 'old', at: at(2) })).toEqual({
      value: 'new',
      at: at(3),
      history: [
        { value: 'first', at: at(1) },
        { value: 'old', at: at(2) }
      ]
    })
  })

  it('leave the larger counter of an OTP in force, and no history of counting', () => {
    expect([mergeWithHistory({ value: otp(9), at: at(1) }, { value: otp(10), at: at(1) }), mergeWithHistory({ value: otp(10), at: at(1) }, { value: otp(9), at: at(1) })]).toEqual([
      { value: otp(10), at: at(1) },
      { value: otp(10), at: at(1) }
    ])
  })

  it('keep a hundred earlier ones, the newest', () => {
    const history = (from: number): { value: string; at: [number, number, string] }[] => Array.from({ length: 80 }, (_, n) => ({ value: `v${String(from + n)}`, at: at(from + n) }))
    const merged = mergeWithHistory({ value: 'a', at: at(500), history: history(0) }, { value: 'b', at: at(400), history: history(100) })
    expect([merged.history.length, merged.history[0]?.value, merged.history.at(-1)?.value]).toEqual([100, 'v61', 'b'])
  })

  it('keep what a newer writer put beside the one in force', () => {
    expect(mergeWithHistory<{ value: string; at: [number, number, string]; extra?: number }>({ value: 'a', at: at(2), extra: 1 }, { value: 'b', at: at(1) })).toEqual({ value: 'a', at: at(2), extra: 1, history: [{ value: 'b', at: at(1) }] })
  })

  it('know each other when one stands in the history of the other', () => {
    const later = { value: 'b', at: at(2), history: [{ value: 'a', at: at(1) }] }
    expect([knows(later, { value: 'a', at: at(1) }), knows(later, { value: 'b', at: at(2) }), knows(later, { value: 'x', at: at(1) }), knows({ value: 'b', at: at(2) }, later)]).toEqual([true, true, false, true])
  })
})

describe('a field', () => {
  const at = (ms: number): [number, number, string] => [ms, 0, 'aaaaaaaa']
  const field = (change: object): Item['fields'][string] => ({ kind: 'password', label: { value: '', at: at(1) }, order: { value: 0, at: at(1) }, value: { value: 'old', at: at(1) }, ...change })
  const merged = (a: Item['fields'][string], b: Item['fields'][string]): Item['fields'][string] | undefined => {
    const [item] = Object.values(fc.sample(arbitraryDocument(), { numRuns: 50, seed: 1 }).flatMap(({ items }) => Object.values(items)))
    if (item === undefined) throw new Error('no item')
    return mergeItems({ ...item, fields: { f: a } }, { ...item, fields: { f: b } }).fields['f']
  }
  const removed = field({ removed: { value: true, at: at(5) }, value: { value: null, at: at(5), history: [{ value: 'old', at: at(1) }] } })

  it('that was set after it was removed elsewhere lives', () => {
    const result = merged(removed, field({ value: { value: 'new', at: at(6), history: [{ value: 'old', at: at(1) }] } }))
    expect([result === undefined ? null : isLive(result), result?.value.value]).toEqual([true, 'new'])
  })

  it('that was set before it was removed elsewhere is removed, and its value is in the history', () => {
    const result = merged(field({ value: { value: 'new', at: at(4), history: [{ value: 'old', at: at(1) }] } }), removed)
    expect([result === undefined ? null : isLive(result), result?.value.history?.map(({ value }) => value)]).toEqual([false, ['old', 'new']])
  })

  it('of two kinds, which nothing makes, is one of the two and whole', () => {
    const other = field({ kind: 'text' })
    expect([merged(field({}), other), merged(other, field({}))]).toEqual([other, other])
  })
})

describe('what two copies disagree on', () => {
  const at = (ms: number): [number, number, string] => [ms, 0, 'aaaaaaaa']
  const itemId = '11111111-1111-4111-8111-111111111111'
  const fieldId = '22222222-2222-4222-8222-222222222222'
  const [base] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 1 })
  const copy = (title: Item['title'], value: Item['fields'][string]['value'] = { value: 'p', at: at(1) }): VaultDocument => {
    if (base === undefined) throw new Error('no document')
    const item: Item = {
      kind: 'login', createdAtMs: 0, lastUsedAtMs: null, title, notes: { value: '', at: at(1) }, favourite: { value: false, at: at(1) }, trashed: { value: false, at: at(1) },
      fields: { [fieldId]: { kind: 'password', label: { value: 'Key', at: at(1) }, order: { value: 0, at: at(1) }, value } }
    }
    return { ...base, items: { [itemId]: item } }
  }
  const shop = { value: 'Shop', at: at(1) }
  const after = (value: string, ms: number): Item['title'] => ({ value, at: at(ms), history: [shop] })

  it('is a value that both set without knowing the other', () => {
    expect(conflictsBetween(copy(after('Ours', 2)), copy(after('Theirs', 3)))).toEqual([{ itemId, title: 'Theirs', fieldId: null, part: 'title', label: '' }])
  })

  it('is named by its field', () => {
    expect(conflictsBetween(copy(shop, { value: 'a', at: at(3) }), copy(shop, { value: 'b', at: at(2) }))).toEqual([{ itemId, title: 'Shop', fieldId, part: 'password', label: 'Key' }])
  })

  it.each([
    ['only one side changed', copy(shop), copy(after('New', 2))],
    ['both set the same', copy(after('Same', 2)), copy(after('Same', 3))],
    ['the earlier one was emptied', copy(shop, { value: '', at: at(2) }), copy(shop, { value: 'b', at: at(3) })],
    ['one side removed it before', copy(shop, { value: null, at: at(2) }), copy(shop, { value: 'b', at: at(3) })]
  ])('is nothing when %s', (_name, a, b) => {
    expect([conflictsBetween(a, b), conflictsBetween(b, a)]).toEqual([[], []])
  })

  it('is nothing in a field that only one side has', () => {
    const [one] = Object.values(copy(shop).items)
    if (one === undefined) throw new Error('no item')
    const without = { ...copy(shop), items: { [itemId]: { ...one, fields: {} } } }
    expect([conflictsBetween(copy(shop), without), conflictsBetween(without, copy(shop))]).toEqual([[], []])
  })

  it('are notes too, and nothing in an item that only one side has', () => {
    const withNotes = (value: string, ms: number): VaultDocument => {
      const document = copy(shop)
      return { ...document, items: Object.fromEntries(Object.entries(document.items).map(([id, item]) => [id, { ...item, notes: { value, at: at(ms) } }])) }
    }
    expect(conflictsBetween(withNotes('a', 2), withNotes('b', 3)).map(({ part }) => part)).toEqual(['notes'])
    expect(conflictsBetween(withNotes('a', 2), { ...copy(shop), items: {} })).toEqual([])
  })
})
