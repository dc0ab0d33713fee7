// Owns the made-up answers to changes of many items at once. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { isTagWithin } from '../../shared/model/tags.ts'
import type { FakeItem } from './fake-logins.ts'

type BatchCalls = Pick<Bridge<'main'>['calls'], 'items.setFlag' | 'items.changeTags' | 'items.setCodeUsed'>

export function createBatchCalls({ items, changed }: { items: FakeItem[]; changed: (itemId: string | null) => void }): BatchCalls {
  const changeAll = (itemIds: readonly string[], change: (item: FakeItem) => boolean): Promise<{ ok: true; value: { changedIds: string[] } }> => {
    const changedIds = items.filter((item) => itemIds.includes(item.id) && change(item)).map(({ id }) => id)
    changed(null)
    return Promise.resolve({ ok: true, value: { changedIds } })
  }
  return {
    'items.setCodeUsed': ({ itemId, fieldId, isUsed }) => {
      const field = items.find(({ id }) => id === itemId)?.fields.find(({ id }) => id === fieldId)
      if (field === undefined) return Promise.resolve({ ok: false, code: 'field-not-found' })
      if (isUsed) field.datedMs = Date.UTC(2026, 10, 22)
      else delete field.datedMs
      changed(itemId)
      return Promise.resolve({ ok: true, value: null })
    },
    'items.setFlag': ({ itemIds, flag, value }) =>
      changeAll(itemIds, (item) => {
        if ((item[flag] ?? false) === value) return false
        item[flag] = value
        return true
      }),
    'items.changeTags': ({ itemIds, add, remove }) =>
      changeAll(itemIds, (item) => {
        const before = item.tags ?? []
        item.tags = [...new Set([...before.filter((tag) => !remove.some((place) => isTagWithin(tag, place))), ...add])].sort()
        return before.join('\n') !== item.tags.join('\n')
      })
  }
}
