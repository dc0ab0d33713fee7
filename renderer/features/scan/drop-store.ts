// Owns where files that hang over the window would go. Holds no file.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createStoreContext } from '../../state/store-context.ts'

/** Unknown: the kind of file is not told before it is dropped, so it may be a vault. The window: the sheet matches what is found. A login is proposed first. A field of the editor is filled. */
export type DropPlace = { kind: 'window' } | { kind: 'unknown' } | { kind: 'login'; itemId: string } | { kind: 'field'; fieldId: string }

export interface DropState {
  /** `box` in pixels of the window: what is marked. Null while nothing hangs over the window. */
  over: { place: DropPlace; box: { left: number; top: number; width: number; height: number } } | null
  setOver: (over: DropState['over']) => void
}

export function createDropStore(): StoreApi<DropState> {
  return createStore<DropState>()((set) => ({
    over: null,
    setOver: (over) => {
      set({ over })
    }
  }))
}

const context = createStoreContext<DropState>('drop')
export const DropProvider = context.Provider
export const useDrop = context.useState
