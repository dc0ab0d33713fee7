// Owns the list of logins, what it is narrowed to and which one is selected. Holds summaries only, never a secret.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { toSearchable, type Filter, type SearchableItem, type Sort } from '../../state/item-search.ts'

export interface ListState {
  status: 'loading' | 'ready' | 'failed'
  problem: ErrorCode | null
  items: readonly SearchableItem[]
  filter: Filter
  query: string
  sort: Sort
  selectedId: string | null
  load: () => Promise<void>
  select: (itemId: string | null) => void
  setFilter: (filter: Filter) => void
  setQuery: (query: string) => void
  setSort: (sort: Sort) => void
  reset: () => void
}

export type ListStore = StoreApi<ListState>

const EMPTY = { status: 'loading', problem: null, items: [], filter: 'all', query: '', sort: 'title', selectedId: null } as const

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
      set({ status: 'ready', problem: null, items, selectedId: isStillThere ? selectedId : null })
    },
    select: (selectedId) => {
      set({ selectedId })
    },
    setFilter: (filter) => {
      set({ filter, selectedId: null })
    },
    setQuery: (query) => {
      set({ query })
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
