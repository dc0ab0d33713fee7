// Owns `npm test`: checks, unit tests, build and e2e in a real Electron, then one line of figures. Nothing that did not run counts as passed.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { runSteps } from './check/run-steps.ts'
import { checkSteps } from './check/steps.ts'
import { runProgram } from './process/run-program.ts'
import { readPlaywrightReport } from './test/playwright-totals.ts'
import { ONE_FAILURE, addTotals, closingLines, totalsSchema, type Totals } from './test/totals.ts'

const checkout = resolve(import.meta.dirname, '..')
const nodeModules = join(checkout, 'node_modules')

function title(text: string): void {
  console.log(`\n── ${text} ──`)
}

async function readReport(path: string, parse: (json: unknown) => Totals): Promise<Totals> {
  if (!existsSync(path)) return ONE_FAILURE
  return parse(JSON.parse(await readFile(path, 'utf8')))
}

/** A part whose program failed although its report shows no failure has failed all the same. */
function withExitCode(totals: Totals, code: number | null): Totals {
  return code !== 0 && totals.failed === 0 ? addTotals([totals, ONE_FAILURE]) : totals
}

async function check(): Promise<Totals> {
  title('check')
  const steps = checkSteps({ checkout, nowMs: () => performance.now(), isWhole: true }, (names) => names.filter((name) => existsSync(join(checkout, name))))
  const { passed, failed } = await runSteps({ steps, atOnce: Math.max(1, Math.min(3, availableParallelism())), print: console.log })
  return { passed, failed, skips: [], unsteady: [] }
}

async function unit(folder: string): Promise<Totals> {
  title('unit tests')
  const report = join(folder, 'unit.json')
  const { code } = await runProgram({
    program: process.execPath,
    args: [join(nodeModules, 'vitest/vitest.mjs'), 'run', '--reporter=default', `--reporter=${join(import.meta.dirname, 'test/vitest-report.ts')}`],
    cwd: checkout,
    env: { ...process.env, NIDAN_UNIT_REPORT: report },
    output: 'terminal'
  })
  return withExitCode(await readReport(report, (json) => totalsSchema.parse(json)), code)
}

async function build(): Promise<boolean> {
  title('build')
  const { code } = await runProgram({
    program: process.execPath,
    args: [join(nodeModules, 'electron-vite/bin/electron-vite.js'), 'build'],
    cwd: checkout,
    output: 'terminal'
  })
  return code === 0
}

async function e2e(folder: string): Promise<Totals> {
  title('end to end')
  const report = join(folder, 'e2e.json')
  const { code } = await runProgram({
    program: process.execPath,
    args: ['--import', 'tsx', join(import.meta.dirname, 'e2e.ts'), '--reporter=list,json'],
    cwd: checkout,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    output: 'terminal'
  })
  return withExitCode(await readReport(report, readPlaywrightReport), code)
}

const folder = await mkdtemp(join(tmpdir(), 'nidan-test-'))
try {
  const parts = [await check(), await unit(folder)]
  parts.push((await build()) ? await e2e(folder) : ONE_FAILURE)
  const totals = addTotals(parts)
  console.log('')
  for (const line of closingLines(totals)) console.log(line)
  process.exitCode = totals.failed === 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
