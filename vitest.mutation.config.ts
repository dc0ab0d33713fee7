// Owns which tests are to notice a mutant of the vault's container, of the merge and of the key file: their own, the vectors and the golden file.
// The slow ones of whole files would take hours.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['electron/vault/{container,merge}/*.test.ts', 'electron/vault/access/key-file.test.ts', 'electron/vault/attachments/attachments.test.ts', 'electron/vault/{vectors,golden}.test.ts'],
    environment: 'node',
    testTimeout: 20_000
  }
})
