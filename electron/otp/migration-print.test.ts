// Holds transfer codes against a decoder that shares nothing with their writer.
import fc from 'fast-check'
import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { HMAC_ALGORITHMS } from '../../shared/model/otp-kinds.ts'
import type { OtpParameters } from '../../shared/model/otp.ts'
import { readOtp } from './address.ts'
import type { PrintedOtp } from './address-print.ts'
import { wellFormed } from './address-text.ts'
import { transferCodes, transferRefusal } from './migration-print.ts'
import { decodeTransfer } from './testdata/migration-decoder.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const BATCH_ID = 1_234_567_890
/** Bytes of version 22 and 30 at level L (ISO/IEC 18004, table 7). */
const VERSION_22_L = 1_003
const VERSION_30_L = 1_732

function otp(change: Partial<OtpParameters> = {}, secret = SECRET): PrintedOtp {
  return {
    secret,
    parameters: { type: 'totp', issuer: 'Tsubame Cloud', account: 'hanako@example.jp', algorithm: 'SHA1', digits: 6, periodSeconds: 30, ...change }
  }
}

function many(count: number): PrintedOtp[] {
  return Array.from({ length: count }, (_, index) => otp({ account: `person-${String(index)}@example.jp` }))
}

const decodedOf = (otps: readonly PrintedOtp[]) => transferCodes(otps, BATCH_ID).codes.map(({ address }) => decodeTransfer(address))
const letters = (max: number) => fc.string({ unit: 'binary', maxLength: max })

describe('a transfer code', () => {
  it('is, byte for byte, what field numbers and wire types make of a simple account', () => {
    // Written out by hand: tag and length of each field, then version 1, one code of one, the first, id 0.
    const { secret, parameters } = readOtp('otpauth://totp/Example:alice@google.com?secret=JBSWY3DPEHPK3PXP&issuer=Example')
    const [code] = transferCodes([{ secret, parameters }], 0).codes
    const bytes = Buffer.from(new URL(code?.address ?? '').searchParams.get('data') ?? '', 'base64').toString('hex')
    const account = `0a0a48656c6c6f21deadbeef1210${Buffer.from('alice@google.com').toString('hex')}1a07${Buffer.from('Example').toString('hex')}200128013002`
    expect(bytes).toBe(`0a${(account.length / 2).toString(16)}${account}1001180120002800`)
  })

  it.each([
    ['SHA-256 and eight digits', { algorithm: 'SHA256', digits: 8 }, { algorithm: 'SHA256', digits: 'EIGHT', type: 'TOTP' }],
    ['SHA-512', { algorithm: 'SHA512' }, { algorithm: 'SHA512', digits: 'SIX', type: 'TOTP' }],
    ['a counter', { type: 'hotp', counter: 41 }, { algorithm: 'SHA1', type: 'HOTP', counter: '41' }],
    ['a counter at its beginning', { type: 'hotp', counter: 0 }, { type: 'HOTP', counter: '0' }],
    ['the largest counter', { type: 'hotp', counter: Number.MAX_SAFE_INTEGER }, { type: 'HOTP', counter: '9007199254740991' }],
    ['a counter whose period means nothing', { type: 'hotp', counter: 1, periodSeconds: 60 }, { type: 'HOTP', counter: '1' }],
    ['no issuer', { issuer: '' }, { issuer: '', name: 'hanako@example.jp' }],
    ['no issuer and a colon in the name', { issuer: '', account: '@user:matrix.org' }, { issuer: '', name: ':@user:matrix.org' }],
    ['no account', { account: '' }, { issuer: 'Tsubame Cloud', name: '' }],
    ['unicode names', { issuer: 'みなと銀行', account: '花子🌸' }, { issuer: 'みなと銀行', name: '花子🌸' }],
    ['half a surrogate pair', { issuer: 'a\ud83c' }, { issuer: 'a\ufffd' }]
  ] as const)('carries %s', (_name, change, expected) => {
    expect(decodedOf([otp(change)])).toMatchObject([{ version: 1, batchSize: 1, batchIndex: 0, batchId: BATCH_ID, accounts: [expected] }])
  })

  it('carries any key, name, algorithm, length and counter whole', () => {
    const any = fc.record({
      bytes: fc.uint8Array({ minLength: 1, maxLength: 128 }),
      type: fc.constantFrom('totp', 'hotp'),
      issuer: letters(60),
      account: letters(60),
      algorithm: fc.constantFrom(...HMAC_ALGORITHMS),
      digits: fc.constantFrom(6, 8),
      counter: fc.maxSafeNat()
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 24 }), fc.nat(0x7fff_ffff), (wanted, batchId) => {
        const otps = wanted.map(({ bytes, type, counter, ...rest }) =>
          otp({ ...rest, type, ...(type === 'hotp' ? { counter } : {}) }, new Secret({ buffer: bytes.slice().buffer }).base32)
        )
        const { codes, refused } = transferCodes(otps, batchId)
        expect(refused).toEqual([])
        const decoded = codes.map(({ address }) => decodeTransfer(address))
        expect(decoded.map(({ batchIndex }) => batchIndex)).toEqual(decoded.map((_, index) => index))
        expect(new Set(decoded.map(({ batchSize, batchId: id, version }) => [batchSize, id, version].join()))).toEqual(
          new Set([[codes.length, batchId, 1].join()])
        )
        expect(decoded.flatMap(({ accounts }) => accounts)).toEqual(
          wanted.map(({ bytes, type, issuer, account, algorithm, digits, counter }) => ({
            secretHex: Buffer.from(bytes).toString('hex'),
            name: wellFormed(`${issuer === '' && account.includes(':') ? ':' : ''}${account}`),
            issuer: wellFormed(issuer),
            algorithm,
            digits: digits === 6 ? 'SIX' : 'EIGHT',
            type: type.toUpperCase(),
            counter: type === 'hotp' ? String(counter) : '0'
          }))
        )
      }),
      { numRuns: 150 }
    )
  })
})

describe('several codes', () => {
  it.each([[1, [1]], [10, [10]], [11, [10, 1]], [23, [10, 10, 3]], [25, [10, 10, 5]]])('%i usual accounts make codes of %j', (count, sizes) => {
    const decoded = decodedOf(many(count))
    expect(decoded.map(({ accounts }) => accounts.length)).toEqual(sizes)
    expect(decoded.map(({ batchSize, batchIndex }) => [batchSize, batchIndex])).toEqual(sizes.map((_, index) => [sizes.length, index]))
  })

  it('keep the order of what was chosen', () => {
    expect(decodedOf(many(23)).flatMap(({ accounts }) => accounts.map(({ name }) => name))).toEqual(many(23).map(({ parameters }) => parameters.account))
  })

  it('hold fewer accounts when the names are long, and stay within version 22 at level L', () => {
    const otps = Array.from({ length: 40 }, (_, index) => otp({ issuer: '株式会社みなと銀行ダイレクト'.repeat(1 + (index % 3)), account: 'x'.repeat(10 * (index % 12)) }))
    const { codes } = transferCodes(otps, 0x7fff_ffff)
    expect(codes.length).toBeGreaterThan(4)
    for (const { address } of codes) expect(address.length).toBeLessThanOrEqual(VERSION_22_L)
    expect(codes.flatMap((code) => code.otps)).toEqual(otps)
  })

  it('stay within it whatever the bytes are, for more codes than a number of one byte counts', () => {
    fc.assert(
      fc.property(fc.constantFrom(0x00, 0xfb, 0xff), fc.integer({ min: 1, max: 60 }), fc.nat(0x7fff_ffff), (byte, length, batchId) => {
        const secret = new Secret({ buffer: new Uint8Array(length).fill(byte).buffer }).base32
        const { codes } = transferCodes(Array.from({ length: 1_400 }, () => otp({}, secret)), batchId)
        expect(codes.length).toBeGreaterThan(127)
        expect(Math.max(...codes.map(({ address }) => address.length))).toBeLessThanOrEqual(VERSION_22_L)
      }),
      { numRuns: 8 }
    )
  })

  it('leave a long account alone in a larger code', () => {
    const long = otp({ issuer: '長'.repeat(300) })
    const { codes } = transferCodes([otp(), long, otp()], BATCH_ID)
    expect(codes.map(({ otps }) => otps)).toEqual([[otp()], [long], [otp()]])
    expect(codes[1]?.address.length).toBeGreaterThan(VERSION_22_L)
    expect(codes[1]?.address.length).toBeLessThanOrEqual(VERSION_30_L)
  })
})

describe('what the format cannot carry is refused by its reason', () => {
  it.each([
    ['steam', { type: 'steam', digits: 5 }],
    ['motp', { type: 'motp', algorithm: 'MD5', periodSeconds: 10 }],
    ['yandex', { type: 'yandex', algorithm: 'SHA256', digits: 8 }],
    ['period', { periodSeconds: 60 }],
    ['digits', { digits: 7 }],
    ['digits', { type: 'hotp', counter: 3, digits: 10 }],
    ['too-long', { issuer: '長'.repeat(512) }]
  ] as const)('%s: %j', (reason, change) => {
    expect(transferRefusal(otp(change))).toBe(reason)
  })

  it('and the rest goes', () => {
    const [steam, minute] = [otp({ type: 'steam', digits: 5 }), otp({ periodSeconds: 60 })]
    const { codes, refused } = transferCodes([otp(), steam, minute, otp({ digits: 8 })], BATCH_ID)
    expect(codes.map(({ otps }) => otps)).toEqual([[otp(), otp({ digits: 8 })]])
    expect(refused).toEqual([{ otp: steam, reason: 'steam' }, { otp: minute, reason: 'period' }])
  })

  it('nothing that can go makes no code', () => {
    expect(transferCodes([otp({ periodSeconds: 60 })], BATCH_ID).codes).toEqual([])
    expect(transferCodes([], BATCH_ID)).toEqual({ codes: [], refused: [] })
  })
})
