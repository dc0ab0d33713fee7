// Holds the undoing of one change of several items to exactly those items, and to leaving them alone when only one of them is meant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startUnlocked } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

type Rig = Awaited<ReturnType<typeof startUnlocked>>
const marksOf = async (rig: Rig) => (await rig.view('main', 'items.list', null)).map(({ id, favourite, archived, trashed, tags }) => ({ id, favourite, archived, trashed, tags: tags ?? [] })).sort((a, b) => (a.id < b.id ? -1 : 1))
const undo = (rig: Rig) => rig.view('main', 'history.undo', { itemId: null })

describe('a change of several items', () => {
  it.each([
    ['favourite', (rig: Rig) => rig.view('main', 'items.setFlag', { itemIds: [...rig.ids], flag: 'favourite', value: true })],
    ['archived', (rig: Rig) => rig.view('main', 'items.setFlag', { itemIds: [...rig.ids], flag: 'archived', value: true })],
    ['trashed', (rig: Rig) => rig.view('main', 'items.setFlag', { itemIds: [...rig.ids], flag: 'trashed', value: true })],
    ['tagged', (rig: Rig) => rig.view('main', 'items.changeTags', { itemIds: [...rig.ids], add: ['home/bank'], remove: [] })]
  ] as const)('is taken back whole: %s', async (_name, change) => {
    const rig = await startUnlocked(place)
    const before = await marksOf(rig)
    const { changedIds } = await change(rig)
    expect(changedIds.length).toBeGreaterThan(1)
    expect(await marksOf(rig)).not.toEqual(before)
    expect(await undo(rig)).toMatchObject({ what: 'many', count: changedIds.length })
    expect(await marksOf(rig)).toEqual(before)
    expect(await undo(rig)).toBeNull()
  })

  it('is not taken back by a message about one of them', async () => {
    const rig = await startUnlocked(place)
    await rig.view('main', 'items.setFlag', { itemIds: [...rig.ids], flag: 'archived', value: true })
    const after = await marksOf(rig)
    await expect(rig.view('main', 'history.undo', { itemId: rig.ids[0]! })).rejects.toThrow('undo-changed')
    expect(await marksOf(rig)).toEqual(after)
  })

  it('that changed nothing leaves the edit before it to be taken back', async () => {
    const rig = await startUnlocked(place)
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[0]!, favourite: true })
    await rig.view('main', 'items.setFlag', { itemIds: [rig.ids[0]!], flag: 'favourite', value: true })
    expect(await undo(rig)).toMatchObject({ what: 'edited', itemId: rig.ids[0] })
  })
})
