// Owns whether the drawer is out, and the widths of panes while one is dragged. What is kept is kept by the settings.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Settings } from '../../../shared/model/settings.ts'
import { PANE_LIMITS, paneWidth, type Pane } from '../../../shared/model/pane-widths.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface PanesState {
  isDrawerOpen: boolean
  /** The pane under somebody's hand, and how wide it is just now; null while nobody drags. */
  dragged: { pane: Pane; widthPx: number } | null
  setDrawerOpen: (isOpen: boolean) => void
  /** Shows the pane at another width; nothing is kept yet. */
  drag: (pane: Pane, wantedPx: number) => void
  /** Keeps what was dragged. */
  drop: () => Promise<void>
  /** Back to the width of the first start. */
  resetWidth: (pane: Pane) => Promise<void>
  reset: () => void
}

export type PanesStore = StoreApi<PanesState>

const STILL = { isDrawerOpen: false, dragged: null } as const

/** `keep` stores a change of the settings and answers when it is in force. */
export function createPanesStore({ keep }: { keep: (change: Partial<Settings>) => Promise<void> }): PanesStore {
  return createStore<PanesState>()((set, get) => {
    const keepWidth = async (pane: Pane, widthPx: number): Promise<void> => {
      await keep(pane === 'sidebar' ? { sidebarWidthPx: widthPx } : { listWidthPx: widthPx })
    }
    return {
      ...STILL,
      setDrawerOpen: (isDrawerOpen) => {
        set({ isDrawerOpen })
      },
      drag: (pane, wantedPx) => {
        set({ dragged: { pane, widthPx: paneWidth(pane, wantedPx) } })
      },
      drop: async () => {
        const { dragged } = get()
        if (dragged === null) return
        await keepWidth(dragged.pane, dragged.widthPx)
        // Another drag may have begun while the settings were written.
        if (get().dragged === dragged) set({ dragged: null })
      },
      resetWidth: async (pane) => {
        set({ dragged: null })
        await keepWidth(pane, PANE_LIMITS[pane].firstPx)
      },
      reset: () => {
        set(STILL)
      }
    }
  })
}

const context = createStoreContext<PanesState>('panes')
export const PanesProvider = context.Provider
export const usePanes = context.useState
