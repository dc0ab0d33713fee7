// Owns the question before logins are deleted for good. Deletes nothing that the person has not confirmed.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Sentence } from '../toasts/toast-store.ts'

export type Asked = { kind: 'one'; itemId: string; title: string } | { kind: 'all'; count: number }

export interface TrashState {
  asked: Asked | null
  isBusy: boolean
  ask: (asked: Asked) => void
  cancel: () => void
  confirm: () => Promise<void>
  reset: () => void
}

export type TrashStore = StoreApi<TrashState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'trash.delete' | 'trash.empty'>
  onProblem: (code: ErrorCode) => void
  /** Nothing is selected after it. */
  onDeleted: (sentence: Sentence) => void
}

export function createTrashStore({ calls, onProblem, onDeleted }: Deps): TrashStore {
  return createStore<TrashState>()((set, get) => {
    const run = async (asked: Asked): Promise<Sentence | null> => {
      if (asked.kind === 'one') {
        const result = await calls['trash.delete']({ itemId: asked.itemId })
        if (result.ok) return { key: 'toast.deletedForGood', values: { title: asked.title } }
        onProblem(result.code)
        return null
      }
      const result = await calls['trash.empty'](null)
      if (result.ok) return { key: 'toast.trashEmptied', values: { count: result.value.count } }
      onProblem(result.code)
      return null
    }
    return {
      asked: null,
      isBusy: false,
      ask: (asked) => {
        set({ asked })
      },
      cancel: () => {
        set({ asked: null })
      },
      confirm: async () => {
        const { asked, isBusy } = get()
        if (asked === null || isBusy) return
        set({ isBusy: true })
        const sentence = await run(asked)
        set({ asked: null, isBusy: false })
        if (sentence !== null) onDeleted(sentence)
      },
      reset: () => {
        set({ asked: null, isBusy: false })
      }
    }
  })
}

const context = createStoreContext<TrashState>('trash')
export const TrashProvider = context.Provider
export const useTrash = context.useState
