// Owns the report of unit tests for `npm test`: Vitest's own JSON leaves out why a test was skipped. Writes to NIDAN_UNIT_REPORT.
import { writeFileSync } from 'node:fs'
import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import type { Totals } from './totals.ts'

function reasonOf(test: TestCase): string {
  const result = test.result()
  return result.state === 'skipped' && result.note !== undefined ? result.note : 'no reason was given'
}

/** The totals of a run. A file that broke before its tests counts as one failure, and so does each error outside of tests. */
export function totalsOf(modules: readonly TestModule[], unhandled: number): Totals {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const brokenFiles = modules.filter((module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
  const passed = tests.filter((test) => test.result().state === 'passed')
  const skipped = tests.filter((test) => test.result().state === 'skipped')
  return {
    passed: passed.length,
    failed: tests.length - passed.length - skipped.length + brokenFiles.length + unhandled,
    skips: skipped.map((test) => ({ name: `${test.module.relativeModuleId} › ${test.fullName}`, reason: reasonOf(test) })),
    unsteady: []
  }
}

export default class UnitReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const path = process.env['NIDAN_UNIT_REPORT']
    if (path === undefined) throw new Error('NIDAN_UNIT_REPORT names no file')
    writeFileSync(path, JSON.stringify(totalsOf(modules, unhandledErrors.length)))
  }
}
