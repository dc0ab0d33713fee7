// Owns made-up earlier values, trash and undo for the preview and for tests. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { CallInput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { PartHistory, Undone } from '../../shared/model/history.ts'
import type { FakeItem } from './fake-logins.ts'

export interface FakeHistory {
  parts?: readonly PartHistory[]
  /** What `history.undo` takes back. */
  undone?: Undone | null
  failing?: Partial<Record<'history.list' | 'history.reveal' | 'history.useAgain' | 'history.undo' | 'trash.delete' | 'clipboard.copyEarlier', ErrorCode>>
}

type HistoryCall = Extract<keyof Bridge<'main'>['calls'], `history.${string}` | `trash.${string}`> | 'clipboard.copyEarlier'

interface Parts {
  fake: FakeHistory
  items: FakeItem[]
  changed: (itemId: string | null) => void
}

export function createHistoryCalls({ fake, items, changed }: Parts): Pick<Bridge<'main'>['calls'], HistoryCall> {
  let parts = [...(fake.parts ?? [])]
  const answer = <T>(name: keyof NonNullable<FakeHistory['failing']>, value: () => T): Promise<Result<T>> => {
    const code = fake.failing?.[name]
    return Promise.resolve(code === undefined ? { ok: true, value: value() } : { ok: false, code })
  }
  const remove = (isGone: (item: FakeItem) => boolean): number => {
    const left = items.filter((item) => !isGone(item))
    return items.splice(0, items.length, ...left).length - left.length
  }
  return {
    'history.list': ({ itemId }: CallInput<'history.list'>) => answer('history.list', () => ({ itemId, parts })),
    'history.reveal': ({ key }: CallInput<'history.reveal'>) => answer('history.reveal', () => ({ value: `old-${key}` })),
    'history.useAgain': ({ itemId, key }: CallInput<'history.useAgain'>) =>
      answer('history.useAgain', () => {
        parts = parts.map((part) => ({ ...part, values: part.values.filter((one) => one.key !== key) })).filter(({ values }) => values.length > 0)
        changed(itemId)
        return null
      }),
    'history.undo': () => answer('history.undo', () => fake.undone ?? null),
    'trash.delete': ({ itemId }: CallInput<'trash.delete'>) =>
      answer('trash.delete', () => {
        remove((item) => item.id === itemId)
        changed(itemId)
        return null
      }),
    'trash.empty': () => {
      const count = remove((item) => item.trashed)
      changed(null)
      return Promise.resolve({ ok: true, value: { count } })
    },
    'clipboard.copyEarlier': () => answer('clipboard.copyEarlier', () => ({ clearsInMs: 30_000 }))
  }
}
