// Holds that the list comes whole in pages, in one order, and that a page behind the end is empty.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ITEM_PAGE, type ItemSummary } from '../../../shared/model/item.ts'
import { startUnlocked } from '../testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from '../testdata/store-parts.ts'

const COUNT = 2 * ITEM_PAGE + 3
let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('the list of items', () => {
  it('comes in pages, each item once, and says where the next one begins', async () => {
    const rig = await startUnlocked(place, Array.from({ length: COUNT }, (_, index) => ({ title: `Login ${String(index)}` })))
    const rows: ItemSummary[] = []
    const begins: number[] = []
    for (let from: number | null = 0; from !== null; ) {
      begins.push(from)
      const page: { rows: ItemSummary[]; next: number | null } = await rig.view('main', 'items.list', { from })
      rows.push(...page.rows)
      from = page.next
    }
    expect(begins).toEqual([0, ITEM_PAGE, 2 * ITEM_PAGE])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT)
    expect(rows.map(({ title }) => title).toSorted()).toEqual(Array.from({ length: COUNT }, (_, index) => `Login ${String(index)}`).toSorted())
    expect(await rig.view('main', 'items.list', { from: COUNT })).toEqual({ rows: [], next: null })
    await expect(rig.view('main', 'items.list', { from: -1 })).rejects.toThrow('request-invalid')
  })

  it('has a login that was added between two questions', async () => {
    const rig = await startUnlocked(place, Array.from({ length: ITEM_PAGE }, (_, index) => ({ title: `Login ${String(index)}` })))
    expect((await rig.view('main', 'items.list', { from: 0 })).next).toBeNull()
    await rig.view('main', 'items.save', { id: null, title: 'Added', favourite: false, notes: '', fields: [] })
    const { next } = await rig.view('main', 'items.list', { from: 0 })
    expect(next).toBe(ITEM_PAGE)
    const titles = [...(await rig.rows()), ...(await rig.view('main', 'items.list', { from: ITEM_PAGE })).rows].map(({ title }) => title)
    expect(titles).toContain('Added')
  })
})
