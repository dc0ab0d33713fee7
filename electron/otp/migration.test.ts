// Transfer codes: what others have published, what an independent encoder makes, and what is broken on purpose.
import fc from 'fast-check'
import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { isTransferAddress, readTransfer } from './migration.ts'
import { payloadBytes, transferAddress, transferOf, type EncodedAccount } from './testdata/migration-encoder.ts'
import { SEEN_TRANSFERS } from './testdata/seen-transfers.ts'

const KEY = Uint8Array.from({ length: 20 }, (_, index) => index * 11)
const GOOD: EncodedAccount = { secret: KEY, name: 'Shop:hanako', issuer: 'Shop', algorithm: 1, digits: 1, type: 2 }

function codeOfRefusal(text: string): string {
  try {
    readTransfer(text)
    return 'read'
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
}
const only = (account: EncodedAccount) => readTransfer(transferOf({ otpParameters: [account] }))
const base64Of = (text: string): string => decodeURIComponent(text.slice(text.indexOf('=') + 1))

describe('a published transfer code', () => {
  it.each(SEEN_TRANSFERS)('is read as its publisher says: $source', ({ text, accounts, secrets, index, size }) => {
    const part = readTransfer(text)
    expect(part.accounts.map(({ parameters }) => parameters)).toMatchObject(accounts)
    expect(part.accounts.map(({ secret }) => secret)).toEqual(secrets)
    expect(part).toMatchObject({ refused: [], index, size })
  })
})

describe('a transfer code', () => {
  it('is told from other addresses by its scheme, in any case', () => {
    expect(['otpauth-migration://offline?data=', ' OTPAUTH-MIGRATION://x', 'otpauth://totp/x', 'https://otpauth-migration:'].map(isTransferAddress)).toEqual([true, true, false, false])
  })

  it('gives back every account that an independent encoder put in', () => {
    const account = fc.record({
      secret: fc.uint8Array({ minLength: 1, maxLength: 64 }),
      name: fc.string({ unit: 'grapheme', maxLength: 40 }).map((name) => name.replaceAll(':', '')),
      issuer: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      algorithm: fc.constantFrom(0, 1, 2, 3),
      digits: fc.constantFrom(0, 1, 2),
      type: fc.constantFrom(0, 1, 2),
      counter: fc.maxSafeNat().map((counter) => Math.min(counter, Number.MAX_SAFE_INTEGER - 1)),
      uniqueId: fc.string({ maxLength: 8 })
    })
    fc.assert(
      fc.property(fc.array(account, { minLength: 1, maxLength: 20 }), fc.integer(), fc.integer({ min: 1, max: 100 }), (accounts, batchId, batchSize) => {
        const part = readTransfer(transferOf({ otpParameters: accounts, batchId, batchSize, batchIndex: batchSize - 1, version: 1 }))
        expect(part).toMatchObject({ refused: [], batchId: batchId | 0, size: batchSize, index: batchSize - 1 })
        expect(part.accounts.map(({ secret }) => Secret.fromBase32(secret).bytes)).toEqual(accounts.map(({ secret }) => secret))
        expect(part.accounts.map(({ parameters }) => parameters)).toMatchObject(
          accounts.map(({ algorithm, digits, type, counter }) => ({
            algorithm: ['SHA1', 'SHA1', 'SHA256', 'SHA512'][algorithm],
            digits: digits === 2 ? 8 : 6,
            periodSeconds: 30,
            ...(type === 1 ? { type: 'hotp', counter } : { type: 'totp' })
          }))
        )
      }),
      { numRuns: 200 }
    )
  })

  it.each([
    ['issuer and name', { name: 'hanako', issuer: 'Shop' }, 'Shop', 'hanako'],
    ['the issuer before the name, too', { name: 'Shop:hanako', issuer: 'Shop' }, 'Shop', 'hanako'],
    ['no issuer but in the name', { name: 'Shop: hanako', issuer: '' }, 'Shop', 'hanako'],
    ['no issuer and two colons', { name: 'Shop:a:b', issuer: '' }, 'Shop', 'a:b'],
    ['no issuer at all', { name: 'hanako', issuer: '' }, '', 'hanako'],
    ['an account with a colon of its own', { name: '@hanako:matrix.example', issuer: 'Matrix' }, 'Matrix', '@hanako:matrix.example'],
    ['no name', { name: '', issuer: 'Shop' }, 'Shop', ''],
    ['Japanese and emoji', { name: 'はなこ🍁', issuer: 'みなと銀行' }, 'みなと銀行', 'はなこ🍁'],
    ['a percent sign and a plus', { name: '100%+a', issuer: 'A&B=C' }, 'A&B=C', '100%+a']
  ])('names the account: %s', (_case, names, issuer, account) => {
    expect(only({ ...GOOD, ...names }).accounts[0]?.parameters).toMatchObject({ issuer, account })
  })

  it('keeps in the vault an address that says everything', () => {
    expect(only({ ...GOOD, algorithm: 3, digits: 2 }).accounts[0]?.address).toBe(
      `otpauth://totp/Shop:hanako?issuer=Shop&secret=${new Secret({ buffer: KEY.slice().buffer }).base32}&algorithm=SHA512&digits=8&period=30`
    )
  })

  const whole = transferOf({ otpParameters: [{ ...GOOD, secret: Uint8Array.of(0xfb, 0xef, 0xbe, 0xff, 0xff, 0xfe, 0x3e, 0x3f, 0xfb, 0xef, 0xbe) }] })
  it.each([
    ['without URL encoding', decodeURIComponent(whole)],
    ['encoded twice', whole.replaceAll('%', '%25')],
    ['in base64url', `otpauth-migration://offline?data=${base64Of(whole).replaceAll('+', '-').replaceAll('/', '_')}`],
    ['without padding', `otpauth-migration://offline?data=${base64Of(whole).replace(/=+$/u, '')}`],
    ['with the plus signs turned into spaces', decodeURIComponent(whole).replaceAll('+', ' ')],
    ['broken into lines', decodeURIComponent(whole).replace(/(data=.{8})/u, '$1\n')],
    ['with other parameters around', `${whole.replace('?data=', '?v=1&data=')}&x=y#z`],
    ['with space around', `\n ${whole} `],
    ['in upper case but its data', whole.replace('otpauth-migration://offline?data', 'OTPAUTH-MIGRATION://OFFLINE?DATA')]
  ])('is read %s', (_case, text) => {
    expect(base64Of(whole)).toMatch(/[+/]/u)
    expect(readTransfer(text)).toEqual(readTransfer(whole))
  })

  it('is one of one when it does not say how many there are', () => {
    expect(only(GOOD)).toMatchObject({ size: 1, index: 0, batchId: 0 })
  })

  it.each([
    ['MD5', { algorithm: 4 }, 'algorithm'],
    ['an unknown algorithm', { algorithm: 9 }, 'algorithm'],
    ['a negative algorithm', { algorithm: -1 }, 'algorithm'],
    ['an unknown number of digits', { digits: 6 }, 'digits'],
    ['an unknown type', { type: 3 }, 'type'],
    ['no key', { secret: new Uint8Array() }, 'no-key'],
    ['an endless key', { secret: new Uint8Array(513) }, 'broken'],
    ['a negative counter', { type: 1, counter: -1 }, 'counter']
  ])('refuses an account with %s by its name, and keeps the others', (_case, change, reason) => {
    const part = readTransfer(transferOf({ otpParameters: [GOOD, { ...GOOD, ...change }, GOOD] }))
    expect(part.refused).toEqual([{ issuer: 'Shop', account: 'hanako', reason }])
    expect(part.accounts).toHaveLength(2)
  })

  it('refuses an account whose own bytes are broken, and keeps the others', () => {
    const good = payloadBytes({ otpParameters: [GOOD] })
    const cutInside = Uint8Array.of(0x0a, 3, 0x0a, 99, 1)
    const algorithmAsText = Uint8Array.of(0x0a, 6, 0x0a, 1, 7, 0x22, 1, 0x32)
    const part = readTransfer(transferAddress(Uint8Array.from([...good, ...cutInside, ...algorithmAsText, ...good])))
    expect(part.refused.map(({ reason }) => reason)).toEqual(['broken', 'broken'])
    expect(part.accounts).toHaveLength(2)
  })

  it('passes over what newer apps add', () => {
    const more = Uint8Array.of(0x98, 0x06, 0x01, 0xa2, 0x06, 0x02, 1, 2)
    expect(readTransfer(transferAddress(Uint8Array.from([...payloadBytes({ otpParameters: [GOOD] }), ...more]))).accounts).toHaveLength(1)
  })

  it('replaces what is no UTF-8 in a name', () => {
    const account = Uint8Array.of(0x0a, 2, 1, 2, 0x12, 2, 0xff, 0x41)
    expect(readTransfer(transferAddress(Uint8Array.of(0x0a, account.length, ...account))).accounts[0]?.parameters.account).toBe('\ufffdA')
  })
})

describe('what is no whole transfer code', () => {
  const bytes = payloadBytes({ otpParameters: [GOOD, GOOD], version: 1, batchSize: 2, batchIndex: 1, batchId: 5 })
  const groups = (depth: number): Uint8Array => new Uint8Array(depth).fill(0x53)
  it.each([
    ['another scheme', 'otpauth://offline?data=CgA='],
    ['no data', 'otpauth-migration://offline'],
    ['empty data', 'otpauth-migration://offline?data='],
    ['letters that are no base64', 'otpauth-migration://offline?data=!!!!'],
    ['a stray percent sign', 'otpauth-migration://offline?data=CgA%ZZ'],
    ['an impossible length', 'otpauth-migration://offline?data=CgAAA'],
    ['a text beyond 16 KiB', `otpauth-migration://offline?data=${'A'.repeat(16_400)}`],
    ['more accounts than a code can hold', transferAddress(new Uint8Array(600).map((_, index) => (index % 2 === 0 ? 0x0a : 0)))],
    ['groups within groups', transferAddress(groups(8_000))],
    ['a length beyond its end', transferAddress(Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f))],
    ['a part beyond the last', transferOf({ otpParameters: [GOOD], batchSize: 2, batchIndex: 2 })],
    ['a part before the first', transferOf({ otpParameters: [GOOD], batchSize: 2, batchIndex: -1 })],
    ['a negative number of parts', transferOf({ otpParameters: [GOOD], batchSize: -1 })],
    ['endless parts', transferOf({ otpParameters: [GOOD], batchSize: 2_000_000_000 })]
  ])('is refused: %s', (_case, text) => {
    expect(codeOfRefusal(text)).toBe('otp-transfer-unreadable')
  })

  it('is told when it holds no account', () => {
    expect(codeOfRefusal(transferOf({ otpParameters: [], batchSize: 2 }))).toBe('otp-transfer-empty')
  })

  it('never gives more than was put in, wherever it is cut', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const text = transferAddress(bytes.slice(0, length))
      if (codeOfRefusal(text) === 'read') expect(readTransfer(text).accounts.length).toBeLessThanOrEqual(2)
    }
  })

  it('throws nothing but its codes, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(['read', 'otp-transfer-unreadable', 'otp-transfer-empty']).toContain(codeOfRefusal(transferAddress(noise)))
      }),
      { numRuns: 2_000 }
    )
  })
})
