// Tests reading Playwright's JSON report.
import { expect, it } from 'vitest'
import { readPlaywrightReport } from './playwright-totals.ts'

type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped'

function spec(title: string, status: Status, annotations: { type: string; description?: string }[] = []) {
  return { title, tests: [{ status, annotations }] }
}

function report(specs: unknown[], errors: unknown[] = []) {
  return { suites: [{ title: 'scan.spec.ts', specs: [], suites: [{ title: 'a dark page', specs }] }], errors }
}

it('tests are counted however deep they stand', () => {
  expect(readPlaywrightReport(report([spec('a', 'expected'), spec('b', 'unexpected')]))).toEqual({ passed: 1, failed: 1, skips: [], unsteady: [] })
})

it('a test that needed a second attempt passed, and is named', () => {
  expect(readPlaywrightReport(report([spec('a', 'flaky')]))).toMatchObject({ passed: 1, failed: 0, unsteady: ['scan.spec.ts › a dark page › a'] })
})

it('with three second attempts each of them is a failure', () => {
  const specs = [spec('a', 'flaky'), spec('b', 'flaky'), spec('c', 'flaky'), spec('d', 'expected')]
  expect(readPlaywrightReport(report(specs))).toMatchObject({ passed: 1, failed: 3, unsteady: [{}, {}, {}].map(() => expect.any(String) as unknown) })
})

it('a skip keeps its name and reason', () => {
  expect(readPlaywrightReport(report([spec('a', 'skipped', [{ type: 'skip', description: 'no GTK dialog' }])]))).toMatchObject({
    skips: [{ name: 'scan.spec.ts › a dark page › a', reason: 'no GTK dialog' }]
  })
})

it('an error outside of the tests is a failure', () => {
  expect(readPlaywrightReport(report([spec('a', 'expected')], [{ message: 'no display' }]))).toMatchObject({ passed: 1, failed: 1 })
})

it('a report without a test is a failure', () => {
  expect(readPlaywrightReport({ suites: [], errors: [] })).toMatchObject({ failed: 1 })
})
