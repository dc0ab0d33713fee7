// Owns what a reading does to the scan sheet: what is found comes, drafts that nobody took go. Adds nothing to a login.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import { readCodes } from '../../ipc/read-codes.ts'
import { foundOn, isFinished, openOn, rowsFor } from './scan-rows.ts'
import { problemOn, SCAN_CLOSED, type GetScan, type ScanDeps, type ScanState, type SetScan } from './scan-state.ts'

/** Drafts of single codes are given back, but for those of `kept`; accounts of a transfer are held until they are discarded. */
function discardSingles({ calls }: ScanDeps, { report, rows }: Pick<ScanState, 'report' | 'rows'>, kept: ScanReport | null = null): void {
  for (const { draft } of report?.otps ?? []) {
    if (kept?.otps.some((one) => one.draft.handle === draft.handle) === true) continue
    if (rows[draft.handle]?.addedTo === null) void calls['otp.discardDraft']({ handle: draft.handle })
  }
}

type ReadingActions = Pick<ScanState, 'progress' | 'run' | 'readText' | 'takePending' | 'openPermission' | 'lookAgainIfPermitted' | 'close' | 'reset'>

export function readingActions(deps: ScanDeps, set: SetScan, get: GetScan): ReadingActions {
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
    set({ ...SCAN_CLOSED, ...shown, rows: rowsFor(foundOn(shown), before.rows, loginId) })
  }
  const fail = (problem: ErrorCode): void => {
    discardSingles(deps, get())
    const { showsTransfers, rows } = get()
    set({ ...SCAN_CLOSED, problem, showsTransfers, rows })
  }
  const close = (): void => {
    const { transfers, rows } = get()
    discardSingles(deps, get())
    const finished = transfers.filter((one) => isFinished(one, rows))
    for (const { id } of finished) void calls['otp.discardCollected']({ transferId: id })
    set({ ...SCAN_CLOSED, transfers: transfers.filter((one) => !finished.includes(one)) })
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
      set({ ...SCAN_CLOSED, transfers: [] })
    }
  }
}

