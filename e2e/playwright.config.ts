// Owns how the end-to-end tests run: two at a time, each worker on a desktop of its own; one second attempt, which `npm test` names.
// What mostly waits, or draws pages without a desktop, runs beside the rest: it keeps no core busy for long.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** A worker that has other displays is another worker, so each project has one at a time. */
const BESIDE = ['**/screens.spec.ts', '**/clipboard.spec.ts', '**/lock.spec.ts', '**/clock.spec.ts', '**/disk-full.spec.ts', '**/many-locks.spec.ts']

export default defineConfig({
  testDir: './specs',
  outputDir: process.env['NIDAN_E2E_OUTPUT'] ?? join(tmpdir(), 'nidan-e2e-results'),
  workers: 2,
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: { actionTimeout: 10_000 },
  projects: [
    { name: 'desktop', testMatch: '**/*.spec.ts', testIgnore: BESIDE, workers: 1 },
    { name: 'beside', testMatch: BESIDE, workers: 1 }
  ]
})
