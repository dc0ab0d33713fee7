// Tests the report of unit tests on a small run of its own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { runProgram } from '../process/run-program.ts'
import { totalsSchema } from './totals.ts'

const checkout = resolve(import.meta.dirname, '../..')

it('passes, failures, broken files and skips with their reasons are all counted', { timeout: 60_000 }, async () => {
  // Inside the checkout, because the tests of the small run import vitest.
  const folder = mkdtempSync(join(checkout, 'node_modules', '.report-'))
  try {
    writeFileSync(
      join(folder, 'some.test.mjs'),
      `import { expect, it } from 'vitest'
       it('passes', () => {})
       it('fails', () => expect(1).toBe(2))
       it('is skipped', (context) => context.skip('no oathtool here'))`
    )
    writeFileSync(join(folder, 'broken.test.mjs'), `throw new Error('never gets to its tests')`)
    writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: { include: ['*.test.mjs'], exclude: [] } }`)
    const report = join(folder, 'report.json')
    await runProgram({
      program: process.execPath,
      args: [join(checkout, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--config', join(folder, 'vitest.config.mjs'), `--reporter=${join(import.meta.dirname, 'vitest-report.ts')}`],
      cwd: folder,
      env: { ...process.env, NIDAN_UNIT_REPORT: report },
      output: 'collect'
    })
    expect(totalsSchema.parse(JSON.parse(readFileSync(report, 'utf8')))).toEqual({
      passed: 1,
      failed: 2,
      skips: [{ name: 'some.test.mjs › is skipped', reason: 'no oathtool here' }],
      unsteady: []
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
