// Compares codes with oathtool, an implementation that shares nothing with ours: 10,000 random keys and parameters in one run.
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { HMAC_ALGORITHMS } from '../../shared/model/otp-kinds.ts'
import { codeOfStep, type OtpSeed } from './code.ts'

const CASES = 5_000
const LIMIT_MS = 120_000

const common = {
  secret: fc.uint8Array({ minLength: 10, maxLength: 64 }).map((bytes) => new Secret({ buffer: bytes.slice().buffer }).base32),
  digits: fc.constantFrom(6, 7, 8)
}
const totp = fc.record({
  ...common,
  algorithm: fc.constantFrom(...HMAC_ALGORITHMS),
  periodSeconds: fc.oneof(fc.constantFrom(10, 30, 60), fc.integer({ min: 1, max: 86_400 })),
  second: fc.integer({ min: 0, max: 4_000_000_000 })
})
const hotp = fc.record({
  ...common,
  counter: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.maxSafeNat().map((counter) => Math.min(counter, Number.MAX_SAFE_INTEGER - 1)))
})

/** One process a line: oathtool takes one key at a time, and xargs starts it in a millisecond. Answers in the order of the lines. */
function oathtool(lines: readonly string[]): string[] {
  const { stdout, status, stderr } = spawnSync('xargs', ['-L', '1', 'oathtool'], { input: `${lines.join('\n')}\n`, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim().split('\n')
}

const hasOathtool = spawnSync('oathtool', ['--version']).status === 0
if (!hasOathtool) process.stdout.write('The comparison with oathtool is skipped: oathtool is not installed (apt-get install oathtool).\n')

describe.runIf(hasOathtool)('oathtool gives the same code and the same next code', () => {
  it(`for ${CASES} random keys, algorithms, digits, periods and moments`, { timeout: LIMIT_MS }, () => {
    const cases = fc.sample(totp, CASES)
    const theirs = oathtool(
      cases.map(
        ({ secret, algorithm, digits, periodSeconds, second }) =>
          `--totp=${algorithm} --base32 --digits=${digits} --time-step-size=${periodSeconds}s --now=@${second} --window=1 ${secret}`
      )
    )
    const ours = cases.flatMap(({ second, ...parameters }) => {
      const seed: OtpSeed = { type: 'totp', ...parameters }
      const step = Math.floor(second / parameters.periodSeconds)
      return [codeOfStep(seed, step), codeOfStep(seed, step + 1)]
    })
    expect(ours).toEqual(theirs)
  })

  it(`for ${CASES} random keys, digits and counters`, { timeout: LIMIT_MS }, () => {
    const cases = fc.sample(hotp, CASES)
    const theirs = oathtool(
      cases.map(({ secret, digits, counter }) => `--hotp --base32 --digits=${digits} --counter=${counter} --window=1 ${secret}`)
    )
    const ours = cases.flatMap(({ counter, ...parameters }) => {
      const seed: OtpSeed = { type: 'hotp', algorithm: 'SHA1', periodSeconds: 30, ...parameters }
      return [codeOfStep(seed, counter), codeOfStep(seed, counter + 1)]
    })
    expect(ours).toEqual(theirs)
  })
})
