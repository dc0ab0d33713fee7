import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemEdit } from '../../../shared/model/item.ts'
import { seededRandom, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { startProcess, startUnlocked } from '../testdata/process-rig.ts'
import { makeTestFolder, testProcess, type TestFolder } from '../testdata/store-parts.ts'

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

describe('a view', () => {
  it('of one role has no calls of the other', async () => {
    const rig = await startUnlocked(place)
    await expect(rig.view('unlock', 'items.list', { from: 0 })).rejects.toThrow('request-invalid')
    await expect(rig.view('main', 'vault.unlock', { password: 'p' })).rejects.toThrow('request-invalid')
  })

  it('makes a vault, and is told its ways in before it is open', async () => {
    const rig = startProcess()
    await rig.host('host.configure', { path: place.path })
    await rig.view('unlock', 'vault.create', { name: 'Made', password: TEST_PASSWORD })
    expect(await rig.rows()).toEqual([])
    const other = startProcess()
    await other.host('host.configure', { path: place.path })
    expect(await other.view('unlock', 'vault.ways', null)).toMatchObject({ recoveryCode: false })
    await expect(other.view('unlock', 'vault.recover', { recoveryCodeSecret: 'no code' })).rejects.toThrow(/recovery/u)
  })

  it('cannot open an open vault again', async () => {
    const rig = await startUnlocked(place)
    await expect(rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })).rejects.toThrow('request-invalid')
  })

  it('gets lists and details without a secret', async () => {
    const rig = await startUnlocked(place)
    const seen = JSON.stringify([
      await rig.rows(),
      ...(await Promise.all(rig.ids.map((itemId) => rig.view('main', 'items.get', { itemId }))))
    ])
    expect(seen).not.toMatch(/geheim|aaaa-bbbb|KRSXG5CT/u)
  })

  it('reveals one stored password, and nothing that is no password or concealed text', async () => {
    const rig = await startUnlocked(place)
    const fields = (await rig.view('main', 'items.get', { itemId: rig.ids[0]! })).fields
    const reveal = (kind: string): Promise<{ value: string }> =>
      rig.view('main', 'items.reveal', { itemId: rig.ids[0]!, fieldId: fields.find((field) => field.kind === kind)?.id ?? randomUUID() })
    expect(await reveal('password')).toEqual({ value: 'geheim' })
    await expect(reveal('username')).rejects.toThrow('request-invalid')
    const otp = (await rig.view('main', 'items.get', { itemId: rig.ids[1]! })).fields.find((field) => field.kind === 'otp')
    await expect(rig.view('main', 'items.reveal', { itemId: rig.ids[1]!, fieldId: otp!.id })).rejects.toThrow('request-invalid')
  })

  it('saves an edit; it is on disk, and everyone is told', async () => {
    const rig = await startUnlocked(place)
    const detail = await rig.view('main', 'items.get', { itemId: rig.ids[0]! })
    const edit: ItemEdit = {
      id: detail.id,
      title: 'Amazon JP',
      favourite: true,
      notes: '',
      fields: detail.fields.map(({ id, kind, label }) => ({ id, kind, label, change: { kind: 'keep' } }))
    }
    expect(await rig.view('main', 'items.save', edit)).toMatchObject({ title: 'Amazon JP', favourite: true })
    expect(rig.viewEvents).toEqual([{ name: 'items.changed', payload: { itemId: detail.id } }])
    expect(rig.hostEvents.at(-1)).toEqual({ name: 'items.changed', payload: { itemId: detail.id } })
    await rig.host('host.close', null)
    const again = startProcess({ random: seededRandom('again') })
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect(await again.view('main', 'items.get', { itemId: detail.id })).toMatchObject({ title: 'Amazon JP' })
  })

  it('makes a new login, moves it to the trash and back, and gives it a star', async () => {
    const rig = await startUnlocked(place)
    const { id } = await rig.view('main', 'items.save', { id: null, title: 'New', favourite: false, notes: '', fields: [] })
    await rig.view('main', 'items.trash', { itemId: id })
    expect((await rig.view('main', 'items.get', { itemId: id })).trashed).toBe(true)
    await rig.view('main', 'items.restore', { itemId: id })
    await rig.view('main', 'items.setFavourite', { itemId: id, favourite: true })
    expect(await rig.view('main', 'items.get', { itemId: id })).toMatchObject({ trashed: false, favourite: true })
  })

  it('archives and tags many items at once, in one save each, and is told which were changed', async () => {
    const rig = await startUnlocked(place)
    const itemIds = rig.ids.slice(0, 2)
    expect(await rig.view('main', 'items.setFlag', { itemIds, flag: 'archived', value: true })).toEqual({ changedIds: itemIds })
    expect(await rig.view('main', 'items.setFlag', { itemIds, flag: 'archived', value: true })).toEqual({ changedIds: [] })
    await rig.view('main', 'items.changeTags', { itemIds, add: ['home/bank'], remove: [] })
    expect(rig.viewEvents).toEqual([{ name: 'items.changed', payload: { itemId: null } }, { name: 'items.changed', payload: { itemId: null } }])
    const rows = (await rig.rows()).filter(({ id }) => itemIds.includes(id))
    expect(rows.map(({ archived, tags }) => [archived, tags])).toEqual([[true, ['home/bank']], [true, ['home/bank']]])
    await expect(rig.view('main', 'items.changeTags', { itemIds, add: [' home'], remove: [] })).rejects.toThrow('request-invalid')
  })

  it('gives the vault another name, once, and the file has it', async () => {
    const rig = await startUnlocked(place)
    await rig.view('main', 'vault.rename', { name: 'Family' })
    const saved = await readFile(place.path)
    await rig.view('main', 'vault.rename', { name: 'Family' })
    expect((await readFile(place.path)).equals(saved)).toBe(true)
    await rig.host('host.close', null)
    const again = startProcess()
    await again.host('host.configure', { path: place.path })
    await again.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect(again.hostEvents).toMatchObject([{ name: 'vault.opened', payload: { name: 'Family' } }])
  })

  it('is not told of a change that changed nothing', async () => {
    const rig = await startUnlocked(place)
    await rig.view('main', 'items.setFavourite', { itemId: rig.ids[0]!, favourite: false })
    expect(rig.viewEvents).toEqual([])
  })

  it('can read but not change a vault that is open elsewhere', async () => {
    await startUnlocked(place)
    const second = startProcess({ processes: testProcess({ pid: 200 }) })
    await second.host('host.configure', { path: place.path })
    await second.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
    expect(second.hostEvents).toEqual([{ name: 'vault.opened', payload: { name: 'Personal', readOnly: true, openedBy: 'password', isNew: false } }])
    const [row] = await second.rows()
    await expect(second.view('main', 'items.trash', { itemId: row!.id })).rejects.toThrow('vault-read-only')
  })
})
