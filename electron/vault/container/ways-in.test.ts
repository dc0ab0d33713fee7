import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import { codeThrown, seededRandom, TEST_KDF, TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeKeychainSlot, makeRecoverySlot } from './secret-slots.ts'
import { makePasswordSlot, openPasswordSlot, passwordSlotsOf, slotIdOf } from './slots.ts'
import { findWayIn, knownSlotsOf, proofOf, type Proof } from './ways-in.ts'

// Every way in on one vault key: each alone opens it, and each with one bit of it changed does not.
const random = seededRandom('ways in')
const vaultId = random(16)
const vaultKey = random(32)
const digest = createHash('sha256').update('some photograph').digest()
const code = random(16)
const secret = random(32)
const make = { vaultId, vaultKey, random }
const now = (): number => TEST_NOW_MS

let password: Uint8Array
let keyFile: Uint8Array
const recovery = makeRecoverySlot(make, code)
const keychain = makeKeychainSlot(make, { id: random(16), secret, validUntilMs: TEST_NOW_MS + 1 })

beforeAll(async () => {
  password = await makePasswordSlot({ ...make, password: TEST_PASSWORD, policy: TEST_KDF })
  keyFile = await makePasswordSlot({ ...make, password: 'with a file', keyFileDigest: digest, policy: TEST_KDF })
})

const all = (): Uint8Array[] => [recovery, keychain, keyFile, password]
const withFile = (text: string, keyFileDigest: Uint8Array = digest): Proof => ({ kind: 'password', password: text, keyFileDigest })
const spoiled = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
const result = (slots: readonly Uint8Array[], proof: Proof, nowMs = now): Promise<string> =>
  findWayIn({ vaultId, slots }, proof, nowMs).then(
    ({ wayIn, vaultKey: found }) => (Buffer.compare(found, vaultKey) === 0 ? wayIn : 'another key'),
    (error: unknown) => codeOf(error)
  )

describe('each way alone', () => {
  it.each<[string, () => Uint8Array, Proof]>([
    ['password', () => password, proofOf(TEST_PASSWORD)],
    ['key-file', () => keyFile, withFile('with a file')],
    ['recovery-code', () => recovery, { kind: 'recovery-code', code }],
    ['keychain', () => keychain, { kind: 'keychain', secret }]
  ])('%s opens, as the only slot and among all', async (way, slot, proof) => {
    expect([await result([slot()], proof), await result(all(), proof)]).toEqual([way, way])
  })

  it('tells which slot it was, and what the derivation took', async () => {
    let ms = 0
    const ticking = (): number => (ms += 40)
    expect(await findWayIn({ vaultId, slots: all() }, proofOf(TEST_PASSWORD), ticking)).toMatchObject({ slotId: slotIdOf(password), kdf: { cost: TEST_KDF.cost, tookMs: 40 } })
    expect(await findWayIn({ vaultId, slots: all() }, { kind: 'recovery-code', code }, now)).toMatchObject({ slotId: slotIdOf(recovery), kdf: null })
  })

  it('takes a clock that was set back during the derivation for no time at all', async () => {
    let ms = 1_000
    expect((await findWayIn({ vaultId, slots: [password] }, proofOf(TEST_PASSWORD), () => (ms -= 100))).kdf?.tookMs).toBe(0)
  })
})

describe('no key that is damaged opens', () => {
  it.each<[string, Proof, string]>([
    ['a password with another last letter', proofOf(`${TEST_PASSWORD.slice(0, -1)}f`), 'vault-wrong-password'],
    ['an empty password', proofOf(''), 'vault-wrong-password'],
    ['a password with another key file', withFile('with a file', spoiled(digest, 31)), 'vault-wrong-password-or-file'],
    ['another password with the key file', withFile('with a fine'), 'vault-wrong-password-or-file'],
    ['the key file’s password without the file', proofOf('with a file'), 'vault-wrong-password']
  ])('%s', async (_name, proof, expected) => {
    expect(await result(all(), proof)).toBe(expected)
  })

  it('a recovery code or keychain secret with any one bit changed', async () => {
    for (let bit = 0; bit < 128; bit += 1) {
      const changed = code.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect([bit, await result(all(), { kind: 'recovery-code', code: changed })]).toEqual([bit, 'vault-wrong-recovery-code'])
    }
    for (let at = 0; at < 32; at += 1) expect(await result(all(), { kind: 'keychain', secret: spoiled(secret, at) })).toBe('quick-unlock-gone')
  })

  it('a proof is never tried on a slot of another kind', async () => {
    // Sixteen bytes that are both: the slot's type is part of what its keys are bound to, and decides who may try.
    expect(await result([keychain, password], { kind: 'recovery-code', code })).toBe('vault-no-recovery-code')
    expect(await result([recovery, password], { kind: 'keychain', secret })).toBe('quick-unlock-gone')
    expect(await result([recovery, keychain], proofOf(TEST_PASSWORD))).toBe('vault-wrong-password')
  })

  it('a slot of another vault', async () => {
    const slots = [recovery, keychain, password]
    const elsewhere = (proof: Proof): Promise<string> =>
      findWayIn({ vaultId: spoiled(vaultId, 0), slots }, proof, now).then(
        () => 'opened',
        (error: unknown) => codeOf(error)
      )
    expect(await Promise.all([elsewhere({ kind: 'recovery-code', code }), elsewhere({ kind: 'keychain', secret }), elsewhere(proofOf(TEST_PASSWORD))])).toEqual([
      'vault-wrong-recovery-code',
      'quick-unlock-gone',
      'vault-wrong-password'
    ])
  })
})

describe('every byte of a slot', () => {
  it.each([
    ['recovery', recovery, { kind: 'recovery-code', code } as const],
    ['keychain', keychain, { kind: 'keychain', secret } as const]
  ])('of the %s is bound: none can be changed without it refusing', async (_name, slot, proof) => {
    for (let at = 0; at < slot.length; at += 1) {
      const forged = spoiled(slot, at)
      const parsed = codeThrown(() => knownSlotsOf([password, forged]))
      expect([at, parsed === 'nothing thrown' ? await result([password, forged], proof) : parsed]).not.toEqual([at, expect.stringMatching(/^(recovery-code|keychain)$/u)])
    }
  })
})

describe('a key file', () => {
  it('is asked for before any work is done, where no slot opens without one', async () => {
    expect(await result([keyFile, recovery], proofOf('anything'))).toBe('vault-key-file-needed')
  })

  it('that is not needed does no harm', async () => {
    expect([await result([password], withFile(TEST_PASSWORD)), await result([password], withFile('wrong'))]).toEqual(['password', 'vault-wrong-password'])
  })

  it('cannot be left out of its slot', async () => {
    const [slot] = passwordSlotsOf([keyFile])
    expect(await openPasswordSlot(slot!, vaultId, 'with a file')).toBeNull()
  })
})

describe('the keychain’s slot', () => {
  it('ends at its millisecond', async () => {
    const at = (nowMs: number): Promise<string> => result(all(), { kind: 'keychain', secret }, () => nowMs)
    expect([await at(TEST_NOW_MS), await at(TEST_NOW_MS + 1)]).toEqual(['keychain', 'quick-unlock-expired'])
  })
})

describe('making a slot', () => {
  it.each([
    ['a short recovery code', () => makeRecoverySlot(make, code.subarray(1))],
    ['a short keychain secret', () => makeKeychainSlot(make, { id: random(16), secret: secret.subarray(1), validUntilMs: 1 })],
    ['a short id', () => makeKeychainSlot(make, { id: random(15), secret, validUntilMs: 1 })]
  ])('refuses %s', (_name, action) => {
    expect(codeThrown(action)).toBe('internal')
  })

  it('never uses a salt twice', () => {
    const salts = Array.from({ length: 20 }, () => Buffer.from(makeRecoverySlot(make, code).subarray(20, 52)).toString('hex'))
    expect(new Set(salts).size).toBe(20)
  })
})
