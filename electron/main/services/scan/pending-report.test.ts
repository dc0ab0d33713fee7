// The report that waits for a view: told at once, or with a beginning and an end.
import { describe, expect, it } from 'vitest'
import type { ScanReport } from '../../../../shared/model/scan.ts'
import { createPendingReports } from './pending-report.ts'

const reportOf = (durationMs: number): ScanReport => ({ source: 'screen', images: [], otps: [], others: [], transfers: [], problem: null, durationMs })

describe('a report that waits', () => {
  it('is fetched once', () => {
    const pending = createPendingReports()
    pending.finish(reportOf(1))
    expect(pending.take()).toEqual({ report: reportOf(1), phase: 'whole' })
    expect(pending.take()).toBeNull()
  })

  it('has a beginning, which is told once, and an end that completes it', () => {
    const pending = createPendingReports()
    expect([pending.begin(reportOf(1)), pending.begin(reportOf(2))]).toEqual([true, false])
    expect(pending.take()).toEqual({ report: reportOf(2), phase: 'begun' })
    pending.begin(reportOf(3))
    expect(pending.take()).toBeNull()
    pending.finish(reportOf(4))
    expect(pending.take()).toEqual({ report: reportOf(4), phase: 'ended' })
    expect(pending.begin(reportOf(5))).toBe(true)
  })

  it('is whole for a view that came after the end', () => {
    const pending = createPendingReports()
    pending.begin(reportOf(1))
    pending.finish(reportOf(2))
    expect(pending.take()).toEqual({ report: reportOf(2), phase: 'whole' })
  })

  it('is forgotten at lock, and the next reading begins anew', () => {
    const pending = createPendingReports()
    pending.begin(reportOf(1))
    pending.forget()
    expect(pending.take()).toBeNull()
    expect(pending.begin(reportOf(2))).toBe(true)
  })
})
