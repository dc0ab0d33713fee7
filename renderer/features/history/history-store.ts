// Owns the sheet of earlier values: whose, which are revealed, which was copied. A revealed value leaves the state when it is hidden.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { EarlierRef, HistoryPart, PartHistory } from '../../../shared/model/history.ts'
import { createStoreContext } from '../../state/store-context.ts'
import type { Timers } from '../../state/timers.ts'
import type { Sentence } from '../toasts/toast-store.ts'

/** One part, or all of a login. */
interface OpenedFor {
  itemId: string
  part: HistoryPart | null
}

export interface HistoryState {
  opened: OpenedFor | null
  /** Null while it is read. */
  parts: readonly PartHistory[] | null
  /** By `valueId`. */
  revealedSecrets: Readonly<Record<string, string>>
  copied: { id: string; seconds: number } | null
  isBusy: boolean
  open: (itemId: string, part: HistoryPart | null) => Promise<void>
  close: () => void
  /** Reads again what is shown: the login was changed. */
  reload: (itemId: string | null) => Promise<void>
  reveal: (ref: EarlierRef) => Promise<void>
  hide: (ref: EarlierRef) => void
  hideAll: () => void
  copy: (ref: EarlierRef) => Promise<void>
  putBack: (ref: EarlierRef) => Promise<void>
  reset: () => void
}

export type HistoryStore = StoreApi<HistoryState>

interface Deps {
  calls: Pick<Bridge<'main'>['calls'], 'history.list' | 'history.reveal' | 'history.useAgain' | 'clipboard.copyEarlier'>
  timers: Timers
  onProblem: (code: ErrorCode) => void
  onDone: (sentence: Sentence) => void
}

const SAID_FOR_MS = 4_000
const CLOSED = { opened: null, parts: null, revealedSecrets: {}, copied: null, isBusy: false } as const

export function partId(part: HistoryPart): string {
  return part.kind === 'field' ? part.fieldId : part.kind
}

export function valueId({ part, key }: Pick<EarlierRef, 'part' | 'key'>): string {
  return `${partId(part)}/${key}`
}

export function createHistoryStore({ calls, timers, onProblem, onDone }: Deps): HistoryStore {
  // A value that arrives after "hide all" (the window lost the focus) must not appear.
  let hidings = 0
  return createStore<HistoryState>()((set, get) => {
    const read = async (opened: OpenedFor): Promise<void> => {
      const result = await calls['history.list']({ itemId: opened.itemId })
      if (get().opened !== opened) return
      if (result.ok) set({ parts: result.value.parts })
      else {
        set(CLOSED)
        onProblem(result.code)
      }
    }
    return {
      ...CLOSED,
      open: async (itemId, part) => {
        const opened = { itemId, part }
        set({ ...CLOSED, opened })
        await read(opened)
      },
      close: () => {
        set(CLOSED)
      },
      reload: async (itemId) => {
        const { opened } = get()
        if (opened !== null && (itemId === null || itemId === opened.itemId)) await read(opened)
      },
      reveal: async (ref) => {
        const { opened } = get()
        const asked = hidings
        const result = await calls['history.reveal'](ref)
        if (!result.ok) onProblem(result.code)
        else if (opened !== null && get().opened === opened && asked === hidings) set({ revealedSecrets: { ...get().revealedSecrets, [valueId(ref)]: result.value.value } })
      },
      hide: (ref) => {
        set({ revealedSecrets: Object.fromEntries(Object.entries(get().revealedSecrets).filter(([id]) => id !== valueId(ref))) })
      },
      hideAll: () => {
        hidings += 1
        if (Object.keys(get().revealedSecrets).length > 0) set({ revealedSecrets: {} })
      },
      copy: async (ref) => {
        const result = await calls['clipboard.copyEarlier'](ref)
        if (!result.ok) {
          onProblem(result.code)
          return
        }
        const copied = { id: valueId(ref), seconds: Math.round(result.value.clearsInMs / 1_000) }
        set({ copied })
        timers.after(SAID_FOR_MS, () => {
          if (get().copied === copied) set({ copied: null })
        })
      },
      putBack: async (ref) => {
        if (get().isBusy) return
        set({ isBusy: true })
        const result = await calls['history.useAgain'](ref)
        set({ isBusy: false })
        if (!result.ok) {
          onProblem(result.code)
          return
        }
        set(CLOSED)
        onDone({ key: 'toast.valueUsed', values: {} })
      },
      reset: () => {
        hidings += 1
        set(CLOSED)
      }
    }
  })
}

const context = createStoreContext<HistoryState>('history')
export const HistoryProvider = context.Provider
export const useHistory = context.useState
