// Holds when a search asks for more than the rows, and that an answer which comes too late changes nothing.
import { expect, it, vi } from 'vitest'
import { createFakeBridge, type FakeBridge } from '../../ipc/fake-bridge.ts'
import { fakeId, fakeLogins } from '../../ipc/fake-logins.ts'
import { createListStore, type ListStore } from './list-store.ts'
import { createItemSearch } from '../../state/search/find-items.ts'
import { placeOf } from '../../state/item-search.ts'
import { parseQuery } from '../../state/search/search-query.ts'

interface Rig {
  readonly fake: FakeBridge
  readonly store: ListStore
  /** Names of the calls, in order. */
  readonly asked: string[]
}

function startWith(count: number, change: (calls: FakeBridge['main']['calls']) => Partial<FakeBridge['main']['calls']> = () => ({})): Rig {
  const fake = createFakeBridge({ nowMs: () => 0, newId: () => fakeId(5, 5), items: fakeLogins(0, count) })
  const asked: string[] = []
  const { calls } = fake.main
  const heard = {
    ...calls,
    'items.searchTexts': (input: Parameters<typeof calls['items.searchTexts']>[0]) => { asked.push('texts'); return calls['items.searchTexts'](input) },
    'items.weak': (input: Parameters<typeof calls['items.weak']>[0]) => { asked.push('weak'); return calls['items.weak'](input) },
    ...change(calls)
  }
  return { fake, store: createListStore({ calls: heard }), asked }
}

const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve) })

function found({ store }: Rig): string[] {
  const { items, query, weakIds, filter, tag } = store.getState()
  const asked = parseQuery(query)
  return createItemSearch(items).find(asked, placeOf(filter, tag, asked), weakIds).map(({ item }) => item.title)
}

it('asks for nothing until somebody searches, and then once a load', async () => {
  const rig = startWith(3)
  await rig.store.getState().load()
  expect(rig.asked).toEqual([])
  rig.store.getState().setQuery('tablet')
  expect(found(rig)).toEqual([])
  await vi.waitFor(() => { expect(found(rig)).toEqual(['Amazon.co.jp']) })
  await rig.store.getState().prepareSearch()
  expect(rig.asked).toEqual(['texts'])
  await rig.store.getState().load()
  await settled()
  expect(rig.asked).toEqual(['texts', 'texts'])
})

it('asks for weak passwords when the search does, and not twice for the same edit', async () => {
  const rig = startWith(60)
  const first = rig.fake.items[2]!
  for (const field of first.fields) if (field.kind === 'password') field.value = 'short'
  await rig.store.getState().load()
  const { setQuery } = rig.store.getState()
  setQuery('is:weak')
  expect(rig.store.getState().isWeighing).toBe(true)
  await settled()
  expect([found(rig), rig.asked.filter((name) => name === 'weak').length, rig.store.getState().isWeighing]).toEqual([[first.title], 2, false])
  setQuery('is:weak x')
  await settled()
  first.updatedAtMs += 1
  await rig.store.getState().load()
  await settled()
  expect(rig.asked.filter((name) => name === 'weak')).toHaveLength(3)
})

it('goes on with what is searched last', async () => {
  const rig = startWith(120)
  await rig.store.getState().load()
  const { setQuery } = rig.store.getState()
  setQuery('is:weak')
  setQuery('git')
  await settled()
  expect([rig.store.getState().isWeighing, rig.asked.filter((name) => name === 'weak').length]).toEqual([false, 1])
})

it('keeps nothing of before the lock', async () => {
  const rig = startWith(3)
  await rig.store.getState().load()
  rig.store.getState().setQuery('tablet')
  rig.store.getState().reset()
  await settled()
  expect(rig.store.getState().items).toEqual([])
})

it('says what went wrong', async () => {
  const rig = startWith(3, () => ({ 'items.searchTexts': () => Promise.resolve({ ok: false, code: 'internal' }), 'items.weak': () => Promise.resolve({ ok: false, code: 'internal' }) }))
  await rig.store.getState().load()
  await rig.store.getState().prepareSearch()
  expect(rig.store.getState().problem).toBe('internal')
  rig.store.getState().setQuery('is:weak')
  await settled()
  expect(rig.store.getState().isWeighing).toBe(false)
})
