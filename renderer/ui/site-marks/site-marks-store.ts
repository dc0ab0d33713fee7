// Owns the marks once they are there. Until then, and without them, tiles show initials. Knows no item.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createStoreContext } from '../../state/store-context.ts'
import type { FindSiteMark } from './mark-directory.ts'

interface SiteMarksState {
  find: FindSiteMark
  load: () => Promise<void>
}

const findNone: FindSiteMark = () => null

export type SiteMarksStore = StoreApi<SiteMarksState>

export function createSiteMarksStore({ read }: { read: () => Promise<FindSiteMark> }): SiteMarksStore {
  let begun: Promise<void> | null = null
  return createStore<SiteMarksState>()((set) => ({
    find: findNone,
    load: () =>
      (begun ??= read().then(
        (find) => { set({ find }) },
        // An initial says enough; the next list tries again.
        () => { begun = null }
      ))
  }))
}

const context = createStoreContext<SiteMarksState>('site marks')
export const SiteMarksProvider = context.Provider
export const useSiteMarks = context.useState
