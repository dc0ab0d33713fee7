import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startUnlocked } from './testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from './testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('earlier values, trash and undo', () => {
  const DAY_MS = 86_400_000
  const GEHEIM = 'geheim'

  async function replacedPassword() {
    const rig = await startUnlocked(place)
    const itemId = rig.ids[0]!
    const detail = await rig.view('main', 'items.get', { itemId })
    const fields = detail.fields.map(({ id, kind, label }) => ({ id, kind, label, change: kind === 'password' ? { kind: 'set' as const, value: 'new' } : { kind: 'keep' as const } }))
    await rig.view('main', 'items.save', { id: itemId, title: detail.title, favourite: false, notes: '', fields })
    const fieldId = detail.fields.find(({ kind }) => kind === 'password')!.id
    const [history] = (await rig.view('main', 'history.list', { itemId })).parts
    return { rig, itemId, fieldId, ref: { itemId, part: { kind: 'field' as const, fieldId }, key: history!.values[0]!.key } }
  }

  it('leave the process one by one: listed without the secret, revealed and copied by key', async () => {
    const { rig, itemId, ref } = await replacedPassword()
    const listed = JSON.stringify(await rig.view('main', 'history.list', { itemId }))
    expect([listed.includes(GEHEIM), (await rig.view('main', 'history.reveal', ref)).value, await rig.host('host.copyEarlierValue', ref)]).toEqual([false, GEHEIM, { value: GEHEIM }])
  })

  it('reveal nothing that is no secret', async () => {
    const { rig, ref } = await replacedPassword()
    await expect(rig.view('main', 'history.reveal', { ...ref, part: { kind: 'title' } })).rejects.toThrow('request-invalid')
  })

  it('are named in the detail', async () => {
    const { rig, itemId, fieldId } = await replacedPassword()
    expect((await rig.view('main', 'items.get', { itemId })).earlier).toEqual([fieldId])
  })

  it('use one again, and undo that and nothing before it', async () => {
    const { rig, itemId, fieldId, ref } = await replacedPassword()
    await rig.view('main', 'history.useAgain', ref)
    const used = await rig.view('main', 'items.reveal', { itemId, fieldId })
    const undone = await rig.view('main', 'history.undo', { itemId })
    expect([used.value, undone?.what, (await rig.view('main', 'items.reveal', { itemId, fieldId })).value, await rig.view('main', 'history.undo', { itemId: null })]).toEqual([GEHEIM, 'edited', 'new', null])
  })

  it('undo a move to the trash, and not what was deleted for good', async () => {
    const { rig, itemId } = await replacedPassword()
    await rig.view('main', 'items.trash', { itemId })
    expect((await rig.view('main', 'history.undo', { itemId: null }))?.what).toBe('trashed')
    await rig.view('main', 'items.trash', { itemId })
    await rig.view('main', 'trash.delete', { itemId })
    expect(await rig.view('main', 'history.undo', { itemId: null })).toBeNull()
    await expect(rig.view('main', 'items.get', { itemId })).rejects.toThrow('item-not-found')
  })

  it('empty the trash and nothing else', async () => {
    const { rig, itemId } = await replacedPassword()
    await rig.view('main', 'items.trash', { itemId })
    expect([await rig.view('main', 'trash.empty', null), (await rig.rows()).map(({ title }) => title), await rig.view('main', 'trash.empty', null)]).toEqual([{ count: 1 }, ['GitHub'], { count: 0 }])
  })

  it('delete what was in the trash for thirty days by the saves of the vault, not by one look at the clock', async () => {
    const { rig, itemId } = await replacedPassword()
    await rig.view('main', 'items.trash', { itemId })
    rig.pass(31 * DAY_MS)
    const titles = async () => (await rig.rows()).map(({ title }) => title).sort()
    await rig.host('host.deleteOutdated', null)
    const before = await titles()
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[1]!, favourite: true })
    await rig.host('host.deleteOutdated', null)
    expect([before, await titles()]).toEqual([['Amazon', 'GitHub'], ['GitHub']])
  })
})
