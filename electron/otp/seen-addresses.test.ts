// Holds that every shape of address that is in use is understood as it was meant, or refused with its reason.
import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { readOtp } from './address.ts'
import { strictAddress } from './address-print.ts'
import { SEEN_ADDRESSES } from './testdata/seen-addresses.ts'

const USUAL = { type: 'totp', issuer: '', account: '', algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const

function outcomeOf(address: string): object | string {
  try {
    const { parameters, warnings } = readOtp(address)
    return { parameters, warnings }
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

it('are 120 at least', () => {
  expect(new Set(SEEN_ADDRESSES.map(({ address }) => address)).size).toBeGreaterThanOrEqual(120)
})

describe('an address as it is seen', () => {
  it.each(SEEN_ADDRESSES)('of $seen', ({ address, expected, warnings = [] }) => {
    expect(outcomeOf(address)).toEqual(typeof expected === 'string' ? expected : { parameters: { ...USUAL, ...expected }, warnings })
  })

  it.each(SEEN_ADDRESSES.filter(({ expected }) => typeof expected !== 'string'))('of $seen is the same after it was printed', ({ address }) => {
    const first = readOtp(address)
    const again = readOtp(strictAddress(first))
    expect([again.secret, again.pin, again.parameters]).toEqual([first.secret, first.pin, first.parameters])
  })
})
