import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { HMAC_ALGORITHMS } from '../../shared/model/otp-kinds.ts'
import { codeAt, codeOfStep, isSameSeed, type OtpSeed } from './code.ts'

/** RFC 6238 appendix B: keys of 20, 32 and 64 bytes, "1234567890" repeated. */
function rfcSeed(algorithm: (typeof HMAC_ALGORITHMS)[number]): OtpSeed {
  const length = { SHA1: 20, SHA256: 32, SHA512: 64 }[algorithm]
  return { type: 'totp', secret: Secret.fromUTF8('1234567890'.repeat(7).slice(0, length)).base32, algorithm, digits: 8, periodSeconds: 30 }
}

describe('the codes of RFC 6238, appendix B', () => {
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1_111_111_109, '07081804', '68084774', '25091201'],
    [1_111_111_111, '14050471', '67062674', '99943326'],
    [1_234_567_890, '89005924', '91819424', '93441116'],
    [2_000_000_000, '69279037', '90698825', '38618901'],
    [20_000_000_000, '65353130', '77737706', '47863826']
  ])('at second %i', (second, sha1, sha256, sha512) => {
    expect(HMAC_ALGORITHMS.map((algorithm) => codeAt(rfcSeed(algorithm), second * 1_000)?.code)).toEqual([sha1, sha256, sha512])
  })
})

describe('the time of a code', () => {
  const seed = rfcSeed('SHA1')

  it('is rounded down: a code lives to the last millisecond of its period', () => {
    const [first, last, next] = [30_000, 59_999, 60_000].map((timeMs) => codeAt(seed, timeMs))
    expect([last?.code, last?.validFromMs, last?.validUntilMs]).toEqual([first?.code, 30_000, 60_000])
    expect(next?.code).not.toBe(first?.code)
  })

  it('tells the next code before this one ends', () => {
    expect(codeAt(seed, 59_000)?.nextCode).toBe(codeAt(seed, 60_000)?.code)
  })

  it('follows a period of its own', () => {
    expect(codeAt({ ...seed, periodSeconds: 45 }, 100_000)).toMatchObject({ validFromMs: 90_000, validUntilMs: 135_000 })
  })

  it.each([1, 6, 7, 10])('keeps leading zeros in %i digits', (digits) => {
    expect(codeAt({ ...seed, digits }, 1_111_111_109_000)?.code).toHaveLength(digits)
  })
})

describe('two seeds', () => {
  it.each([
    ['key', { secret: 'JBSWY3DPEHPK3PXQ' }],
    ['algorithm', { algorithm: 'SHA256' }],
    ['digits', { digits: 8 }],
    ['period', { periodSeconds: 60 }],
    ['type', { type: 'hotp' }],
    ['PIN', { pin: '1234' }]
  ] as const)('are not the same when they differ in the %s', (_name, change) => {
    const seed: OtpSeed = { type: 'totp', secret: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }
    expect([isSameSeed(seed, { ...seed }), isSameSeed(seed, { ...seed, ...change })]).toEqual([true, false])
  })
})

describe('the codes of RFC 4226, appendix D', () => {
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489']
  ])('of counter %i', (counter, code) => {
    expect(codeOfStep({ ...rfcSeed('SHA1'), type: 'hotp', digits: 6 }, counter)).toBe(code)
  })

  it('follow no clock', () => {
    expect(codeAt({ ...rfcSeed('SHA1'), type: 'hotp' }, 59_000)).toBeNull()
  })
})

describe('codes of types with an alphabet of their own', () => {
  const steam: OtpSeed = { type: 'steam', secret: '63BEDWCQZKTQWPESARIERL5DTTQFCJTK', algorithm: 'SHA1', digits: 5, periodSeconds: 30 }
  // The vectors of KeePassXC's own test of its Steam encoder.
  it.each([
    [1_511_200_518, 'FR8RV'],
    [1_511_200_714, '9P3VP']
  ])("Steam's at second %i", (second, code) => {
    expect(codeAt(steam, second * 1_000)?.code).toBe(code)
  })

  // The vectors of Aegis for Mobile-OTP.
  it.each([
    [165_892_298, 'e7d8b6', '1234', 'e3152afee62599c8'],
    [123_456_789, '4ebfb2', '1234', 'e3152afee62599c8'],
    [1_659_540_020, 'ced7b1', '9999', 'bbb1912bb5c515be'],
    [1_659_540_022, 'ced7b1', '9999', 'bbb1912bb5c515be'],
    [1_659_539_870, '1a14f8', '9999', 'bbb1912bb5c515be'],
    [1_659_539_878, '1a14f8', '9999', 'bbb1912bb5c515be']
  ])("mOTP's at second %i", (second, code, pin, hex) => {
    const seed: OtpSeed = { type: 'motp', secret: Secret.fromHex(hex).base32, pin, algorithm: 'MD5', digits: 6, periodSeconds: 10 }
    expect(codeAt(seed, second * 1_000)?.code).toBe(code)
  })

  // The vectors of KeeYaOtp and Aegis for Yandex Key.
  it.each([
    [1_641_559_648, 'umozdicq', '5239', '6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY'],
    [1_581_064_020, 'oactmacq', '7586', 'LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI'],
    [1_581_090_810, 'wemdwrix', '7586', 'LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI'],
    [1_581_091_469, 'dfrpywob', '5210481216086702', 'JBGSAU4G7IEZG6OY4UAXX62JU4AAAAAAHTSG4HXU3M'],
    [1_581_093_059, 'vunyprpd', '5210481216086702', 'JBGSAU4G7IEZG6OY4UAXX62JU4AAAAAAHTSG4HXU3M']
  ])("Yandex's at second %i", (second, code, pin, secret) => {
    const seed: OtpSeed = { type: 'yandex', secret, pin, algorithm: 'SHA256', digits: 8, periodSeconds: 30 }
    expect(codeAt(seed, second * 1_000)?.code).toBe(code)
  })
})
