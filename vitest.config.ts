// Owns how unit tests are found and run. They run in plain Node: whatever needs Electron or a display is an e2e spec.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    include: ['{electron,shared,renderer,scripts,e2e,bench,torture}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**'],
    environment: 'node',
    testTimeout: 20_000
  }
})
