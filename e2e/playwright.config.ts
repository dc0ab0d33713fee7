// Owns how the end-to-end tests run: one worker, because a display has one clipboard and two cores are soon busy; no second chances.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './specs',
  testMatch: '**/*.spec.ts',
  outputDir: process.env['NIDAN_E2E_OUTPUT'] ?? join(tmpdir(), 'nidan-e2e-results'),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: { actionTimeout: 10_000 }
})
