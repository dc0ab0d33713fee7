// Owns which row says "Copied". The value itself is copied by the main process and never comes here.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'

export interface FieldRef {
  itemId: string
  fieldId: string
}

export interface CopiedField extends FieldRef {
  /** Of a counter-based OTP: which code is on display. Without it the next one is given out. */
  shownCounter?: number
}

interface Copied extends FieldRef {
  clearsInSeconds: number
}

export interface ClipboardState {
  copied: Copied | null
  /** Answers with the seconds until the clipboard is cleared, or null when nothing was copied (`onProblem` was told why). */
  copy: (field: CopiedField) => Promise<number | null>
  /** What the main process says of the clipboard: null when nothing of ours is in it any more. */
  take: (clearsAtMs: number | null) => void
  reset: () => void
}

export type ClipboardStore = StoreApi<ClipboardState>

const SAID_FOR_MS = 4_000

interface Deps {
  calls: Bridge<'main'>['calls']
  timers: Timers
  onProblem: (code: ErrorCode) => void
}

export function createClipboardStore({ calls, timers, onProblem }: Deps): ClipboardStore {
  return createStore<ClipboardState>()((set, get) => ({
    copied: null,
    copy: async ({ itemId, fieldId, shownCounter }) => {
      const result = await calls['clipboard.copyField']({ itemId, fieldId, ...(shownCounter === undefined ? {} : { shownCounter }) })
      if (!result.ok) {
        onProblem(result.code)
        return null
      }
      const copied: Copied = { itemId, fieldId, clearsInSeconds: Math.round(result.value.clearsInMs / 1_000) }
      set({ copied })
      timers.after(SAID_FOR_MS, () => {
        if (get().copied === copied) set({ copied: null })
      })
      return copied.clearsInSeconds
    },
    take: (clearsAtMs) => {
      if (clearsAtMs === null) set({ copied: null })
    },
    reset: () => {
      set({ copied: null })
    }
  }))
}

const context = createStoreContext<ClipboardState>('clipboard')
export const ClipboardProvider = context.Provider
export const useClipboard = context.useState
