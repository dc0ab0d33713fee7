// Holds the modules of a code against two readers that share nothing with their maker.
import { describe, expect, it } from 'vitest'
import { codeThrown } from './testdata/fixtures.ts'
import { hasZbar, paintedQr, readByZbar, readByZxing } from './testdata/painted-qr.ts'
import { qrModulesOf } from './qr-modules.ts'

const ADDRESSES = [
  'otpauth://totp/Amazon:hanako%40example.jp?issuer=Amazon&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
  'motp://Work:hanako?secret=00112233445566778899aabbccddeeff&digits=6&period=10&pin=1234',
  `otpauth://totp/${'%E3%81%BF'.repeat(60)}?secret=${'A'.repeat(32)}&algorithm=SHA512&digits=8&period=60`,
  `otpauth-migration://offline?data=${'Cj0%2B'.repeat(160)}`,
  `otpauth-migration://offline?data=${'a'.repeat(1_690)}`
]

describe('a code is read back', () => {
  it.each(ADDRESSES)('by zxing: %s', async (address) => {
    expect(await readByZxing(paintedQr(qrModulesOf(address)))).toEqual([address])
  })
  it.runIf(hasZbar).each(ADDRESSES)('by zbarimg: %s', (address) => {
    expect(readByZbar(paintedQr(qrModulesOf(address)))).toEqual([address])
  })
})

describe('the size of a code', () => {
  const sideOf = (letters: number): number => qrModulesOf('a'.repeat(letters)).side
  it.each([
    [1, 21],
    [779, 105],
    [780, 93],
    [1_003, 105],
    [1_732, 137],
    [2_953, 177]
  ])('%i letters make %i modules a side', (letters, side) => {
    expect(sideOf(letters)).toBe(side)
  })

  it('is bounded: what no code can hold is refused', () => {
    expect(codeThrown(() => qrModulesOf('a'.repeat(2_954)))).toBe('transfer-too-large')
  })
})
