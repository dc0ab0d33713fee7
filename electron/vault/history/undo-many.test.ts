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
const marksOf = async (rig: Rig) => (await rig.rows()).map(({ id, favourite, archived, trashed, tags }) => ({ id, favourite, archived, trashed, tags: tags ?? [] })).sort((a, b) => (a.id < b.id ? -1 : 1))
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

describe('a change that a message has taken back', () => {
  const setFlag = (rig: Rig, itemIds: readonly string[], value: boolean, isUndo: boolean) => rig.view('main', 'items.setFlag', { itemIds: [...itemIds], flag: 'archived', value, isUndo })

  it('is not done again by undoing', async () => {
    const rig = await startUnlocked(place)
    const before = await marksOf(rig)
    await setFlag(rig, rig.ids, true, false)
    await setFlag(rig, rig.ids, false, true)
    expect(await undo(rig)).toBeNull()
    expect(await marksOf(rig)).toEqual(before)
  })

  it.each([
    ['tags', (rig: Rig, isUndo: boolean) => rig.view('main', 'items.changeTags', { itemIds: [...rig.ids], add: isUndo ? [] : ['home'], remove: isUndo ? ['home'] : [], isUndo })],
    ['the trash', (rig: Rig, isUndo: boolean) => (isUndo ? rig.view('main', 'items.restore', { itemId: rig.ids[0]!, isUndo }) : rig.view('main', 'items.trash', { itemId: rig.ids[0]! }))]
  ] as const)('is not done again: %s', async (_name, change) => {
    const rig = await startUnlocked(place)
    const before = await marksOf(rig)
    await change(rig, false)
    await change(rig, true)
    expect(await undo(rig)).toBeNull()
    expect(await marksOf(rig)).toEqual(before)
  })

  it('leaves a later edit of another item to be taken back', async () => {
    const rig = await startUnlocked(place)
    const [one, other] = [rig.ids[0]!, rig.ids[1]!]
    await setFlag(rig, [one], true, false)
    await rig.view('main', 'items.setFavourite', { itemId: other, favourite: true })
    await setFlag(rig, [one], false, true)
    expect(await undo(rig)).toMatchObject({ what: 'edited', itemId: other })
  })

  it('can be made again by hand, and that can be taken back', async () => {
    const rig = await startUnlocked(place)
    await setFlag(rig, rig.ids, true, false)
    await setFlag(rig, rig.ids, false, true)
    await setFlag(rig, rig.ids, true, false)
    expect(await undo(rig)).toMatchObject({ what: 'many' })
  })
})
