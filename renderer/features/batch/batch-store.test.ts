// Holds the change of many items to its way back: exactly those that were changed are changed back.
import { describe, expect, it } from 'vitest'
import { createBatchCalls } from '../../ipc/fake-batch.ts'
import { fakeId, fakeLogins } from '../../ipc/fake-logins.ts'
import type { Toast } from '../toasts/toast-store.ts'
import { createBatchStore } from './batch-store.ts'

function rig(fails = false) {
  const items = fakeLogins(0, 4)
  const shown: Omit<Toast, 'id'>[] = []
  const problems: string[] = []
  const calls = createBatchCalls({ items, changed: () => undefined })
  const store = createBatchStore({
    calls: fails ? { ...calls, 'items.setFlag': () => Promise.resolve({ ok: false, code: 'vault-disk-full' }) } : calls,
    show: (toast) => { shown.push(toast) },
    onProblem: (code) => { problems.push(code) }
  })
  return { items, shown, problems, store }
}
const IDS = [1, 2, 3].map((number) => fakeId(0, number))

describe('many items', () => {
  it('are changed at once, and those that were so before are not changed back', async () => {
    const { items, shown, store } = rig()
    const before = items.map(({ favourite }) => favourite)
    await store.getState().setFlag(IDS, 'favourite', true)
    expect([items.map(({ favourite }) => favourite), shown[0]?.sentence]).toEqual([[true, true, true, before[3]], { key: 'toast.batch.favourite', values: { count: 1 } }])
    shown[0]?.undo?.()
    await Promise.resolve()
    expect(items.map(({ favourite }) => favourite)).toEqual(before)
  })

  it('get a tag and lose it', async () => {
    const { items, shown, store } = rig()
    await store.getState().setTag(IDS, 'home', true)
    await store.getState().setTag(IDS.slice(0, 1), 'home', false)
    expect([items.map(({ tags }) => tags ?? []), shown.map(({ sentence }) => sentence.key)]).toEqual([[[], ['home'], ['home'], []], ['toast.batch.tagged', 'toast.batch.untagged']])
  })

  it('that are all so already are left alone, and it is said', async () => {
    const { shown, store } = rig()
    await store.getState().setFlag(IDS, 'archived', false)
    expect(shown).toEqual([{ tone: 'plain', sentence: { key: 'toast.batch.none', values: {} }, undo: null }])
  })

  it('stay as they are when they cannot be saved, and why is said', async () => {
    const { problems, shown, store } = rig(true)
    await store.getState().setFlag(IDS, 'archived', true)
    expect([problems, shown, store.getState().isBusy]).toEqual([['vault-disk-full'], [], false])
  })
})
