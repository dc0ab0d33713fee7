// Owns the one form in which every kind of test reports: how many passed and failed, and each skip with its reason.
import { z } from 'zod'

const skipSchema = z.object({ name: z.string(), reason: z.string() })
export const totalsSchema = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  skips: z.array(skipSchema),
  /** Names of tests that failed once and then passed: counted as passed, and named. */
  unsteady: z.array(z.string()).default([])
})
export type Totals = z.infer<typeof totalsSchema>

export const NOTHING_RUN: Totals = { passed: 0, failed: 0, skips: [], unsteady: [] }
/** For a part that gave no report at all: silence is a failure. */
export const ONE_FAILURE: Totals = { passed: 0, failed: 1, skips: [], unsteady: [] }

export function addTotals(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skips: [...sum.skips, ...next.skips],
      unsteady: [...sum.unsteady, ...next.unsteady]
    }),
    NOTHING_RUN
  )
}

/** What stands under a whole test run: each test that needed a second attempt, each skip with its reason, then exactly one line of figures. */
export function closingLines(totals: Totals): string[] {
  const skips = totals.skips.map((skip) => `skipped: ${skip.name}: ${skip.reason}`)
  const unsteady = totals.unsteady.map((name) => `passed at its second attempt, to be mended: ${name}`)
  return [...unsteady, ...skips, `${totals.passed} passed, ${totals.failed} failed, ${totals.skips.length} skipped`]
}
