// Owns whether the palette or the sheet of keys is open, what was typed, and which rows were chosen before. Session only; holds ids and no value.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { createStoreContext } from '../../state/store-context.ts'

const MAX_RECENT = 20

export interface PaletteState {
  isOpen: boolean
  areKeysOpen: boolean
  query: string
  /** Ids of rows, the last chosen first. */
  recent: readonly string[]
  open: () => void
  close: () => void
  openKeys: () => void
  closeKeys: () => void
  setQuery: (query: string) => void
  remember: (rowId: string) => void
  /** Copies the first password or code of a login that need not be on display. */
  copyOf: (itemId: string, kind: 'password' | 'otp') => Promise<void>
  reset: () => void
}

export type PaletteStore = StoreApi<PaletteState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'items.get'>
  /** Answers with null when nothing was copied; the person was told why. */
  copy: (field: { itemId: string; fieldId: string }) => Promise<number | null>
  onCopied: (kind: 'password' | 'otp') => void
  onProblem: (code: ErrorCode) => void
}

const CLOSED = { isOpen: false, areKeysOpen: false, query: '' } as const

export function createPaletteStore({ calls, copy, onCopied, onProblem }: Deps): PaletteStore {
  return createStore<PaletteState>()((set, get) => ({
    ...CLOSED,
    recent: [],
    open: () => {
      set({ isOpen: true, areKeysOpen: false, query: '' })
    },
    close: () => {
      set({ isOpen: false, query: '' })
    },
    openKeys: () => {
      set({ ...CLOSED, areKeysOpen: true })
    },
    closeKeys: () => {
      set({ areKeysOpen: false })
    },
    setQuery: (query) => {
      set({ query })
    },
    remember: (rowId) => {
      set({ recent: [rowId, ...get().recent.filter((one) => one !== rowId)].slice(0, MAX_RECENT) })
    },
    copyOf: async (itemId, kind) => {
      const result = await calls['items.get']({ itemId })
      if (!result.ok) {
        onProblem(result.code)
        return
      }
      const field = result.value.fields.find((one) => one.kind === kind)
      if (field === undefined) onProblem('field-empty')
      else if ((await copy({ itemId, fieldId: field.id })) !== null) onCopied(kind)
    },
    reset: () => {
      set({ ...CLOSED, recent: [] })
    }
  }))
}

const context = createStoreContext<PaletteState>('palette')
export const PaletteProvider = context.Provider
export const usePalette = context.useState
