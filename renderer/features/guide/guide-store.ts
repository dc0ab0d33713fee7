// Owns how far a person is on the way to the first login with a one-time password. Touches no item; asks for nothing.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createStoreContext } from '../../state/store-context.ts'

/** What the list says: items outside of the trash, and how many of them have a one-time password. */
export interface VaultCounts {
  items: number
  withOtp: number
}

/** `add`: there is no item yet; `scan`: none of them has the code; `reached`: one has it. */
type GuideStage = 'hidden' | 'add' | 'scan' | 'reached'

interface GuideState {
  stage: GuideStage
  /** The list has changed, or was read for the first time. */
  consider: (counts: VaultCounts) => void
  /** The person asks for it, also with a vault that has all of it: then it waits for one more. */
  open: (counts: VaultCounts) => void
  /** It does not come again by itself. */
  close: () => void
  reset: () => void
}

interface Deps {
  /** Whether it was followed to its end or skipped, on this computer. */
  isOver: () => boolean
  end: () => void
  mayWrite: () => boolean
}

export type GuideStore = StoreApi<GuideState>

export function createGuideStore({ isOver, end, mayWrite }: Deps): GuideStore {
  let before = 0
  const stageOf = ({ items, withOtp }: VaultCounts): GuideStage => {
    if (withOtp > before) return 'reached'
    return items === 0 ? 'add' : 'scan'
  }
  return createStore<GuideState>()((set, get) => ({
    stage: 'hidden',
    consider: (counts) => {
      const { stage } = get()
      // Its last words point at the code; without it they would point at nothing.
      if (stage === 'reached' && counts.withOtp <= before) set({ stage: 'hidden' })
      if (stage === 'reached' || (stage === 'hidden' && (isOver() || !mayWrite()))) return
      const next = stageOf(counts)
      // A vault that has codes already teaches its owner nothing by this.
      if (next !== 'reached') set({ stage: next })
      else {
        set({ stage: stage === 'hidden' ? 'hidden' : 'reached' })
        if (!isOver()) end()
      }
    },
    open: (counts) => {
      before = counts.withOtp
      set({ stage: stageOf(counts) })
    },
    close: () => {
      set({ stage: 'hidden' })
      if (!isOver()) end()
    },
    reset: () => {
      before = 0
      set({ stage: 'hidden' })
    }
  }))
}

const context = createStoreContext<GuideState>('guide')
export const GuideProvider = context.Provider
export const useGuide = context.useState
