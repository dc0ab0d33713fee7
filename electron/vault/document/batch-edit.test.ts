// Holds changes of tags on many items to their bounds: nothing is done twice, and nobody gets more tags than an item has.
import { describe, expect, it } from 'vitest'
import { changeTagsOnAll } from './batch-edit.ts'
import type { VaultDocument } from './document.ts'
import { newItem, type EditContext } from './edit.ts'
import { newDocument } from './new-document.ts'
import { summaryOf } from './views.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const EMPTY = newDocument({ vaultId: '00000000-0000-4000-8000-000000000000', name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' })
const START: VaultDocument = { ...EMPTY, items: { [ID]: newItem('One', [1, 0, 'aaaaaaaa'], 1), [OTHER]: newItem('Two', [1, 0, 'aaaaaaaa'], 1) } }
let nowMs = 10
const context = (): EditContext => ({ nowMs: (nowMs += 1), writer: 'aaaaaaaa', newId: () => ID })
const change = (document: VaultDocument, add: readonly string[], remove: readonly string[] = []): VaultDocument => changeTagsOnAll(document, { itemIds: [ID, OTHER], add, remove }, context()).document
const tagsOf = (document: VaultDocument, id = ID): readonly string[] => {
  const item = document.items[id]
  return item === undefined ? [] : [...(summaryOf(id, item, null).tags ?? [])].sort()
}

describe('tags of many items', () => {
  it('are added and taken off together, those below one that is taken off too', () => {
    const tagged = change(START, ['home', 'home/bank', 'work'])
    expect([tagsOf(tagged), tagsOf(tagged, OTHER)]).toEqual([['home', 'home/bank', 'work'], ['home', 'home/bank', 'work']])
    expect(tagsOf(change(tagged, ['new'], ['home']))).toEqual(['new', 'work'])
    expect(tagsOf(change(tagged, ['home'], ['home']))).toEqual(['home', 'work'])
  })

  it('that are there already change nothing', () => {
    const tagged = change(START, ['home'])
    expect(change(tagged, ['home']).items).toEqual(tagged.items)
    expect(change(tagged, [], ['nowhere']).items).toEqual(tagged.items)
  })

  it('are not added where there is no room for them', () => {
    const full = change(START, Array.from({ length: 40 }, (_, index) => `tag ${String(index)}`))
    const more = change(full, Array.from({ length: 400 }, (_, index) => `more ${String(index)}`))
    expect(tagsOf(more)).toEqual(tagsOf(full))
  })
})
