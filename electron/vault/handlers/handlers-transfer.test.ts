// Holds one-time passwords on their way out: who may see them, under which names they go, and that readers get back what is stored.
import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { vaultContract } from '../../../shared/ipc/contract.ts'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import { readOtp } from '../../otp/address.ts'
import { decodeTransfer } from '../../otp/testdata/migration-decoder.ts'
import { transferHandlers } from './handlers-transfer.ts'
import { createVaultBytes, type NewItem } from '../new-vault-file.ts'
import { createSession, type Session } from '../session.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { paintedQr, readByZxing } from '../testdata/painted-qr.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const SECRET_HEX = '48656c6c6f21deadbeef48656c6c6f21deadbeef'
const ITEMS: readonly NewItem[] = [
  { title: 'Amazon', username: 'hanako@example.jp', otps: [`otpauth://totp/Amazon:hanako?secret=${SECRET}&issuer=Amazon`] },
  { title: 'Bare key', username: 'taro', otps: [SECRET] },
  { title: 'Minute', username: 'slow', otps: [`otpauth://totp/Slow:slow?secret=${SECRET}&issuer=Slow&period=60`] },
  { title: 'Valve', username: 'gamer', otps: [`otpauth://steam/Steam:gamer?secret=${SECRET}&issuer=Steam`] },
  { title: 'Counter', username: 'c', otps: [`otpauth://hotp/Counter:c?secret=${SECRET}&issuer=Counter&counter=7`] },
  { title: 'Thrown away', username: 't', trashed: true, otps: [`otpauth://totp/Old:t?secret=${SECRET}&issuer=Old`] },
  { title: 'No code', username: 'n', password: 'geheim' }
]
const PROOF: OwnerProof = { kind: 'password', password: TEST_PASSWORD }
const WRONG: OwnerProof = { kind: 'password', password: 'not the password' }

let place: TestFolder
let nowMs = TEST_NOW_MS
beforeEach(async () => {
  place = await makeTestFolder()
  nowMs = TEST_NOW_MS
})
afterEach(() => place.remove())

/** A session of its own; `onSecret` gets what goes into the keychain. */
function closedSession(onSecret: (secret: Uint8Array) => void = () => undefined): Session {
  const session = createSession({
    store: testStoreParts('transfer', { processes: testProcess({ isAlive: () => false }) }),
    events: {
      changed: () => undefined,
      opened: () => undefined,
      itemsChanged: () => undefined,
      savingChanged: () => undefined,
      keyFileChanged: () => undefined,
      keychainRequested: ({ requestId, action }) => {
        if (action.kind === 'keep') onSecret(action.secret)
        queueMicrotask(() => {
          session.keychainAnswered(requestId, null)
        })
      }
    }
  })
  session.configure(place.path)
  return session
}

async function open(items: readonly NewItem[] = ITEMS): Promise<Session> {
  const bytes = await createVaultBytes({ name: 'Personal', password: TEST_PASSWORD, items, now: () => TEST_NOW_MS, random: seededRandom('seed') })
  await writeFile(place.path, bytes)
  const session = closedSession()
  await session.unlock(TEST_PASSWORD)
  return session
}

function handlersOf(session: Session) {
  return transferHandlers({ session, nowMs: () => nowMs, random: seededRandom('handlers') })
}

async function start(items?: readonly NewItem[]) {
  const session = await open(items)
  const handlers = handlersOf(session)
  const list = await handlers['transfer.list'](null)
  const refs = (...titles: string[]) =>
    titles.map((title) => {
      const { itemId, fieldId } = list.find((one) => one.title === title)!
      return { itemId, fieldId }
    })
  return { session, handlers, list, refs }
}

/** The same vault, opened by what the keychain of this computer holds. */
async function openedByKeychain(first: Session): Promise<Session> {
  await first.close()
  const secrets: Uint8Array[] = []
  const before = closedSession((secret) => secrets.push(secret))
  await before.unlock(TEST_PASSWORD)
  await before.access.enableQuickUnlock(TEST_PASSWORD)
  await before.close()
  const session = closedSession()
  await session.unlockWithKeychain(secrets[0]!)
  return session
}

describe('the list', () => {
  it('names what can go and why the rest cannot, and leaves out the trash', async () => {
    const { list } = await start()
    expect(vaultContract['transfer.list'].output.parse(list)).toEqual(list)
    expect(Object.fromEntries(list.map(({ title, refusal }) => [title, refusal]))).toEqual({
      Amazon: null,
      'Bare key': null,
      Minute: 'period',
      Valve: 'steam',
      Counter: null
    })
  })

  it('shows the code of one with a PIN as it is stored, PIN and all, for no other format has a place for it', async () => {
    const { handlers, list, refs } = await start([{ title: 'Work', otps: ['motp://Work:hanako?secret=00112233445566778899aabbccddeeff&pin=1234'] }])
    expect(list.map(({ refusal }) => refusal)).toEqual(['motp'])
    const [ref] = refs('Work')
    const { modules } = await handlers['transfer.showOtp']({ ...ref!, proof: PROOF })
    expect(await readByZxing(paintedQr(modules))).toEqual([expect.stringMatching(/^motp:.*[?&]pin=1234/u)])
  })

  it('calls a nameless one after its login', async () => {
    const { list } = await start()
    expect(list.find(({ title }) => title === 'Bare key')?.parameters).toMatchObject({ issuer: 'Bare key', account: 'taro' })
    expect(list.find(({ title }) => title === 'Amazon')?.parameters).toMatchObject({ issuer: 'Amazon', account: 'hanako' })
  })

  it('is refused while the vault is locked', async () => {
    const { session, handlers } = await start()
    await session.close()
    expect(() => handlers['transfer.list'](null)).toThrow('vault-locked')
  })
})

describe('a transfer', () => {
  it('is begun by the right password only', async () => {
    const { handlers, refs } = await start()
    await expect(handlers['transfer.begin']({ otps: refs('Amazon'), proof: WRONG })).rejects.toThrow('vault-wrong-password')
    await expect(handlers['transfer.begin']({ otps: refs('Amazon'), proof: PROOF })).resolves.toMatchObject({ codes: [{ otps: refs('Amazon') }] })
  })

  it('asks every time, and many wrong tries one after the other', async () => {
    const { handlers, refs } = await start()
    const tries = [WRONG, PROOF, WRONG].map((proof) => Promise.resolve(handlers['transfer.begin']({ otps: refs('Amazon'), proof })).then(() => 'shown', () => 'refused'))
    expect(await Promise.all(tries)).toEqual(['refused', 'shown', 'refused'])
  })

  it('is read back by another reader and another decoder', async () => {
    const { handlers, refs } = await start()
    const begun = await handlers['transfer.begin']({ otps: refs('Amazon', 'Bare key', 'Counter'), proof: PROOF })
    expect(vaultContract['transfer.begin'].output.parse(begun)).toEqual(begun)
    const modules = await handlers['transfer.showCode']({ handle: begun.handle, index: 0 })
    expect(vaultContract['transfer.showCode'].output.parse(modules)).toEqual(modules)
    const [address = ''] = await readByZxing(paintedQr(modules))
    const common = { secretHex: SECRET_HEX, algorithm: 'SHA1', digits: 'SIX' }
    expect(decodeTransfer(address)).toMatchObject({
      batchSize: 1,
      batchIndex: 0,
      accounts: [
        { ...common, issuer: 'Amazon', name: 'hanako', type: 'TOTP' },
        { ...common, issuer: 'Bare key', name: 'taro', type: 'TOTP' },
        { ...common, issuer: 'Counter', name: 'c', type: 'HOTP', counter: '7' }
      ]
    })
  })

  it('of 23 logins has three codes of one batch, and a batch of its own each time', async () => {
    const items = Array.from({ length: 23 }, (_, index): NewItem => ({ title: `Site ${String(index)}`, username: 'hanako', otps: [SECRET] }))
    const { handlers, list } = await start(items)
    const otps = list.map(({ itemId, fieldId }) => ({ itemId, fieldId }))
    const batchIds: number[] = []
    for (let round = 0; round < 2; round += 1) {
      const { handle, codes } = await handlers['transfer.begin']({ otps, proof: PROOF })
      expect(codes.map((code) => code.otps.length)).toEqual([10, 10, 3])
      for (const index of [0, 1, 2]) {
        const [address = ''] = await readByZxing(paintedQr(await handlers['transfer.showCode']({ handle, index })))
        const decoded = decodeTransfer(address)
        expect([decoded.batchSize, decoded.batchIndex, decoded.accounts.length]).toEqual([3, index, codes[index]?.otps.length])
        batchIds.push(decoded.batchId)
      }
    }
    expect(new Set(batchIds).size).toBe(2)
    expect(batchIds.every((id) => id >= 0)).toBe(true)
  })

  it('says by name what it leaves out: what the format cannot carry, and what is gone meanwhile', async () => {
    const { handlers, refs } = await start()
    const gone = { itemId: refs('Amazon')[0]!.itemId, fieldId: '00000000-0000-4000-8000-000000000000' }
    const noItem = { itemId: gone.fieldId, fieldId: gone.fieldId }
    const begun = await handlers['transfer.begin']({ otps: [...refs('Amazon', 'Valve', 'Minute'), gone, noItem], proof: PROOF })
    expect(begun.codes).toEqual([{ otps: refs('Amazon') }])
    expect(begun.refused).toEqual([
      { ...refs('Valve')[0], reason: 'steam' },
      { ...refs('Minute')[0], reason: 'period' },
      { ...gone, reason: 'gone' },
      { ...noItem, reason: 'gone' }
    ])
  })

  it('of nothing that can go is refused', async () => {
    const { handlers, refs } = await start()
    await expect(handlers['transfer.begin']({ otps: refs('Valve'), proof: PROOF })).rejects.toThrow('transfer-nothing')
  })

  it('is gone once it was ended, replaced, or left alone for ten minutes', async () => {
    const { handlers, refs } = await start()
    const begin = async () => (await handlers['transfer.begin']({ otps: refs('Amazon'), proof: PROOF })).handle
    const show = (handle: string) => handlers['transfer.showCode']({ handle, index: 0 })
    const first = await begin()
    const second = await begin()
    expect(() => show(first)).toThrow('transfer-gone')
    await handlers['transfer.end']({ handle: first })
    nowMs += 10 * 60_000
    expect(await show(second)).toMatchObject({ side: expect.any(Number) })
    nowMs += 10 * 60_000 + 1
    expect(() => show(second)).toThrow('transfer-gone')
    const third = await begin()
    expect(() => handlers['transfer.showCode']({ handle: third, index: 1 })).toThrow('request-invalid')
    await handlers['transfer.end']({ handle: third })
    expect(() => show(third)).toThrow('transfer-gone')
  })
})

describe('the code of a single one', () => {
  it.each(['Amazon', 'Minute', 'Valve', 'Counter'])('of %s is a strict address with everything that is stored', async (title) => {
    const { session, handlers, refs } = await start()
    const shown = await handlers['transfer.showOtp']({ ...refs(title)[0]!, proof: null })
    expect(vaultContract['transfer.showOtp'].output.parse(shown)).toEqual(shown)
    const [address = ''] = await readByZxing(paintedQr(shown.modules))
    const read = readOtp(address)
    expect(read).toMatchObject({ secret: SECRET, parameters: shown.parameters, warnings: [] })
    const stored = Object.values(session.vault().document().items).find((item) => item.title.value === title)
    expect(Object.values(stored?.fields ?? {}).map((field) => field.value.value)).toContainEqual(expect.objectContaining(shown.parameters))
  })

  it('needs the password when the vault was opened by the keychain, and no other', async () => {
    const { session, refs } = await start()
    const [ref] = refs('Amazon')
    const handlers = handlersOf(await openedByKeychain(session))
    await expect(handlers['transfer.showOtp']({ ...ref!, proof: null })).rejects.toThrow('password-needed')
    await expect(handlers['transfer.showOtp']({ ...ref!, proof: WRONG })).rejects.toThrow('vault-wrong-password')
    await expect(handlers['transfer.showOtp']({ ...ref!, proof: PROOF })).resolves.toMatchObject({ parameters: { issuer: 'Amazon' } })
  })

  it('checks a password that is given without need, too', async () => {
    const { handlers, refs } = await start()
    await expect(handlers['transfer.showOtp']({ ...refs('Amazon')[0]!, proof: WRONG })).rejects.toThrow('vault-wrong-password')
  })

  it('of a field that is gone is refused', async () => {
    const { handlers } = await start()
    const fieldId = '00000000-0000-4000-8000-000000000000'
    await expect(handlers['transfer.showOtp']({ itemId: fieldId, fieldId, proof: null })).rejects.toThrow('field-not-found')
  })
})

it('a password typed while the vault is being closed is not tried any more', async () => {
  const { session, handlers, refs } = await start()
  const asked = Promise.resolve(handlers['transfer.begin']({ otps: refs('Amazon'), proof: PROOF })).then(
    () => 'shown',
    (error: unknown) => codeOf(error)
  )
  await session.close()
  expect(await asked).toBe('vault-locked')
})
