// Owns the one report that waits for the main view to fetch it, because no view asked for the reading. Holds handles, never what a code said.
import type { PendingReport, ScanReport } from '../../../../shared/model/scan.ts'

export interface PendingReports {
  /** A reading from the tray has found something and goes on. Answers whether it is the first that is told of it. */
  begin(report: ScanReport): boolean
  /** The reading is over, or was one that tells everything at once (a link). */
  finish(report: ScanReport): void
  take(): PendingReport | null
  forget(): void
}

export function createPendingReports(): PendingReports {
  let pending: PendingReport | null = null
  let isBegun = false
  return {
    begin: (report) => {
      const isFirst = !isBegun
      isBegun = true
      // A view that has not fetched the beginning yet gets the latest of it.
      if (isFirst || pending !== null) pending = { report, phase: 'begun' }
      return isFirst
    },
    finish: (report) => {
      // Whoever never saw the beginning has nothing to complete.
      pending = { report, phase: isBegun && pending === null ? 'ended' : 'whole' }
      isBegun = false
    },
    take: () => {
      const taken = pending
      pending = null
      return taken
    },
    forget: () => {
      pending = null
      isBegun = false
    }
  }
}
