// Owns the short messages at the foot of the window. Never puts a secret into one.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MessageKey } from '../../../shared/i18n/messages.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'

/** A sentence not yet put into words, so that it changes with the language. */
export interface Sentence {
  key: MessageKey
  values: Readonly<Record<string, string | number>>
}

export interface Toast {
  id: number
  tone: 'plain' | 'problem'
  sentence: Sentence
  undo: (() => void) | null
}

export interface ToastState {
  toasts: readonly Toast[]
  show: (toast: Omit<Toast, 'id'>) => void
  dismiss: (id: number) => void
  reset: () => void
}

export type ToastStore = StoreApi<ToastState>

const SHOWN_MS = 6_000
const PROBLEM_SHOWN_MS = 12_000
const AT_ONCE = 3

export function createToastStore({ timers }: { timers: Timers }): ToastStore {
  let lastId = 0
  return createStore<ToastState>()((set, get) => ({
    toasts: [],
    show: (toast) => {
      lastId += 1
      const id = lastId
      set({ toasts: [...get().toasts, { ...toast, id }].slice(-AT_ONCE) })
      timers.after(toast.tone === 'problem' ? PROBLEM_SHOWN_MS : SHOWN_MS, () => {
        get().dismiss(id)
      })
    },
    dismiss: (id) => {
      set({ toasts: get().toasts.filter((toast) => toast.id !== id) })
    },
    reset: () => {
      set({ toasts: [] })
    }
  }))
}

const context = createStoreContext<ToastState>('toast')
export const ToastProvider = context.Provider
export const useToasts = context.useState
