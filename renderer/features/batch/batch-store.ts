// Owns changing the items that are chosen together, and the way back. Holds no item; what was changed is known by ids.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { Result } from '../../../shared/ipc/result.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Sentence, Toast } from '../toasts/toast-store.ts'

export type BatchFlag = 'favourite' | 'archived' | 'trashed'

export interface BatchState {
  isBusy: boolean
  setFlag: (itemIds: readonly string[], flag: BatchFlag, value: boolean) => Promise<void>
  setTag: (itemIds: readonly string[], tag: string, isSet: boolean) => Promise<void>
  reset: () => void
}

export type BatchStore = StoreApi<BatchState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'items.setFlag' | 'items.changeTags'>
  show: (toast: Omit<Toast, 'id'>) => void
  onProblem: (code: ErrorCode) => void
}

type Answer = Promise<Result<{ changedIds: string[] }>>

const DONE = {
  favourite: ['toast.batch.unfavourite', 'toast.batch.favourite'],
  archived: ['toast.batch.unarchive', 'toast.batch.archive'],
  trashed: ['toast.batch.restore', 'toast.batch.trash']
} as const

export function createBatchStore({ calls, show, onProblem }: Deps): BatchStore {
  return createStore<BatchState>()((set, get) => {
    const run = async (change: () => Answer, sentence: (count: number) => Sentence, back: (itemIds: string[]) => Answer): Promise<void> => {
      if (get().isBusy) return
      set({ isBusy: true })
      const result = await change()
      set({ isBusy: false })
      if (!result.ok) {
        onProblem(result.code)
        return
      }
      const { changedIds } = result.value
      const undo = (): void => void back(changedIds).then((undone) => { if (!undone.ok) onProblem(undone.code) })
      show({
        tone: 'plain',
        sentence: changedIds.length === 0 ? { key: 'toast.batch.none', values: {} } : sentence(changedIds.length),
        undo: changedIds.length === 0 ? null : undo
      })
    }
    return {
      isBusy: false,
      setFlag: (itemIds, flag, value) =>
        run(
          () => calls['items.setFlag']({ itemIds: [...itemIds], flag, value }),
          (count) => ({ key: DONE[flag][value ? 1 : 0], values: { count } }),
          (changedIds) => calls['items.setFlag']({ itemIds: changedIds, flag, value: !value, isUndo: true })
        ),
      setTag: (itemIds, tag, isSet) => {
        const [on, off] = [{ add: [tag], remove: [] }, { add: [], remove: [tag] }]
        return run(
          () => calls['items.changeTags']({ itemIds: [...itemIds], ...(isSet ? on : off) }),
          (count) => ({ key: isSet ? 'toast.batch.tagged' : 'toast.batch.untagged', values: { count, tag } }),
          (changedIds) => calls['items.changeTags']({ itemIds: changedIds, ...(isSet ? off : on), isUndo: true })
        )
      },
      reset: () => {
        set({ isBusy: false })
      }
    }
  })
}

const context = createStoreContext<BatchState>('batch')
export const BatchProvider = context.Provider
export const useBatch = context.useState
