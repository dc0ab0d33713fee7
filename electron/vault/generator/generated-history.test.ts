// Holds the list of generated values that were used to its rule: the newest fifty, none from before the clearing, each once.
import { describe, expect, it } from 'vitest'
import type { VaultDocument } from '../document/document.ts'
import type { EditContext } from '../document/edit.ts'
import { newDocument } from '../document/new-document.ts'
import { clearGenerated, generatedListOf, keepGenerated } from './generated-history.ts'

const EMPTY = newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' })
const idOf = (number: number): string => `11111111-1111-4111-8111-${String(number).padStart(12, '0')}`
const context = (nowMs: number): EditContext => ({ nowMs, writer: 'aaaaaaaa', newId: () => idOf(0) })
const withValues = (count: number): VaultDocument =>
  Array.from({ length: count }, (_, index) => index).reduce((document, index) => keepGenerated(document, { id: idOf(index), value: `value ${String(index)}` }, context(10 + index)), EMPTY)
const idsIn = (document: VaultDocument): string[] => Object.keys(generatedListOf(document).entries)

describe('the list of generated values', () => {
  it('keeps the newest fifty', () => {
    expect(idsIn(withValues(52)).sort()).toEqual(Array.from({ length: 50 }, (_, index) => idOf(index + 2)))
  })

  it('of one moment keeps those with the smaller ids', () => {
    const at = [5, 0, 'aaaaaaaa'] as const
    const entries = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [idOf(index), { value: 'x', at: [...at] }]))
    const document = { ...EMPTY, generated: { clearedAt: null, entries } }
    const kept = idsIn(keepGenerated(document, { id: idOf(99), value: 'new' }, context(10)))
    expect(kept.sort()).toEqual([...Array.from({ length: 49 }, (_, index) => idOf(index)), idOf(99)])
  })

  it('has a value once, however often it is used', () => {
    const document = withValues(2)
    expect(keepGenerated(document, { id: idOf(1), value: 'value 1' }, context(99))).toBe(document)
  })

  it('is empty after it was cleared, takes nothing older from then on, and is not cleared twice', () => {
    const cleared = clearGenerated(withValues(2), context(50))
    expect([idsIn(cleared), generatedListOf(cleared).clearedAt]).toEqual([[], [50, 0, 'aaaaaaaa']])
    expect(clearGenerated(cleared, context(60))).toBe(cleared)
    expect(clearGenerated(EMPTY, context(60))).toBe(EMPTY)
    const behind = { ...cleared, generated: { ...generatedListOf(cleared), entries: { [idOf(7)]: { value: 'old', at: [40, 0, 'aaaaaaaa'] } } } }
    expect(idsIn(keepGenerated(behind, { id: idOf(8), value: 'new' }, context(70)))).toEqual([idOf(8)])
  })

  it('of another shape counts as none', () => {
    for (const generated of [1, null, [], {}, { entries: 1 }, { clearedAt: 'x', entries: {} }]) expect(idsIn({ ...EMPTY, generated })).toEqual([])
  })

  const entry = { value: 'x', at: [5, 0, 'aaaaaaaa'] }
  it.each([
    ['a text', 'x'],
    ['a list', []],
    ['no moment of clearing', { entries: {} }],
    ['a moment that is none', { clearedAt: [5, 0], entries: {} }],
    ['no entries', { clearedAt: null }],
    ['an id that is none', { clearedAt: null, entries: { one: entry } }],
    ['an empty value', { clearedAt: null, entries: { [idOf(1)]: { ...entry, value: '' } } }],
    ['a value that is too long', { clearedAt: null, entries: { [idOf(1)]: { ...entry, value: 'x'.repeat(1_001) } } }],
    ['an entry without a stamp', { clearedAt: null, entries: { [idOf(1)]: { value: 'x' } } }]
  ])('counts as missing when it is written with %s', (_, generated) => {
    expect(idsIn({ ...EMPTY, generated })).toEqual([])
  })

  it('keeps the members that it does not know', () => {
    const generated = { clearedAt: null, entries: { [idOf(1)]: { ...entry, later: 1 } }, more: 2 }
    expect(keepGenerated({ ...EMPTY, generated }, { id: idOf(2), value: 'y' }, context(10))).toMatchObject({ generated })
  })
})
