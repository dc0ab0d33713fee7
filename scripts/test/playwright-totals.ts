// Owns reading what Playwright's JSON reporter writes. Counts a test that was neither passed nor skipped as failed.
// A real desktop drops a key or a process once in some hundred tests, so one second attempt is allowed; more than a few of them is a fault.
import { z } from 'zod'
import type { Totals } from './totals.ts'

/** More second attempts than this in one run, and each counts as a failure. */
const MOST_UNSTEADY = 2

const annotationSchema = z.object({ type: z.string(), description: z.string().optional() })
const testSchema = z.object({ status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']), annotations: z.array(annotationSchema) })
const specSchema = z.object({ title: z.string(), tests: z.array(testSchema) })

interface Suite {
  title: string
  specs: z.infer<typeof specSchema>[]
  suites?: Suite[] | undefined
}
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(specSchema), suites: z.array(suiteSchema).optional() })
)
const reportSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(z.unknown()) })

function testsOf(suite: Suite, above: readonly string[]): { name: string; test: z.infer<typeof testSchema> }[] {
  const path = [...above, suite.title]
  const own = suite.specs.flatMap((spec) => spec.tests.map((test) => ({ name: [...path, spec.title].join(' › '), test })))
  return [...own, ...(suite.suites ?? []).flatMap((nested) => testsOf(nested, path))]
}

function reasonOf(test: z.infer<typeof testSchema>): string {
  const skip = test.annotations.find((annotation) => annotation.type === 'skip' || annotation.type === 'fixme')
  return skip?.description ?? 'no reason was given'
}

/** The totals of a whole report. Errors outside of tests count, and so does a report without a single test. */
export function readPlaywrightReport(json: unknown): Totals {
  const report = reportSchema.parse(json)
  const tests = report.suites.flatMap((suite) => testsOf(suite, []))
  const unsteady = tests.filter(({ test }) => test.status === 'flaky').map(({ name }) => name)
  const forgiven = unsteady.length > MOST_UNSTEADY ? 0 : unsteady.length
  const passed = tests.filter(({ test }) => test.status === 'expected').length + forgiven
  const skips = tests.filter(({ test }) => test.status === 'skipped').map(({ name, test }) => ({ name, reason: reasonOf(test) }))
  const failed = tests.length - passed - skips.length + report.errors.length
  return { passed, failed: tests.length === 0 ? Math.max(1, failed) : failed, skips, unsteady }
}
