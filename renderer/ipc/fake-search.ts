// Owns the made-up answers to what a search asks. Never part of the program that is shipped.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { FakeItem } from './fake-logins.ts'

type SearchCalls = Pick<Bridge<'main'>['calls'], 'items.searchTexts' | 'items.weak'>

export function createSearchCalls(items: readonly FakeItem[]): SearchCalls {
  const asked = (itemIds: readonly string[]): FakeItem[] => items.filter(({ id }) => itemIds.includes(id))
  const has = (item: FakeItem, kind: string): boolean => item.fields.some((field) => field.kind === kind && field.value !== '')
  return {
    'items.searchTexts': ({ itemIds }) =>
      Promise.resolve({
        ok: true,
        value: asked(itemIds).map((item) => ({
          id: item.id,
          texts: [...item.fields.filter(({ kind, value }) => kind === 'text' && value !== '').map(({ value }) => value), ...(item.notes === '' ? [] : [item.notes])],
          hasAttachment: (item.attachments ?? []).length > 0,
          hasPassword: has(item, 'password'),
          hasNotes: item.notes !== ''
        }))
      }),
    'items.weak': ({ itemIds }) =>
      Promise.resolve({ ok: true, value: { weakIds: asked(itemIds).filter(({ fields }) => fields.some(({ kind, value }) => kind === 'password' && value !== '' && value.length < 12)).map(({ id }) => id) } })
  }
}
