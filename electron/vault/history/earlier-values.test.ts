// Holds earlier values to refusing what does not fit: parts that are gone, values of another kind, entries of which nothing is worth showing.
import { describe, expect, it } from 'vitest'
import type { HistoryPart } from '../../../shared/model/history.ts'
import type { Stamp } from '../document/clock.ts'
import type { Field, FieldValue, Item, OtpValue, VaultDocument } from '../document/document.ts'
import { newItem } from '../document/edit.ts'
import { newDocument } from '../document/new-document.ts'
import { codeThrown } from '../testdata/fixtures.ts'
import { mergeItems } from '../merge/versions.ts'
import { earlierText, historyOf, useEarlierValue } from './earlier-values.ts'

const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
const OTP: OtpValue = { address: '', type: 'totp', secret: 'JBSWY3DP', algorithm: 'SHA1', digits: 6, periodSeconds: 30, issuer: '', account: '' }
const field = (kind: Field['kind'], value: FieldValue, history: { value: FieldValue; at: Stamp }[], ms = 9): Field => ({
  kind, label: { value: '', at: at(1) }, order: { value: 0, at: at(1) }, value: { value, at: at(ms), history }
})
const itemWith = (fields: Record<string, Field>, change: Partial<Item> = {}): Item => ({ ...newItem('Shop', at(1), 1), fields, ...change })
const partOf = (fieldId: string): HistoryPart => ({ kind: 'field', fieldId })
const again = (item: Item, part: HistoryPart, key: string): VaultDocument =>
  useEarlierValue(
    { ...newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' }), items: { i: item } },
    { itemId: 'i', part, key },
    { nowMs: 20, writer: 'bbbbbbbb', newId: () => 'never' }
  )
const KEY = '1.0.aaaaaaaa'

describe('an earlier value', () => {
  it('of a field that is not there is refused', () => {
    expect(codeThrown(() => earlierText(itemWith({}), partOf('f'), KEY))).toBe('field-not-found')
    expect(codeThrown(() => earlierText(itemWith({}), partOf('toString'), KEY))).toBe('field-not-found')
  })

  it('that is gone is said to be', () => {
    expect(codeThrown(() => earlierText(itemWith({ f: field('text', 'now', []) }), partOf('f'), KEY))).toBe('earlier-value-gone')
  })

  it.each<[string, Field]>([
    ['a key in a field of text', field('text', 'now', [{ value: OTP, at: at(1) }])],
    ['a text in a field of a one-time password', field('otp', OTP, [{ value: 'then', at: at(1) }])]
  ])('that does not fit its field (%s) is not used again', (_name, one) => {
    expect(codeThrown(() => again(itemWith({ f: one }), partOf('f'), KEY))).toBe('request-invalid')
  })

  it('that is no text is no title', () => {
    const item = itemWith({}, { title: { value: 'Shop', at: at(9), history: [{ value: OTP as never, at: at(1) }] } })
    expect(codeThrown(() => again(item, { kind: 'title' }, KEY))).toBe('request-invalid')
  })

  it('of the title is used again like that of a field', () => {
    const item = itemWith({}, { title: { value: 'Shop', at: at(9), history: [{ value: 'Market', at: at(1) }] } })
    expect(again(item, { kind: 'title' }, KEY).items['i']?.title).toMatchObject({ value: 'Market', history: [{ value: 'Market' }, { value: 'Shop' }] })
  })
})

describe('the list of earlier values', () => {
  it('leaves out what was empty, and a part that has nothing else', () => {
    const item = itemWith({ f: field('text', 'now', [{ value: '', at: at(1) }, { value: null, at: at(2) }]), g: field('text', 'now', [{ value: null, at: at(1) }, { value: 'then', at: at(2) }]) })
    expect(historyOf('i', item).parts.map(({ part, values }) => [part, values.length])).toEqual([[partOf('g'), 1]])
  })

  it('has fields of one place in one order', () => {
    const then = [{ value: 'then', at: at(1) }]
    const shown = (...ids: string[]): unknown[] => historyOf('i', itemWith(Object.fromEntries(ids.map((id) => [id, field('text', 'now', then)])))).parts.map(({ part }) => (part.kind === 'field' ? part.fieldId : part.kind))
    expect([shown('b', 'a', 'c'), shown('c', 'b', 'a')]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c']])
  })

  const [ONLY, BOTH] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

  it('names no conflict in a field that only one of two merged versions has', () => {
    const ours = itemWith({ [ONLY]: field('text', 'now', [{ value: 'then', at: at(1) }]), [BOTH]: field('text', 'ours', [{ value: 'first', at: at(1) }], 5) })
    const theirs = itemWith({ [BOTH]: field('text', 'theirs', [{ value: 'first', at: at(1) }], 6) })
    const parts = historyOf('i', mergeItems(ours, theirs)).parts.map(({ part, values }) => [part.kind === 'field' ? part.fieldId : part.kind, values.map(({ isConflict }) => isConflict)])
    expect(Object.fromEntries(parts as [string, boolean[]][])).toEqual({ [ONLY]: [false], [BOTH]: [true, false] })
  })
})
