import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OTP_ALGORITHMS } from '../../shared/model/otp.ts'
import { codeAt, isSameSeed, type OtpSeed } from './code.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/gu) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')
}

/** RFC 6238 appendix B: keys of 20, 32 and 64 bytes, "1234567890" repeated. */
function rfcSeed(algorithm: OtpSeed['algorithm']): OtpSeed {
  const length = { SHA1: 20, SHA256: 32, SHA512: 64 }[algorithm]
  return { secret: toBase32(new TextEncoder().encode('1234567890'.repeat(7).slice(0, length))), algorithm, digits: 8, periodSeconds: 30 }
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
    expect(OTP_ALGORITHMS.map((algorithm) => codeAt(rfcSeed(algorithm), second * 1_000).code)).toEqual([sha1, sha256, sha512])
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
    expect(codeAt(seed, 59_000).nextCode).toBe(codeAt(seed, 60_000).code)
  })

  it('follows a period of its own', () => {
    expect(codeAt({ ...seed, periodSeconds: 45 }, 100_000)).toMatchObject({ validFromMs: 90_000, validUntilMs: 135_000 })
  })

  it.each([1, 6, 7, 10])('keeps leading zeros in %i digits', (digits) => {
    expect(codeAt({ ...seed, digits }, 1_111_111_109_000).code).toHaveLength(digits)
  })
})

describe('two seeds', () => {
  it.each([
    ['key', { secret: 'JBSWY3DPEHPK3PXQ' }],
    ['algorithm', { algorithm: 'SHA256' }],
    ['digits', { digits: 8 }],
    ['period', { periodSeconds: 60 }]
  ] as const)('are not the same when they differ in the %s', (_name, change) => {
    const seed: OtpSeed = { secret: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, periodSeconds: 30 }
    expect([isSameSeed(seed, { ...seed }), isSameSeed(seed, { ...seed, ...change })]).toEqual([true, false])
  })
})

const hasOathtool = spawnSync('oathtool', ['--version']).status === 0
if (!hasOathtool) process.stdout.write('The comparison with oathtool is skipped: oathtool is not installed (apt-get install oathtool).\n')

describe.runIf(hasOathtool)('oathtool', () => {
  it('gives the same code and the same next code for random keys, algorithms, digits and periods', () => {
    const seeds = fc.record({
      secret: fc.uint8Array({ minLength: 10, maxLength: 64 }).map(toBase32),
      algorithm: fc.constantFrom(...OTP_ALGORITHMS),
      digits: fc.constantFrom(6, 7, 8),
      periodSeconds: fc.integer({ min: 1, max: 86_400 })
    })
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 4_000_000_000 }), (seed, second) => {
        const lines = execFileSync(
          'oathtool',
          [
            `--totp=${seed.algorithm}`,
            '--base32',
            `--digits=${seed.digits}`,
            `--time-step-size=${seed.periodSeconds}s`,
            `--now=@${second}`,
            '--window=1',
            '-'
          ],
          { input: seed.secret, encoding: 'utf8' }
        )
          .trim()
          .split('\n')
        const { code, nextCode } = codeAt(seed, second * 1_000)
        expect([code, nextCode]).toEqual(lines)
      }),
      { numRuns: 60 }
    )
  })
})
