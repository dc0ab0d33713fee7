// Holds what a search is told: every open text, and of a secret only that it is there or weak.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SEARCH_TEXT_BATCH, WEAK_BATCH, type FieldEdit } from '../../../shared/model/item.ts'
import { startUnlocked } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

const field = (kind: FieldEdit['kind'], value: string, more: Partial<FieldEdit> = {}): FieldEdit => ({ id: randomUUID(), kind, label: '', change: { kind: 'set', value }, ...more })

describe('a search', () => {
  it('is told the open texts of an item, and no secret', async () => {
    const rig = await startUnlocked(place)
    const { drafts } = await rig.view('main', 'attachments.draftDropped', { files: [{ name: 'house plan.pdf', data: new Uint8Array([1, 2, 3]) }] })
    const { id } = await rig.view('main', 'items.save', {
      id: null, title: 'Card', favourite: false, notes: 'for travel', category: 'card', secondSteps: ['sms'],
      fields: [field('text', 'Taro Yamada', { format: 'card-holder' }), field('concealed', '4111-SECRET', { format: 'card-number' }), field('password', 'SECRET word'), field('text', ''), field('username', 'second')],
      attachments: drafts.map(({ handle }) => ({ kind: 'draft', handle, name: 'house plan.pdf' }))
    })
    const [told] = await rig.view('main', 'items.searchTexts', { itemIds: [id, randomUUID()] })
    expect(told).toEqual({ id, texts: ['Taro Yamada', 'second', 'house plan.pdf', 'sms', 'for travel'], hasAttachment: true, hasPassword: true, hasNotes: true })
  })

  it('is told nothing of a field or a file that was removed', async () => {
    const rig = await startUnlocked(place)
    const text = field('text', 'gone soon')
    const { id } = await rig.view('main', 'items.save', { id: null, title: 'One', favourite: false, notes: '', fields: [text] })
    await rig.view('main', 'items.save', { id, title: 'One', favourite: false, notes: '', fields: [] })
    expect(await rig.view('main', 'items.searchTexts', { itemIds: [id] })).toEqual([{ id, texts: [], hasAttachment: false, hasPassword: false, hasNotes: false }])
  })

  it('reads the items of a file that nobody looked at', async () => {
    const rig = await startUnlocked(place)
    expect(await rig.view('main', 'items.searchTexts', { itemIds: [...rig.ids] })).toMatchObject([{ texts: ['hanako@example.jp'], hasPassword: true }, { texts: ['octo'], hasPassword: false }])
  })

  it('is told which passwords are soon guessed, also after an edit', async () => {
    const rig = await startUnlocked(place)
    const password = field('password', 'vR7#tq2!Lm9-xZp4')
    const { id } = await rig.view('main', 'items.save', { id: null, title: 'Strong', favourite: false, notes: '', fields: [password, field('text', 'geheim')] })
    const weak = (): Promise<{ weakIds: string[] }> => rig.view('main', 'items.weak', { itemIds: [...rig.ids, id] })
    expect([await weak(), await weak()]).toEqual([{ weakIds: [rig.ids[0]] }, { weakIds: [rig.ids[0]] }])
    await rig.view('main', 'items.save', { id, title: 'Strong', favourite: false, notes: '', fields: [{ ...password, change: { kind: 'set', value: 'password1' } }] })
    expect(await weak()).toEqual({ weakIds: [rig.ids[0], id] })
  }, 20_000)

  it('asks about so many items at once and no more', async () => {
    const rig = await startUnlocked(place)
    const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID())
    await expect(rig.view('main', 'items.searchTexts', { itemIds: ids(SEARCH_TEXT_BATCH + 1) })).rejects.toThrow('request-invalid')
    await expect(rig.view('main', 'items.weak', { itemIds: ids(WEAK_BATCH + 1) })).rejects.toThrow('request-invalid')
  })
})
