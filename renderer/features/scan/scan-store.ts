// Owns the scan sheet: the report, the transfers that are being collected, and adding what was found. Holds handles, never what a code said.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import type { Transfer } from '../../../shared/model/collected.ts'
import { readCodes, type CodeSource } from '../../ipc/read-codes.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { chosenOn, foundOn, isFinished, NEW_LOGIN, openOn, rowsFor, type OnSheet, type ScanRow, type ScanRows } from './scan-rows.ts'

export interface ScanState extends OnSheet {
  isLooking: boolean
  /** How many displays are being read; 0 until it is known. */
  displays: number
  rows: ScanRows
  /** Why there is no report at all. */
  problem: ErrorCode | null
  isAdding: boolean
  /** Why nothing of the selection was added. */
  addProblem: ErrorCode | null
  /** How many the last press on "add selected" has added; 0 before it. */
  addedCount: number
  start: (displays: number) => void
  /** What the reading that runs has found so far. */
  progress: (report: ScanReport) => void
  /** `loginId`: the login that a picture was dropped on, which is proposed first. */
  run: (source: CodeSource, loginId?: string) => Promise<void>
  /** Addresses and transfer codes that were pasted. */
  readText: (text: string) => Promise<void>
  takePending: () => Promise<void>
  /** Opens the system's settings where looking at the screen is permitted. */
  openPermission: () => Promise<void>
  /** The person came back: reads the screen, if the system now lets Nidan look at it. */
  lookAgainIfPermitted: () => Promise<void>
  /** Asks again for what was collected, because an edit or another reading may have changed it. */
  loadTransfers: () => Promise<void>
  openTransfers: () => Promise<void>
  discardTransfer: (transferId: string) => Promise<void>
  setTarget: (handle: string, target: string) => void
  setChosen: (handle: string, isChosen: boolean) => void
  setAllChosen: (isChosen: boolean) => void
  add: (handle: string, how: { copy: boolean }) => Promise<void>
  /** All that are chosen, in one save: all of them are added, or none. */
  addChosen: () => Promise<void>
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
  /** `isTold`: the sheet is still open and says it. */
  onManyAdded: (added: { count: number; isTold: boolean }) => void
}

const NOTHING_ADDED = { isAdding: false, addProblem: null, addedCount: 0 } as const
const CLOSED = { isLooking: false, displays: 0, report: null, showsTransfers: false, rows: {}, problem: null, ...NOTHING_ADDED } as const

type Set = StoreApi<ScanState>['setState']
type Get = StoreApi<ScanState>['getState']

export function isSheetOpen(state: Pick<ScanState, 'report' | 'problem' | 'showsTransfers'>): boolean {
  return state.report !== null || state.problem !== null || state.showsTransfers
}

/** Why the sheet shows no code; null while it shows one, or is closed. */
export function problemOn({ problem, report }: Pick<ScanState, 'problem' | 'report'>): ErrorCode | null {
  return problem ?? report?.problem ?? null
}

export function createScanStore(deps: Deps): ScanStore {
  return createStore<ScanState>()((set, get) => ({
    ...CLOSED,
    transfers: [],
    start: (displays) => {
      set({ displays })
    },
    ...readingActions(deps, set, get),
    ...transferActions(deps, set, get),
    ...choiceActions(set, get),
    ...addingActions(deps, set, get)
  }))
}

/** Drafts of single codes are given back, but for those of `kept`; accounts of a transfer are held until they are discarded. */
function discardSingles({ calls }: Deps, { report, rows }: Pick<ScanState, 'report' | 'rows'>, kept: ScanReport | null = null): void {
  for (const { draft } of report?.otps ?? []) {
    if (kept?.otps.some((one) => one.draft.handle === draft.handle) === true) continue
    if (rows[draft.handle]?.addedTo === null) void calls['otp.discardDraft']({ handle: draft.handle })
  }
}

type ReadingActions = Pick<ScanState, 'progress' | 'run' | 'readText' | 'takePending' | 'openPermission' | 'lookAgainIfPermitted' | 'close' | 'reset'>

function readingActions(deps: Deps, set: Set, get: Get): ReadingActions {
  const { calls } = deps
  const take = (report: ScanReport, loginId: string | null = null): void => {
    const before = get()
    // A link or a paste comes while the person looks at something else on the sheet: it is added to that.
    const isAddition = before.report !== null && (report.source === 'link' || report.source === 'text')
    if (!isAddition) discardSingles(deps, before, report)
    // The pictures stay too: the codes that were there before stand on them.
    const merged = isAddition && before.report !== null ? { ...report, images: before.report.images, otps: [...before.report.otps, ...report.otps].slice(-64) } : report
    const transfers = report.transfers.length > 0 ? report.transfers : before.transfers
    const showsTransfers = before.showsTransfers || report.transfers.length > 0
    const shown = { report: merged, transfers, showsTransfers }
    set({ ...CLOSED, ...shown, rows: rowsFor(foundOn(shown), before.rows, loginId) })
  }
  const fail = (problem: ErrorCode): void => {
    discardSingles(deps, get())
    const { showsTransfers, rows } = get()
    set({ ...CLOSED, problem, showsTransfers, rows })
  }
  const close = (): void => {
    const { transfers, rows } = get()
    discardSingles(deps, get())
    const finished = transfers.filter((one) => isFinished(one, rows))
    for (const { id } of finished) void calls['otp.discardCollected']({ transferId: id })
    set({ ...CLOSED, transfers: transfers.filter((one) => !finished.includes(one)) })
  }
  /** The reading that the sheet follows is over. */
  const finish = (report: ScanReport, loginId?: string): void => {
    const { isLooking, report: shown, rows } = get()
    if (!isLooking) {
      // The sheet was closed, or the vault locked, while something was still being found.
      discardSingles(deps, { report, rows: rowsFor(report.otps, {}) })
      return
    }
    const wasAdded = shown?.otps.some(({ draft }) => (rows[draft.handle]?.addedTo ?? null) !== null) === true
    take(report, loginId)
    // Added while other displays were still being read, and nothing more came.
    if (wasAdded && !get().showsTransfers && openOn(get()).length === 0) close()
  }
  return {
    progress: (report) => {
      const before = get()
      // Readings for the editor or from the tray are not this sheet's.
      if (!before.isLooking) return
      discardSingles(deps, before, report)
      const shown = { report, transfers: report.transfers.length > 0 ? report.transfers : before.transfers, showsTransfers: before.showsTransfers || report.transfers.length > 0 }
      set({ ...shown, problem: null, rows: rowsFor(foundOn(shown), before.rows) })
    },
    run: async (source, loginId) => {
      if (get().isLooking) return
      set({ isLooking: true, displays: 0 })
      const result = await readCodes(calls, source)
      if (result.ok && result.value !== null) finish(result.value, loginId)
      else if (!get().isLooking) return
      else if (result.ok) set({ isLooking: false })
      else fail(result.code)
    },
    readText: async (text) => {
      const result = await calls['otp.readText']({ text })
      if (result.ok) take(result.value)
      else fail(result.code)
    },
    takePending: async () => {
      const result = await calls['scan.takePending'](null)
      if (!result.ok || result.value === null) return
      const { report, phase } = result.value
      if (phase === 'begun') {
        set({ isLooking: true })
        get().progress(report)
      } else if (phase === 'ended') finish(report)
      else take(report)
    },
    openPermission: async () => {
      await calls['screen.openPermission'](null)
    },
    lookAgainIfPermitted: async () => {
      const permission = await calls['screen.permission'](null)
      if (permission.ok && permission.value === 'granted' && problemOn(get()) === 'scan-permission-missing') await get().run('screen')
    },
    close,
    reset: () => {
      discardSingles(deps, get())
      set({ ...CLOSED, transfers: [] })
    }
  }
}

function transferActions({ calls }: Deps, set: Set, get: Get): Pick<ScanState, 'loadTransfers' | 'openTransfers' | 'discardTransfer'> {
  const keep = (transfers: readonly Transfer[], showsTransfers: boolean): void => {
    const shown = { report: get().report, transfers, showsTransfers: showsTransfers && transfers.length > 0 }
    set({ ...shown, rows: rowsFor(foundOn(shown), get().rows) })
  }
  return {
    loadTransfers: async () => {
      const result = await calls['otp.collected'](null)
      if (result.ok) keep(result.value, get().showsTransfers)
    },
    openTransfers: async () => {
      const result = await calls['otp.collected'](null)
      if (result.ok) keep(result.value, true)
    },
    discardTransfer: async (transferId) => {
      const result = await calls['otp.discardCollected']({ transferId })
      if (result.ok) keep(get().transfers.filter(({ id }) => id !== transferId), get().showsTransfers)
    }
  }
}

function choiceActions(set: Set, get: Get): Pick<ScanState, 'setTarget' | 'setChosen' | 'setAllChosen'> {
  const setRow = (handle: string, change: Partial<ScanRow>): void => {
    const row = get().rows[handle]
    if (row !== undefined) set({ rows: { ...get().rows, [handle]: { ...row, ...change } }, addProblem: null, addedCount: 0 })
  }
  return {
    setTarget: (handle, target) => {
      setRow(handle, { target, problem: null })
    },
    setChosen: (handle, isChosen) => {
      setRow(handle, { isChosen })
    },
    setAllChosen: (isChosen) => {
      for (const { draft } of openOn(get())) setRow(draft.handle, { isChosen })
    }
  }
}

function addingActions({ calls, copy, onAdded, onManyAdded }: Deps, set: Set, get: Get): Pick<ScanState, 'add' | 'addChosen'> {
  const setRow = (handle: string, change: Partial<ScanRow>): void => {
    const row = get().rows[handle]
    if (row !== undefined) set({ rows: { ...get().rows, [handle]: { ...row, ...change } } })
  }
  const itemIdOf = (row: ScanRow | undefined): string | null => (row === undefined || row.target === NEW_LOGIN ? null : row.target)
  /** The sheet has done its work when nothing is left to decide, to read or to be told. */
  const closeWhenDone = (): void => {
    const { transfers, showsTransfers, isLooking } = get()
    if (isLooking) return
    const isUntold = showsTransfers && transfers.some(({ missing, refused }) => missing.length + refused.length > 0)
    if (openOn(get()).length === 0 && !isUntold) get().close()
  }
  return {
    add: async (handle, how) => {
      const row = get().rows[handle]
      if (row === undefined || row.isBusy || row.addedTo !== null) return
      setRow(handle, { isBusy: true, problem: null })
      const result = await calls['otp.attach']({ handle, itemId: itemIdOf(row) })
      setRow(handle, result.ok ? { isBusy: false, addedTo: result.value.itemId } : { isBusy: false, problem: result.code })
      if (!result.ok) return
      const copiedForSeconds = how.copy ? await copy(result.value) : null
      onAdded({ itemId: result.value.itemId, copiedForSeconds })
      closeWhenDone()
    },
    addChosen: async () => {
      const handles = chosenOn(get()).map(({ draft }) => draft.handle)
      if (get().isAdding || handles.length === 0) return
      set({ isAdding: true, addProblem: null, addedCount: 0 })
      const result = await calls['otp.attachMany'](handles.map((handle) => ({ handle, itemId: itemIdOf(get().rows[handle]) })))
      if (!result.ok) {
        set({ isAdding: false, addProblem: result.code })
        return
      }
      for (const [index, handle] of handles.entries()) setRow(handle, { addedTo: result.value[index]?.itemId ?? null })
      set({ isAdding: false, addedCount: handles.length })
      closeWhenDone()
      onManyAdded({ count: handles.length, isTold: isSheetOpen(get()) })
    }
  }
}

const context = createStoreContext<ScanState>('scan')
export const ScanProvider = context.Provider
export const useScan = context.useState
