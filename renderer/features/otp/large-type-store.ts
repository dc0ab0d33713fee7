// Owns what stands in large type over the window. A password is held only as long as it is shown.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { FieldView } from '../../../shared/model/item.ts'
import { createStoreContext } from '../../state/store-context.ts'

export interface LargeField {
  itemId: string
  field: FieldView
  /** The field's name in the person's language. */
  label: string
}

interface ShownLarge extends LargeField {
  /** Of a field that is no one-time password. */
  secretText: string | null
}

export interface LargeTypeState {
  shown: ShownLarge | null
  show: (field: LargeField) => Promise<void>
  close: () => void
  reset: () => void
}

export type LargeTypeStore = StoreApi<LargeTypeState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'items.reveal'>
  onProblem: (code: ErrorCode) => void
}

export function createLargeTypeStore({ calls, onProblem }: Deps): LargeTypeStore {
  // A password that arrives after it was closed (the window lost the focus) must not appear.
  let closings = 0
  return createStore<LargeTypeState>()((set) => {
    const close = (): void => {
      closings += 1
      set({ shown: null })
    }
    return {
      shown: null,
      show: async ({ itemId, field, label }) => {
        if (field.kind === 'otp') {
          set({ shown: { itemId, field, label, secretText: null } })
          return
        }
        if ('value' in field) {
          set({ shown: { itemId, field, label, secretText: field.value } })
          return
        }
        const mine = closings
        const result = await calls['items.reveal']({ itemId, fieldId: field.id })
        if (!result.ok) onProblem(result.code)
        else if (mine === closings) set({ shown: { itemId, field, label, secretText: result.value.value } })
      },
      close,
      reset: close
    }
  })
}

const context = createStoreContext<LargeTypeState>('large type')
export const LargeTypeProvider = context.Provider
export const useLargeType = context.useState
