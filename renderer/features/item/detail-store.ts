// Owns the login on display and the values revealed on it. A revealed value leaves the state when it is hidden.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ItemDetail } from '../../../shared/model/item.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface DetailState {
  itemId: string | null
  detail: ItemDetail | null
  problem: ErrorCode | null
  revealedSecrets: Readonly<Record<string, string>>
  open: (itemId: string | null) => Promise<void>
  /** Reads the login on display again. */
  reload: () => Promise<void>
  take: (detail: ItemDetail) => void
  reveal: (fieldId: string) => Promise<void>
  hide: (fieldId: string) => void
  hideAll: () => void
  setFavourite: (favourite: boolean) => Promise<void>
  /** Crosses a recovery code off, or takes that back. */
  setCodeUsed: (fieldId: string, isUsed: boolean) => Promise<void>
  trash: (itemId: string) => Promise<boolean>
  /** `isUndo`: by the message that offered it. */
  restore: (itemId: string, isUndo?: boolean) => Promise<boolean>
  reset: () => void
}

export type DetailStore = StoreApi<DetailState>

const NOTHING = { itemId: null, detail: null, problem: null, revealedSecrets: {} } as const

interface Deps {
  calls: Bridge<'main'>['calls']
  onProblem: (code: ErrorCode) => void
}

export function createDetailStore({ calls, onProblem }: Deps): DetailStore {
  let round = 0
  // A value that arrives after "hide all" (the window lost the focus) must not appear.
  let hidings = 0
  return createStore<DetailState>()((set, get) => {
    const fetchDetail = async (itemId: string): Promise<void> => {
      round += 1
      const mine = round
      const result = await calls['items.get']({ itemId })
      if (mine !== round) return
      if (result.ok) set({ detail: result.value, problem: null })
      else set({ detail: null, problem: result.code })
    }
    return {
      ...NOTHING,
      open: async (itemId) => {
        round += 1
        if (itemId === get().itemId && itemId !== null) return
        if (itemId === null) set(NOTHING)
        else {
          // The former login stays until the new one is here: no flash of an empty pane.
          set({ itemId, revealedSecrets: {}, problem: null })
          await fetchDetail(itemId)
        }
      },
      reload: async () => {
        const { itemId } = get()
        if (itemId === null) return
        set({ revealedSecrets: {} })
        await fetchDetail(itemId)
      },
      take: (detail) => {
        round += 1
        set({ itemId: detail.id, detail, problem: null, revealedSecrets: {} })
      },
      reveal: async (fieldId) => {
        const { itemId } = get()
        if (itemId === null) return
        const asked = hidings
        const result = await calls['items.reveal']({ itemId, fieldId })
        if (!result.ok) onProblem(result.code)
        else if (get().itemId === itemId && asked === hidings) set({ revealedSecrets: { ...get().revealedSecrets, [fieldId]: result.value.value } })
      },
      hide: (fieldId) => {
        set({ revealedSecrets: Object.fromEntries(Object.entries(get().revealedSecrets).filter(([id]) => id !== fieldId)) })
      },
      hideAll: () => {
        hidings += 1
        if (Object.keys(get().revealedSecrets).length > 0) set({ revealedSecrets: {} })
      },
      setCodeUsed: async (fieldId, isUsed) => {
        const { itemId } = get()
        if (itemId === null) return
        const result = await calls['items.setCodeUsed']({ itemId, fieldId, isUsed })
        if (!result.ok) onProblem(result.code)
      },
      setFavourite: async (favourite) => {
        const { detail } = get()
        if (detail === null) return
        const result = await calls['items.setFavourite']({ itemId: detail.id, favourite })
        if (!result.ok) onProblem(result.code)
        else if (get().detail?.id === detail.id) set({ detail: { ...detail, favourite } })
      },
      trash: async (itemId) => {
        const result = await calls['items.trash']({ itemId })
        if (!result.ok) onProblem(result.code)
        return result.ok
      },
      restore: async (itemId, isUndo = false) => {
        const result = await calls['items.restore']({ itemId, isUndo })
        if (!result.ok) onProblem(result.code)
        return result.ok
      },
      reset: () => {
        round += 1
        set(NOTHING)
      }
    }
  })
}

const context = createStoreContext<DetailState>('detail')
export const DetailProvider = context.Provider
export const useDetail = context.useState
