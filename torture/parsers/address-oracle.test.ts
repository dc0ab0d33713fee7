import { describe, expect, it } from 'vitest'
import { readOtp, type ReadOtp } from '../../electron/otp/address.ts'
import { silentChanges } from './address-oracle.ts'

const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const ADDRESS = `otpauth://totp/Shop:jane?secret=${KEY}&issuer=Shop&digits=8&period=60&algorithm=SHA256`

function changed(change: Partial<ReadOtp['parameters']>, rest: Partial<ReadOtp> = {}): ReadOtp {
  const otp = readOtp(ADDRESS)
  return { ...otp, ...rest, parameters: { ...otp.parameters, ...change } }
}

// An oracle that never says no proves nothing, so it is shown every lie that it is there for.
describe('the oracle of addresses', () => {
  it('finds nothing in an honest answer', () => {
    expect(silentChanges(ADDRESS, readOtp(ADDRESS))).toEqual([])
  })

  it.each([
    ['digits', changed({ digits: 6 }), 'digits'],
    ['period', changed({ periodSeconds: 30 }), 'period'],
    ['algorithm', changed({ algorithm: 'SHA1' }), 'algorithm'],
    ['issuer', changed({ issuer: 'Other' }), 'issuer'],
    ['account', changed({ account: 'somebody else' }), 'account'],
    ['type', changed({ type: 'hotp', counter: 0 }), 'totp became hotp'],
    ['type of Steam', changed({ type: 'steam' }), 'it became Steam'],
    ['key', changed({}, { secret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' }), 'key']
  ])('finds another %s', (_name, otp, word) => {
    expect(silentChanges(ADDRESS, otp).join()).toContain(word)
  })

  it.each([
    ['gaps in a key', `otpauth://totp/a?secret=JBSW Y3DP EHPK 3PXP`, 'gaps'],
    ['a name of an algorithm', `otpauth://totp/a?secret=${KEY}&algorithm=HmacSHA1`, 'algorithm'],
    ['a counter that is missing', `otpauth://hotp/a?secret=${KEY}`, 'counter'],
    ['two issuers', `otpauth://totp/a?secret=${KEY}&issuer=A&issuer=B`, 'issuer']
  ])('wants a warning for %s', (_name, address, word) => {
    expect(silentChanges(address, readOtp(address))).toEqual([])
    expect(silentChanges(address, { ...readOtp(address), warnings: [] }).join()).toContain(word)
  })

  it.each([
    ['two keys', `otpauth://totp/a?secret=${KEY}&secret=QWERTYUIOP`, `otpauth://totp/a?secret=${KEY}`, 'key'],
    ['two lengths', `otpauth://totp/a?secret=${KEY}&digits=6&digits=8`, `otpauth://totp/a?secret=${KEY}`, 'digits']
  ])('accepts no answer to %s', (_name, address, answered, word) => {
    expect(silentChanges(address, readOtp(answered)).join()).toContain(word)
  })
})
