// Owns `npm run check`: runs every check, two at a time, and prints a line for each. Changes no source file.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { checkSteps } from './check/steps.ts'
import { runSteps } from './check/run-steps.ts'

const checkout = resolve(import.meta.dirname, '..')
const steps = checkSteps({ checkout, nowMs: () => performance.now() }, (names) =>
  names.filter((name) => existsSync(join(checkout, name)))
)
const report = await runSteps({ steps, atOnce: Math.max(1, Math.min(3, availableParallelism())), print: console.log })
process.exitCode = report.failed === 0 ? 0 : 1
