// Owns what a search asks the vault process beyond the rows: open texts, and which passwords are weak. Asks when somebody searches; keeps no secret.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { SEARCH_TEXT_BATCH, WEAK_BATCH, type ItemSearchText, type ItemSummary } from '../../../shared/model/item.ts'

type Calls = Pick<Bridge<'main'>['calls'], 'items.searchTexts' | 'items.weak'>
type Asked = Pick<ItemSummary, 'id' | 'updatedAtMs'>

export interface SearchFacts {
  /** Null once `isStale` says that the answer is not wanted any more. */
  readTexts: (items: readonly Asked[], isStale: () => boolean) => Promise<ReadonlyMap<string, ItemSearchText> | ErrorCode | null>
  /** Tells what is known again and again while it goes on; estimates that were made for the same edit are not made twice. */
  weigh: (items: readonly Asked[], told: (weakIds: ReadonlySet<string>) => void, isStale: () => boolean) => Promise<ErrorCode | null>
  forget: () => void
}

function* batches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

/** Telling draws the list: not for every few. */
const BATCHES_TOLD = 10

export function createSearchFacts({ calls }: { calls: Calls }): SearchFacts {
  const weighed = new Map<string, { updatedAtMs: number; isWeak: boolean }>()
  return {
    readTexts: async (items, isStale) => {
      const texts = new Map<string, ItemSearchText>()
      for (const batch of batches(items, SEARCH_TEXT_BATCH)) {
        const result = await calls['items.searchTexts']({ itemIds: batch.map(({ id }) => id) })
        if (isStale()) return null
        if (!result.ok) return result.code
        for (const text of result.value) texts.set(text.id, text)
      }
      return texts
    },
    weigh: async (items, told, isStale) => {
      const tell = (): void => {
        told(new Set(items.filter(({ id }) => weighed.get(id)?.isWeak === true).map(({ id }) => id)))
      }
      const open = items.filter(({ id, updatedAtMs }) => weighed.get(id)?.updatedAtMs !== updatedAtMs)
      let asked = 0
      for (const batch of batches(open, WEAK_BATCH)) {
        const result = await calls['items.weak']({ itemIds: batch.map(({ id }) => id) })
        if (isStale()) return null
        if (!result.ok) return result.code
        const weakIds = new Set(result.value.weakIds)
        for (const { id, updatedAtMs } of batch) weighed.set(id, { updatedAtMs, isWeak: weakIds.has(id) })
        asked += 1
        if (asked % BATCHES_TOLD === 0) tell()
      }
      tell()
      return null
    },
    forget: () => {
      weighed.clear()
    }
  }
}
