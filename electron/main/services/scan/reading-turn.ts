// Owns that one reading runs at a time, and what a reading that failed is told as. Reads nothing itself.
import { codeOf, type ErrorCode } from '../../../../shared/errors.ts'
import type { ScanReport } from '../../../../shared/model/scan.ts'

export interface ReadingTurn {
  /** A reading that comes while another runs is answered with `scan-busy`; what `read` throws becomes the problem of an empty report. */
  exclusively<R extends ScanReport | null>(source: ScanReport['source'], read: () => Promise<R>): Promise<R | ScanReport>
}

export function createReadingTurn(): ReadingTurn {
  let isTaken = false
  return {
    exclusively: async (source, read) => {
      if (isTaken) return emptyReport(source, 'scan-busy')
      isTaken = true
      try {
        return await read()
      } catch (error) {
        return emptyReport(source, codeOf(error))
      } finally {
        isTaken = false
      }
    }
  }
}

function emptyReport(source: ScanReport['source'], problem: ErrorCode): ScanReport {
  return { source, images: [], otps: [], others: [], transfers: [], problem, durationMs: 0 }
}
