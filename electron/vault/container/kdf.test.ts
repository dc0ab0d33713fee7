import { argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, it } from 'vitest'
import { codeThrown } from '../testdata/fixtures.ts'
import {
  assertPolicy,
  DEFAULT_KDF_POLICY,
  deriveKeyFromPassword,
  isKdfCostWithinBounds,
  isTotalWorkWithinBounds,
  LOWEST_KDF_COST,
  passwordBytes
} from './kdf.ts'

const MIB = 1_024

describe('the key derivation', () => {
  it('is Argon2id 0x13: it gives the value of the reference implementation', async () => {
    // phc-winner-argon2, src/test.c, "argon2id", version 0x13: t 2, m 2^16, p 1.
    const key = await deriveKeyFromPassword('password', new TextEncoder().encode('somesalt'), { memoryKiB: 65_536, passes: 2, lanes: 1 })
    expect(Buffer.from(key).toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
  })

  it('agrees with a slow readable implementation on a 32-byte salt and several lanes', async () => {
    const salt = new Uint8Array(32).fill(9)
    const slow = argon2id(passwordBytes('パスワード'), salt, { m: 19 * MIB, t: 1, p: 4, dkLen: 32 })
    expect(await deriveKeyFromPassword('パスワード', salt, { memoryKiB: 19 * MIB, passes: 1, lanes: 4 })).toEqual(Buffer.from(slow))
  })

  it('does no work for a cost out of bounds', async () => {
    await expect(deriveKeyFromPassword('p', new Uint8Array(32), { memoryKiB: 2_048 * MIB, passes: 1, lanes: 1 })).rejects.toThrow(
      'vault-damaged'
    )
  })
})

describe('the bounds of a cost', () => {
  it.each([
    ['the lowest', LOWEST_KDF_COST, true],
    ['the default', DEFAULT_KDF_POLICY.cost, true],
    ['a GiB four times', { memoryKiB: 1_024 * MIB, passes: 4, lanes: 16 }, true],
    ['a GiB five times', { memoryKiB: 1_024 * MIB, passes: 5, lanes: 1 }, false],
    ['more than a GiB', { memoryKiB: 1_024 * MIB + 1, passes: 1, lanes: 1 }, false],
    ['less than 19 MiB', { memoryKiB: 19 * MIB - 1, passes: 1, lanes: 1 }, false],
    ['no pass', { memoryKiB: 64 * MIB, passes: 0, lanes: 1 }, false],
    ['17 passes', { memoryKiB: 64 * MIB, passes: 17, lanes: 1 }, false],
    ['no lane', { memoryKiB: 64 * MIB, passes: 1, lanes: 0 }, false],
    ['17 lanes', { memoryKiB: 64 * MIB, passes: 1, lanes: 17 }, false]
  ])('judge %s', (_name, cost, expected) => {
    expect(isKdfCostWithinBounds(cost)).toBe(expected)
  })

  it('end the work of all slots together', () => {
    const slot = { memoryKiB: 1_024 * MIB, passes: 4, lanes: 1 }
    expect([isTotalWorkWithinBounds([slot, slot, slot, slot]), isTotalWorkWithinBounds([slot, slot, slot, slot, LOWEST_KDF_COST])]).toEqual(
      [true, false]
    )
  })
})

describe('the floor on write', () => {
  const { floor } = DEFAULT_KDF_POLICY

  it('lets the default through', () => {
    expect(codeThrown(() => assertPolicy(DEFAULT_KDF_POLICY))).toBe('nothing thrown')
  })

  it.each([
    ['less memory', { memoryKiB: 63 * MIB, passes: 3, lanes: 4 }],
    ['fewer passes', { memoryKiB: 256 * MIB, passes: 2, lanes: 4 }]
  ])('refuses %s', (_name, cost) => {
    expect(codeThrown(() => assertPolicy({ cost, floor }))).toBe('internal')
  })
})
