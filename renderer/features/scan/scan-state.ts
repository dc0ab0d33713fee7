// Owns what the scan sheet holds and what its owner must give it. Does nothing itself.
import type { StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import type { CodeSource } from '../../ipc/read-codes.ts'
import type { OnSheet, ScanRows } from './scan-rows.ts'

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

export interface Added {
  itemId: string
  /** Seconds until the clipboard is cleared; null when the code was not copied. */
  copiedForSeconds: number | null
}

export interface ScanDeps {
  calls: Bridge<'main'>['calls']
  copy: (field: { itemId: string; fieldId: string }) => Promise<number | null>
  onAdded: (added: Added) => void
  /** `isTold`: the sheet is still open and says it. */
  onManyAdded: (added: { count: number; isTold: boolean }) => void
}

const NOTHING_ADDED = { isAdding: false, addProblem: null, addedCount: 0 } as const
export const SCAN_CLOSED = { isLooking: false, displays: 0, report: null, showsTransfers: false, rows: {}, problem: null, ...NOTHING_ADDED } as const

export type SetScan = StoreApi<ScanState>['setState']
export type GetScan = StoreApi<ScanState>['getState']

export function isSheetOpen(state: Pick<ScanState, 'report' | 'problem' | 'showsTransfers'>): boolean {
  return state.report !== null || state.problem !== null || state.showsTransfers
}

/** Why the sheet shows no code; null while it shows one, or is closed. */
export function problemOn({ problem, report }: Pick<ScanState, 'problem' | 'report'>): ErrorCode | null {
  return problem ?? report?.problem ?? null
}
