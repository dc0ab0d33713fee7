// The vault's primitives in the runtime that they are used in: the same vectors by others as in the unit tests, in a utility process.
import { join } from 'node:path'
import { checkoutFolder } from '../fixtures/surroundings.ts'
import { expect, test } from '../fixtures/test.ts'

test('cipher, key derivation and Argon2id give what Wycheproof and the RFCs say, inside Electron', async ({ nidan }) => {
  const script = join(checkoutFolder(), 'electron/vault/testdata/primitives/run-primitives.mjs')
  const result = await nidan.askMain(
    ({ utilityProcess }, path) =>
      new Promise<unknown>((resolve) => {
        const child = utilityProcess.fork(path)
        child.once('message', (message) => {
          child.kill()
          resolve(message)
        })
        child.once('exit', (code) => {
          resolve({ ended: code })
        })
      }),
    script
  )
  expect(result).toEqual({ runs: expect.any(Number), failures: [] })
  expect((result as { runs: number }).runs).toBeGreaterThan(600)
})
