// Holds that whatever the main view sends over its port is answered, harms no vault, is no accident, and brings out no seed.
import fc from 'fast-check'
import { Secret } from 'otpauth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../shared/errors.ts'
import { VAULT_CALLS, type VaultCallName } from '../../shared/ipc/channels.ts'
import { vaultContract, type CallInput } from '../../shared/ipc/contract.ts'
import { arbitraryInput } from './testdata/arbitrary-input.ts'
import { TEST_PASSWORD } from './testdata/fixtures.ts'
import { ADDRESS, ITEMS, scan, SECRET, startProcess, startUnlocked, type ProcessRig } from './testdata/process-rig.ts'
import { makeTestFolder, type TestFolder } from './testdata/store-parts.ts'

const RUNS = 12
const CALLS_A_RUN = 250
const OTHER_SECRET = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'
/** In every form that an answer could hold them in. */
const SEEDS = [SECRET, OTHER_SECRET].flatMap((text) => {
  const bytes = Buffer.from(Secret.fromBase32(text).bytes)
  return [text, bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64')].map((one) => one.toLowerCase())
})

const BANKS = Array.from({ length: 4 }, (_, index) => ({ title: `Bank ${String(index)}`, username: 'me', password: 'p', otps: [ADDRESS] }))

let place: TestFolder
beforeEach(async () => {
  place = await makeTestFolder()
})
afterEach(() => place.remove())

function textOf(answer: unknown): string {
  return JSON.stringify(answer, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)).toLowerCase()
}

/** Of items, fields, drafts and files: what a view knows. */
async function idsOf(rig: ProcessRig & { ids: string[] }): Promise<string[]> {
  const details = await Promise.all(rig.ids.map((itemId) => rig.view('main', 'items.get', { itemId })))
  const reading = await scan(rig, [ADDRESS])
  // Items twice: most calls name one.
  return [...rig.ids, ...rig.ids, ...details.flatMap(({ fields }) => fields.map(({ id }) => id)), ...reading.otps.map(({ draft }) => draft.handle)]
}

describe('a main view that sends anything', () => {
  it('is answered each time, and the vault opens afterwards', { timeout: 120_000 }, async () => {
    // That one waits for the system's keychain, which main asks.
    const names: readonly VaultCallName[] = VAULT_CALLS.main.filter((name) => name !== 'access.disableQuickUnlock')
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.integer(), async (picks, seed) => {
        const rig = await startUnlocked(place, [...ITEMS, ...BANKS])
        const ids = await idsOf(rig)
        let at = 0
        for (const pick of picks) {
          at += 1
          if (at > CALLS_A_RUN) break
          const name = names[pick % names.length] ?? 'items.list'
          const [input] = fc.sample(arbitraryInput(vaultContract[name].input, ids), { numRuns: 1, seed: seed + at })
          const answer: unknown = await rig.view('main', name, input as CallInput<typeof name>).catch((error: unknown) => error)
          if (answer instanceof Error) expect([...ERROR_CODES].filter((code) => code !== 'internal'), `${name} ${answer.message}`).toContain(answer.message)
          else expect(SEEDS.filter((form) => textOf(answer).includes(form)), name).toEqual([])
        }
        expect(rig.unexpected).toEqual([])
        await rig.host('host.close', null)
        const next = startProcess()
        await next.host('host.configure', { path: place.path })
        await next.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
        await Promise.all((await next.rows()).map(({ id }) => next.view('main', 'items.get', { itemId: id })))
        expect(next.unexpected).toEqual([])
        await next.host('host.close', null)
      }),
      { numRuns: RUNS }
    )
  })
})
