// Holds which names of attachments two copies disagree on, and that nobody is told of what only one side changed.
import { describe, expect, it } from 'vitest'
import type { Attachment, Item, VaultDocument } from '../document/document.ts'
import { newDocument } from '../document/new-document.ts'
import { conflictsBetween } from './conflicts.ts'

const ITEM_ID = '11111111-1111-4111-8111-111111111111'
const FILE_ID = '22222222-2222-4222-8222-222222222222'
const at = (ms: number): [number, number, string] => [ms, 0, 'aaaaaaaa']
const first = { value: 'scan.pdf', at: at(1) }
const named = (value: string, ms: number): Attachment['name'] => ({ value, at: at(ms), history: [first] })

function copy(name: Attachment['name'], removedAt: number | null = null): VaultDocument {
  const file: Attachment = {
    name, sizeBytes: 3, sha256: 'a'.repeat(64), key: 'b'.repeat(64), addedAtMs: 1,
    ...(removedAt === null ? {} : { removed: { value: true, at: at(removedAt) } })
  }
  const no = { value: false, at: at(1) }
  const item: Item = {
    kind: 'login', createdAtMs: 0, lastUsedAtMs: null, title: { value: 'Bank', at: at(1) }, notes: { value: '', at: at(1) }, favourite: no, trashed: no, fields: {}, attachments: { [FILE_ID]: file }
  }
  return { ...newDocument({ vaultId: '33333333-3333-4333-8333-333333333333', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' }), items: { [ITEM_ID]: item } }
}
const conflict = (label: string): unknown[] => [{ itemId: ITEM_ID, title: 'Bank', fieldId: null, part: 'attachment', label }]

describe('what two copies disagree on, of attachments', () => {
  it.each([
    ['named differently on both sides', copy(named('ours.pdf', 2)), copy(named('theirs.pdf', 3)), 'theirs.pdf'],
    ['removed here and renamed there', copy(first, 2), copy(named('theirs.pdf', 3)), 'theirs.pdf'],
    ['renamed there and removed here later', copy(first, 4), copy(named('theirs.pdf', 3)), 'theirs.pdf']
  ])('is one that was %s, whichever side looks', (_name, a, b, label) => {
    expect([conflictsBetween(a, b), conflictsBetween(b, a)]).toEqual([conflict(label), conflict(label)])
  })

  it.each([
    ['only renamed on one side', copy(first), copy(named('theirs.pdf', 3))],
    ['only removed on one side', copy(first), copy(first, 3)],
    ['renamed to the same on both', copy(named('same.pdf', 2)), copy(named('same.pdf', 3))],
    ['removed by somebody who knew its new name', copy(named('theirs.pdf', 3)), copy(named('theirs.pdf', 3), 4)]
  ])('is none that was %s', (_name, a, b) => {
    expect([conflictsBetween(a, b), conflictsBetween(b, a)]).toEqual([[], []])
  })
})
