// Owns which tests are to notice a mutant of the vault's container: its own, the vectors and the golden file. The slow ones would take hours.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['electron/vault/container/*.test.ts', 'electron/vault/{vectors,golden}.test.ts'],
    environment: 'node',
    testTimeout: 20_000
  }
})
