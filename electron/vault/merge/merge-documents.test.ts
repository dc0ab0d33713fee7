// Holds the merge of documents to single members that chance would rarely draw apart: tombstones, times, removals, members of newer writers.
import { describe, expect, it } from 'vitest'
import type { Stamp } from '../document/clock.ts'
import type { Field, Item, VaultDocument } from '../document/document.ts'
import { newItem } from '../document/edit.ts'
import { newDocument } from '../document/new-document.ts'
import { mergeDocuments } from './merge-documents.ts'

const at = (ms: number, writer = 'aaaaaaaa'): Stamp => [ms, 0, writer]
const BASE = newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' })
const copyWith = (change: object): VaultDocument => ({ ...BASE, ...change })
const item = (change: object = {}): Item => ({ ...newItem('Shop', at(1), 1), ...change })
const field = (change: object = {}): Field => ({ kind: 'password', label: { value: '', at: at(1) }, order: { value: 0, at: at(1) }, value: { value: 'p', at: at(1) }, ...change })
/** Whoever merges gets the same. */
function merged(a: VaultDocument, b: VaultDocument): VaultDocument {
  const [one, other] = [mergeDocuments(a, b), mergeDocuments(b, a)]
  expect(other).toEqual(one)
  return one
}
const mergedItem = (a: Item, b: Item): Item | undefined => merged(copyWith({ items: { i: a } }), copyWith({ items: { i: b } })).items['i']

describe('two copies of a document', () => {
  it('have the later tombstone of a login, whatever else stands in the earlier one', () => {
    const { removedItems } = merged(copyWith({ removedItems: { i: { at: at(2), zone: 'z' } } }), copyWith({ removedItems: { i: { at: at(3), zone: 'a' } } }))
    expect(removedItems).toEqual({ i: { at: at(3), zone: 'a' } })
  })

  it('choose alike between two tombstones of one moment', () => {
    const { removedItems } = merged(copyWith({ removedItems: { i: { at: at(2), zone: 'z' } } }), copyWith({ removedItems: { i: { at: at(2), zone: 'a' } } }))
    expect(removedItems['i']).toEqual({ at: at(2), zone: 'z' })
  })

  it('keep what only one side knows, and choose alike where both wrote something that is not known here', () => {
    expect(merged(copyWith({ onlyOne: 1, both: 'a' }), copyWith({ both: 'b', onlyOther: [2] }))).toMatchObject({ onlyOne: 1, onlyOther: [2], both: 'b' })
  })

  it('have the later clock and the larger counter of saves', () => {
    expect(merged(copyWith({ clock: at(7), generation: 3 }), copyWith({ clock: at(5), generation: 9 }))).toMatchObject({ clock: at(7), generation: 9 })
  })

  it('have the clock of the larger writer when it stands still', () => {
    expect(merged(copyWith({ clock: at(7, 'bbbbbbbb') }), copyWith({ clock: at(7, 'aaaaaaaa') })).clock).toEqual(at(7, 'bbbbbbbb'))
  })

  it('take a login called like a built-in for a login', () => {
    const { items } = merged(copyWith({ items: Object.fromEntries([['__proto__', item()]]) }), BASE)
    expect(Object.keys(items)).toEqual(['__proto__'])
  })
})

describe('two copies of a login', () => {
  it('were made when the first of them was, and used when the last was', () => {
    expect(mergedItem(item({ createdAtMs: 5, lastUsedAtMs: 8 }), item({ createdAtMs: 3, lastUsedAtMs: 9 }))).toMatchObject({ createdAtMs: 3, lastUsedAtMs: 9 })
    expect(mergedItem(item({ lastUsedAtMs: null }), item({ lastUsedAtMs: 9 }))?.lastUsedAtMs).toBe(9)
  })

  it('have the star and the trash of whoever said so last', () => {
    const a = item({ favourite: { value: true, at: at(5) }, trashed: { value: true, at: at(2) } })
    const b = item({ favourite: { value: false, at: at(4) }, trashed: { value: false, at: at(3) } })
    expect(mergedItem(a, b)).toMatchObject({ favourite: { value: true }, trashed: { value: false } })
  })

  it('are the very same object when they are alike to the letter', () => {
    const [a, b] = [item(), item()]
    expect(mergeDocuments(copyWith({ items: { i: a } }), copyWith({ items: { i: b } })).items['i']).toBe(a)
  })
})

describe('two copies of a field', () => {
  const fieldOf = (a: Field, b: Field): Field | undefined => mergedItem(item({ fields: { f: a } }), item({ fields: { f: b } }))?.fields['f']
  const removed = (value: boolean, ms: number): object => ({ removed: { value, at: at(ms) } })

  it.each<[string, object, object, object | undefined]>([
    ['is removed when only one side says so', removed(true, 5), {}, { value: true, at: at(5) }],
    ['is what was said last', removed(true, 5), removed(false, 6), { value: false, at: at(6) }],
    ['is not removed when nobody says so', {}, { label: { value: 'x', at: at(2) } }, undefined]
  ])('%s', (_name, a, b, expected) => {
    expect(fieldOf(field(a), field(b))?.removed).toEqual(expected)
  })

  it('says nothing of a removal that nobody spoke of', () => {
    expect(Object.keys(fieldOf(field(), field({ label: { value: 'x', at: at(2) } })) ?? {})).not.toContain('removed')
  })

  it('has the later label and the later place, each by itself', () => {
    const a = field({ label: { value: 'a', at: at(5) }, order: { value: 1, at: at(2) } })
    const b = field({ label: { value: 'b', at: at(4) }, order: { value: 2, at: at(3) } })
    expect(fieldOf(a, b)).toMatchObject({ label: { value: 'a' }, order: { value: 2 } })
  })

  it('of two kinds is one of them, whole', () => {
    const [a, b] = [field({ kind: 'text', value: { value: 'a', at: at(1) } }), field({ kind: 'password', value: { value: 'b', at: at(9) } })]
    expect(fieldOf(a, b)).toEqual(a)
  })

  it('keeps what a newer writer put beside its members', () => {
    expect(fieldOf(field({ colour: 'red' }), field({ shape: 'round' }))).toMatchObject({ colour: 'red', shape: 'round' })
  })

  it('have an attachment with the later removal, whoever knew of it, and one that only one side has', () => {
    const id = '11111111-1111-4111-8111-111111111111'
    const attachment = (change: object = {}): NonNullable<Item['attachments']>[string] => ({ name: { value: 'a.pdf', at: at(1) }, sizeBytes: 1, sha256: 'a'.repeat(64), key: 'b'.repeat(64), addedAtMs: 1, ...change })
    const removed = (ms: number, value = true): { removed: object } => ({ removed: { value, at: at(ms) } })
    const merge = (a: object | null, b: object | null): unknown =>
      mergedItem(item(a === null ? {} : { attachments: { [id]: attachment(a) } }), item(b === null ? {} : { attachments: { [id]: attachment(b) } }))?.attachments?.[id]?.removed
    expect([merge({}, {}), merge(removed(2), {}), merge(removed(2), removed(3, false)), merge(null, removed(2))]).toEqual([undefined, removed(2), removed(3, false), removed(2)].map((one) => one?.removed))
  })
  it('have of two contents under one id the same one on both sides, with its own key', () => {
    const id = '11111111-1111-4111-8111-111111111111'
    const attachment = (letter: string): NonNullable<Item['attachments']>[string] => ({ name: { value: `${letter}.pdf`, at: at(1) }, sizeBytes: 1, sha256: letter.repeat(64), key: letter.repeat(64), addedAtMs: 1 })
    const [a, b] = [item({ attachments: { [id]: attachment('a') } }), item({ attachments: { [id]: attachment('b') } })]
    const merged = [mergedItem(a, b), mergedItem(b, a)].map((one) => one?.attachments?.[id])
    expect(merged).toEqual([attachment('b'), attachment('b')])
  })
})
