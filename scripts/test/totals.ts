// Owns the one form in which every kind of test reports: how many passed and failed, and each skip with its reason.
import { z } from 'zod'

const skipSchema = z.object({ name: z.string(), reason: z.string() })
export const totalsSchema = z.object({ passed: z.number().int(), failed: z.number().int(), skips: z.array(skipSchema) })
export type Totals = z.infer<typeof totalsSchema>

export const NOTHING_RUN: Totals = { passed: 0, failed: 0, skips: [] }
/** For a part that gave no report at all: silence is a failure. */
export const ONE_FAILURE: Totals = { passed: 0, failed: 1, skips: [] }

export function addTotals(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, next) => ({ passed: sum.passed + next.passed, failed: sum.failed + next.failed, skips: [...sum.skips, ...next.skips] }),
    NOTHING_RUN
  )
}

/** What stands under a whole test run: each skip with its reason, then exactly one line of figures. */
export function closingLines(totals: Totals): string[] {
  const skips = totals.skips.map((skip) => `skipped: ${skip.name}: ${skip.reason}`)
  return [...skips, `${totals.passed} passed, ${totals.failed} failed, ${totals.skips.length} skipped`]
}
