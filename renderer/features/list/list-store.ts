// Owns the list of logins, what it is narrowed to and which one is selected. Holds summaries only, never a secret.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { toSearchable, type Filter, type SearchableItem, type Sort } from '../../state/item-search.ts'

export interface ListState {
  status: 'loading' | 'ready' | 'failed'
  problem: ErrorCode | null
  items: readonly SearchableItem[]
  filter: Filter
  /** Narrows all items to those that have this tag, or one below it. */
  tag: string | null
  query: string
  sort: Sort
  selectedId: string | null
  /** Two or more items that were chosen together; empty while one or none is selected. */
  chosenIds: ReadonlySet<string>
  load: () => Promise<void>
  select: (itemId: string | null) => void
  setFilter: (filter: Filter) => void
  setTag: (tag: string) => void
  /** Fewer than two are no choice of many: the one is selected, or nothing. */
  choose: (itemIds: readonly string[]) => void
  setQuery: (query: string) => void
  setSort: (sort: Sort) => void
  reset: () => void
}

export type ListStore = StoreApi<ListState>

const NONE: ReadonlySet<string> = new Set()
const EMPTY = { status: 'loading', problem: null, items: [], filter: 'all', tag: null, query: '', sort: 'title', selectedId: null, chosenIds: NONE } as const

function stillThere(chosenIds: ReadonlySet<string>, items: readonly ItemSummary[]): ReadonlySet<string> {
  if (chosenIds.size === 0) return NONE
  const left = new Set(items.filter(({ id }) => chosenIds.has(id)).map(({ id }) => id))
  return left.size < 2 ? NONE : left
}

export function createListStore({ calls }: { calls: Bridge<'main'>['calls'] }): ListStore {
  let round = 0
  return createStore<ListState>()((set, get) => ({
    ...EMPTY,
    load: async () => {
      round += 1
      const mine = round
      const result = await calls['items.list'](null)
      if (mine !== round) return
      if (!result.ok) {
        set({ status: 'failed', problem: result.code })
        return
      }
      const items = toSearchable(result.value)
      const { selectedId } = get()
      const isStillThere = selectedId !== null && result.value.some((item) => item.id === selectedId)
      set({ status: 'ready', problem: null, items, selectedId: isStillThere ? selectedId : null, chosenIds: stillThere(get().chosenIds, result.value) })
    },
    select: (selectedId) => {
      set({ selectedId, chosenIds: NONE })
    },
    setFilter: (filter) => {
      set({ filter, tag: null, selectedId: null, chosenIds: NONE })
    },
    setTag: (tag) => {
      set({ filter: 'all', tag, query: '', selectedId: null, chosenIds: NONE })
    },
    choose: (itemIds) => {
      if (itemIds.length < 2) set({ selectedId: itemIds[0] ?? null, chosenIds: NONE })
      else set({ selectedId: null, chosenIds: new Set(itemIds) })
    },
    setQuery: (query) => {
      set({ query, chosenIds: NONE })
    },
    setSort: (sort) => {
      set({ sort })
    },
    reset: () => {
      round += 1
      set(EMPTY)
    }
  }))
}

const context = createStoreContext<ListState>('list')
export const ListProvider = context.Provider
export const useList = context.useState
