import { expect, it } from 'vitest'
import { runPrimitives } from '../testdata/primitives/run-primitives.mjs'

it('ChaCha20-Poly1305, HKDF-SHA-256 and Argon2id give what Wycheproof and the RFCs say', async () => {
  const { runs, failures } = await runPrimitives()
  expect(failures).toEqual([])
  expect(runs).toBeGreaterThan(600)
})
