// Owns the scan sheet: the report, where each code shall go, and what became of it. Holds handles, never what a code said.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import { readCodes, type CodeSource } from '../../ipc/read-codes.ts'
import { createStoreContext } from '../../state/store-context.ts'

export const NEW_LOGIN = 'new'

export interface ScanRow {
  /** An item's id, or NEW_LOGIN. */
  target: string
  isBusy: boolean
  /** The login that holds it now; null until it was added. */
  addedTo: string | null
  problem: ErrorCode | null
}

export interface ScanState {
  isLooking: boolean
  /** How many displays are being read; 0 until it is known. */
  displays: number
  report: ScanReport | null
  rows: Readonly<Record<string, ScanRow>>
  /** Why there is no report at all. */
  problem: ErrorCode | null
  /** The source of the last reading, for the sheet's title. */
  source: CodeSource
  start: (displays: number) => void
  run: (source: CodeSource) => Promise<void>
  takePending: () => Promise<void>
  setTarget: (handle: string, target: string) => void
  add: (handle: string, how: { copy: boolean }) => Promise<void>
  addAll: () => Promise<void>
  close: () => void
  reset: () => void
}

export type ScanStore = StoreApi<ScanState>

export interface Added {
  itemId: string
  /** Seconds until the clipboard is cleared; null when the code was not copied. */
  copiedForSeconds: number | null
}

interface Deps {
  calls: Bridge<'main'>['calls']
  copy: (field: { itemId: string; fieldId: string }) => Promise<number | null>
  onAdded: (added: Added) => void
}

const CLOSED = { isLooking: false, displays: 0, report: null, rows: {}, problem: null, source: 'screen' } as const

export function isSheetOpen(state: Pick<ScanState, 'report' | 'problem'>): boolean {
  return state.report !== null || state.problem !== null
}

function rowsOf(report: ScanReport): Record<string, ScanRow> {
  return Object.fromEntries(
    report.otps.map((one) => [one.draft.handle, { target: one.proposals[0]?.id ?? NEW_LOGIN, isBusy: false, addedTo: null, problem: null }])
  )
}

export function createScanStore({ calls, copy, onAdded }: Deps): ScanStore {
  return createStore<ScanState>()((set, get) => {
    const discardOpen = (): void => {
      for (const [handle, row] of Object.entries(get().rows)) if (row.addedTo === null) void calls['otp.discardDraft']({ handle })
    }
    const setRow = (handle: string, change: Partial<ScanRow>): void => {
      const row = get().rows[handle]
      if (row !== undefined) set({ rows: { ...get().rows, [handle]: { ...row, ...change } } })
    }
    const take = (report: ScanReport): void => {
      discardOpen()
      set({ ...CLOSED, report, rows: rowsOf(report), source: report.source })
    }
    const attach = async (handle: string): Promise<{ itemId: string; fieldId: string } | null> => {
      const row = get().rows[handle]
      if (row === undefined || row.isBusy || row.addedTo !== null) return null
      setRow(handle, { isBusy: true, problem: null })
      const result = await calls['otp.attach']({ handle, itemId: row.target === NEW_LOGIN ? null : row.target })
      setRow(handle, result.ok ? { isBusy: false, addedTo: result.value.itemId } : { isBusy: false, problem: result.code })
      return result.ok ? result.value : null
    }
    /** The sheet has done its work when nothing is left to decide. */
    const closeWhenDone = (): void => {
      const { report, rows } = get()
      const open = report?.otps.filter((one) => one.alreadyOn === null && rows[one.draft.handle]?.addedTo === null) ?? []
      if (open.length === 0) get().close()
    }
    return {
      ...CLOSED,
      start: (displays) => {
        set({ displays })
      },
      run: async (source) => {
        if (get().isLooking) return
        set({ isLooking: true, displays: 0 })
        const result = await readCodes(calls, source)
        if (!get().isLooking) return
        if (!result.ok) {
          discardOpen()
          set({ ...CLOSED, problem: result.code, source })
        } else if (result.value === null) set({ isLooking: false })
        else take(result.value)
      },
      takePending: async () => {
        const result = await calls['scan.takePending'](null)
        if (result.ok && result.value !== null) take(result.value)
      },
      setTarget: (handle, target) => {
        setRow(handle, { target, problem: null })
      },
      add: async (handle, how) => {
        const field = await attach(handle)
        if (field === null) return
        const copiedForSeconds = how.copy ? await copy(field) : null
        onAdded({ itemId: field.itemId, copiedForSeconds })
        closeWhenDone()
      },
      addAll: async () => {
        const handles = get().report?.otps.filter((one) => one.alreadyOn === null).map((one) => one.draft.handle) ?? []
        // One after the other: each is a save of its own.
        for (const handle of handles) {
          const field = await attach(handle)
          if (field !== null) onAdded({ itemId: field.itemId, copiedForSeconds: null })
        }
        closeWhenDone()
      },
      close: () => {
        discardOpen()
        set(CLOSED)
      },
      reset: () => {
        discardOpen()
        set(CLOSED)
      }
    }
  })
}

const context = createStoreContext<ScanState>('scan')
export const ScanProvider = context.Provider
export const useScan = context.useState
