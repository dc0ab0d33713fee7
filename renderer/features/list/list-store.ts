// Owns the list of logins, what it is narrowed to and which one is selected. Holds summaries only, never a secret.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ItemSearchText, ItemSummary } from '../../../shared/model/item.ts'
import { readAllItems } from '../../ipc/read-all-items.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { toSearchable, type Filter, type SearchableItem, type Sort } from '../../state/item-search.ts'
import { asksAbout, parseQuery } from '../../state/search/search-query.ts'
import { createSearchFacts } from './search-facts.ts'

export interface ListState {
  status: 'loading' | 'ready' | 'failed'
  problem: ErrorCode | null
  items: readonly SearchableItem[]
  /** The same ones; stay while their texts are read, so that what counts them counts once. */
  summaries: readonly ItemSummary[]
  filter: Filter
  /** Narrows all items to those that have this tag, or one below it. */
  tag: string | null
  query: string
  /** Items with a password that is soon guessed; known once a search asks for them. */
  weakIds: ReadonlySet<string>
  /** Passwords are still being looked at for the search that stands there. */
  /** Whether a search looks into all open texts by now. */
  areTextsRead: boolean
  isWeighing: boolean
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
  /** Somebody is about to search: what is in no row is asked for. */
  prepareSearch: () => Promise<void>
  setSort: (sort: Sort) => void
  reset: () => void
}

export type ListStore = StoreApi<ListState>

const NONE: ReadonlySet<string> = new Set()
/** A few milliseconds of work. */
const FOLDED_AT_ONCE = 250
const EMPTY = { status: 'loading', problem: null, items: [], summaries: [], filter: 'all', tag: null, query: '', weakIds: NONE, areTextsRead: false, isWeighing: false, sort: 'title', selectedId: null, chosenIds: NONE } as const

function stillThere(chosenIds: ReadonlySet<string>, items: readonly ItemSummary[]): ReadonlySet<string> {
  if (chosenIds.size === 0) return NONE
  const left = new Set(items.filter(({ id }) => chosenIds.has(id)).map(({ id }) => id))
  return left.size < 2 ? NONE : left
}

export function createListStore({ calls }: { calls: Bridge<'main'>['calls'] }): ListStore {
  const facts = createSearchFacts({ calls })
  /** Counts loads; what belongs to an earlier one is thrown away. */
  let round = 0
  /** The load for which the texts were asked. */
  let textsRound = -1
  let texts: ReadonlyMap<string, ItemSearchText> = new Map()
  return createStore<ListState>()((set, get) => {
    const readTexts = async (): Promise<void> => {
      if (get().status !== 'ready' || textsRound === round) return
      textsRound = round
      const mine = round
      const read = await facts.readTexts(get().summaries, () => mine !== round)
      if (read === null) return
      if (typeof read === 'string') {
        set({ problem: read })
        return
      }
      texts = read
      const entries: SearchableItem[] = []
      const { summaries } = get()
      for (let from = 0; from < summaries.length; from += FOLDED_AT_ONCE) {
        entries.push(...toSearchable(summaries.slice(from, from + FOLDED_AT_ONCE), texts))
        // Somebody types meanwhile: a frame must not wait for all of them.
        await new Promise((resolve) => setTimeout(resolve))
        if (mine !== round) return
      }
      set({ items: entries, areTextsRead: true })
    }
    /** Estimates take a while: only for a search that asks for weak passwords. */
    const weigh = async (): Promise<void> => {
      if (get().status !== 'ready' || get().isWeighing || !asksAbout(parseQuery(get().query), 'weak')) return
      set({ isWeighing: true })
      const mine = round
      const items = get().summaries
      const isStale = (): boolean => mine !== round || !asksAbout(parseQuery(get().query), 'weak')
      const problem = await facts.weigh(items, (weakIds) => { set({ weakIds }) }, isStale)
      const wasStale = isStale()
      set(problem === null ? { isWeighing: false } : { isWeighing: false, problem })
      // The list was loaded anew, or the question put again, meanwhile.
      if (wasStale) await weigh()
    }
    return {
      ...EMPTY,
      load: async () => {
        round += 1
        const mine = round
        const result = await readAllItems(calls, () => mine !== round)
        if (result === null) return
        if (!result.ok) {
          set({ status: 'failed', problem: result.code })
          return
        }
        const { selectedId, query } = get()
        const isStillThere = selectedId !== null && result.value.some((item) => item.id === selectedId)
        set({ status: 'ready', problem: null, items: toSearchable(result.value, texts), summaries: result.value, selectedId: isStillThere ? selectedId : null, chosenIds: stillThere(get().chosenIds, result.value) })
        if (query === '') return
        void readTexts()
        void weigh()
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
        if (query === '') return
        void readTexts()
        void weigh()
      },
      prepareSearch: readTexts,
      setSort: (sort) => {
        set({ sort })
      },
      reset: () => {
        round += 1
        textsRound = -1
        texts = new Map()
        facts.forget()
        set(EMPTY)
      }
    }
  })
}

const context = createStoreContext<ListState>('list')
export const ListProvider = context.Provider
export const useList = context.useState
