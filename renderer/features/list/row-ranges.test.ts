// Holds what a press with Shift or Ctrl chooses, and what becomes of it when the list changes.
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../../ipc/fake-bridge.ts'
import { fakeId, fakeLogins } from '../../ipc/fake-logins.ts'
import { DEFAULT_SETTINGS } from '../../state/default-settings.ts'
import { createListStore } from './list-store.ts'
import { rangeOf, stepped, toggled } from './row-ranges.ts'

describe('a range of rows', () => {
  it.each([
    ['b', 'd', ['b', 'c', 'd']],
    ['d', 'b', ['b', 'c', 'd']],
    ['a', 'a', ['a']],
    ['gone', 'c', ['c']],
    ['a', 'gone', []]
  ])('from %s to %s', (from, to, ids) => {
    expect(rangeOf(['a', 'b', 'c', 'd'], from, to)).toEqual(ids)
  })

  it('ends one row further by an arrow, and no further than the list', () => {
    expect([stepped(['a', 'b'], 'a', 1), stepped(['a', 'b'], 'b', 1), stepped(['a', 'b'], 'a', -1)]).toEqual(['b', 'b', 'a'])
  })

  it('has one more or one less by Ctrl', () => {
    expect([toggled(['a'], 'b'), toggled(['a', 'b'], 'a')]).toEqual([['a', 'b'], ['b']])
  })
})

describe('chosen rows', () => {
  const start = async () => {
    const items = fakeLogins(0, 4)
    const fake = createFakeBridge({ nowMs: () => 0, newId: () => fakeId(5, 5), items, settings: DEFAULT_SETTINGS, session: { phase: 'unlocked', readOnly: false, vaultName: '', keyFile: null, quickUnlock: 'off' } })
    const store = createListStore({ calls: fake.main.calls })
    await store.getState().load()
    return { items, store }
  }

  it('of one are a selection, and no longer a choice of many', async () => {
    const { store } = await start()
    store.getState().choose([fakeId(0, 1), fakeId(0, 2)])
    store.getState().choose([fakeId(0, 2)])
    expect([store.getState().selectedId, store.getState().chosenIds.size]).toEqual([fakeId(0, 2), 0])
  })

  it('that are deleted elsewhere are chosen no longer', async () => {
    const { items, store } = await start()
    store.getState().choose([fakeId(0, 1), fakeId(0, 2), fakeId(0, 3)])
    items.splice(0, 1)
    await store.getState().load()
    expect([...store.getState().chosenIds]).toEqual([fakeId(0, 2), fakeId(0, 3)])
  })

  it('go with another place, tag or search', async () => {
    const { store } = await start()
    for (const go of [() => { store.getState().setFilter('trash') }, () => { store.getState().setTag('home') }, () => { store.getState().setQuery('x') }]) {
      store.getState().choose([fakeId(0, 1), fakeId(0, 2)])
      go()
      expect(store.getState().chosenIds.size).toBe(0)
    }
  })
})
