// Owns which row says "Copied". The value itself is copied by the main process and never comes here.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ItemDetail } from '../../../shared/model/item.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'
import { sequenceStep, type PendingCode, type SequenceStep } from './copy-sequence.ts'

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
  clearsAtMs: number
}

export interface ClipboardState {
  copied: Copied | null
  /** When what stands on the clipboard of ours will be cleared (Unix ms), whoever copied it; null when nothing of ours is there. */
  clearsAtMs: number | null
  /** Clears it now, unless somebody else has copied something since. */
  clearNow: () => void
  /** Answers with the seconds until the clipboard is cleared, or null when nothing was copied (`onProblem` was told why). */
  copy: (field: CopiedField) => Promise<number | null>
  /** The code that the next `copyNext` of its login copies. */
  pendingCode: PendingCode | null
  /** Password first, then the code in its place (copy-sequence.ts). False when the login has neither. */
  copyNext: (detail: ItemDetail) => boolean
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
  /** Of a counter-based OTP the code on display, which is copied instead of using up another one. */
  shownCounterOf: (itemId: string, fieldId: string) => number | null
  /** A step of `copyNext` was done. */
  onStep: (step: SequenceStep) => void
}

export function createClipboardStore({ calls, timers, onProblem, shownCounterOf, onStep }: Deps): ClipboardStore {
  return createStore<ClipboardState>()((set, get) => ({
    copied: null,
    clearsAtMs: null,
    clearNow: () => {
      void calls['clipboard.clear'](null).then((result) => {
        if (!result.ok) onProblem(result.code)
      })
    },
    pendingCode: null,
    copy: async ({ itemId, fieldId, shownCounter }) => {
      const result = await calls['clipboard.copyField']({ itemId, fieldId, ...(shownCounter === undefined ? {} : { shownCounter }) })
      if (!result.ok) {
        onProblem(result.code)
        return null
      }
      const { clearsInMs } = result.value
      const copied: Copied = { itemId, fieldId, clearsInSeconds: Math.round(clearsInMs / 1_000), clearsAtMs: timers.nowMs() + clearsInMs }
      set({ copied, pendingCode: null })
      timers.after(SAID_FOR_MS, () => {
        if (get().copied === copied) set({ copied: null })
      })
      return copied.clearsInSeconds
    },
    copyNext: (detail) => {
      const step = sequenceStep(detail, get().pendingCode, timers.nowMs())
      if (step === null) return false
      const { field, next } = step
      const shownCounter = shownCounterOf(detail.id, field.id)
      const copyStep = async (): Promise<void> => {
        const seconds = await get().copy({ itemId: detail.id, fieldId: field.id, ...(shownCounter === null ? {} : { shownCounter }) })
        const { copied } = get()
        if (seconds === null || copied === null) return
        if (next !== null) set({ pendingCode: { itemId: detail.id, fieldId: next.id, untilMs: copied.clearsAtMs } })
        onStep(step)
      }
      void copyStep()
      return true
    },
    take: (clearsAtMs) => {
      set(clearsAtMs === null ? { clearsAtMs, copied: null, pendingCode: null } : { clearsAtMs })
    },
    reset: () => {
      set({ copied: null, pendingCode: null, clearsAtMs: null })
    }
  }))
}

const context = createStoreContext<ClipboardState>('clipboard')
export const ClipboardProvider = context.Provider
export const useClipboard = context.useState
