// Owns how unit tests are found and run. They run in plain Node: whatever needs Electron or a display is an e2e spec.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite',
  test: {
    include: ['{electron,shared,renderer,scripts,e2e,bench,torture}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**'],
    environment: 'node',
    testTimeout: 20_000,
    // The vault is where a branch that no test has seen may lose somebody's data. index.ts runs in Electron only; testdata is no product.
    coverage: {
      provider: 'v8',
      include: ['electron/vault/**/*.ts'],
      exclude: ['electron/vault/testdata/**', 'electron/vault/**/*.test.ts', 'electron/vault/index.ts'],
      reporter: ['text'],
      // Below, `npm run coverage` fails.
      thresholds: { branches: 98 },
      reportsDirectory: 'node_modules/.cache/coverage'
    }
  }
})
