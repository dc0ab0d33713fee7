// Codes that follow a measured offset, against the vectors of RFC 6238 Appendix B.
import { afterEach, describe, expect, it } from 'vitest'
import type { OtpSeed } from '../otp/code.ts'
import { createCodeClock } from './code-clock.ts'

const SEED: OtpSeed = { type: 'totp', algorithm: 'SHA1', digits: 8, periodSeconds: 30, secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }
/** RFC 6238 Appendix B: at 1111111109 s the code is 07081804, at 1111111111 s it is 14050471. */
const VECTOR_MS = 1_111_111_109_000
const VECTOR_CODE = '07081804'

const { TZ } = process.env
afterEach(() => {
  if (TZ === undefined) delete process.env['TZ']
  else process.env['TZ'] = TZ
})

describe('the clock of codes', () => {
  it('is the clock of the computer at first', () => {
    expect(createCodeClock({ nowMs: () => VECTOR_MS }).codeNow(SEED)?.code).toBe(VECTOR_CODE)
  })

  it.each([95_000, -95_000, 1_500, 3 * 86_400_000])('gives the right code on a computer that is %i ms behind', (behindMs) => {
    const clock = createCodeClock({ nowMs: () => VECTOR_MS - behindMs })
    clock.setOffset(behindMs)
    expect(clock.codeNow(SEED)?.code).toBe(VECTOR_CODE)
  })

  it.each([0, 1_500, -41_300])('says by the computer’s own clock until when the code stands (%i ms)', (behindMs) => {
    let nowMs = VECTOR_MS - behindMs
    const clock = createCodeClock({ nowMs: () => nowMs })
    clock.setOffset(behindMs)
    const first = clock.codeNow(SEED)
    expect(first !== null && first.validFromMs <= nowMs && nowMs < first.validUntilMs).toBe(true)
    nowMs = (first?.validUntilMs ?? 0) - 1
    expect(clock.codeNow(SEED)?.code).toBe(first?.code)
    nowMs += 1
    expect(clock.codeNow(SEED)?.code).toBe(first?.nextCode)
  })

  it('goes back to the computer’s clock when the offset is taken away', () => {
    const clock = createCodeClock({ nowMs: () => VECTOR_MS })
    clock.setOffset(95_000)
    clock.setOffset(0)
    expect(clock.codeNow(SEED)?.code).toBe(VECTOR_CODE)
  })

  it.each(['Asia/Tokyo', 'America/St_Johns', 'Pacific/Kiritimati'])('gives the same code in %s', (zone) => {
    process.env['TZ'] = zone
    expect(new Date(VECTOR_MS).getTimezoneOffset()).not.toBe(0)
    expect(createCodeClock({ nowMs: () => VECTOR_MS }).codeNow(SEED)?.code).toBe(VECTOR_CODE)
  })

  it('gives the code of a later time, by the computer’s own clock, and none that is over', () => {
    const clock = createCodeClock({ nowMs: () => VECTOR_MS - 95_000 })
    clock.setOffset(95_000)
    expect([clock.codeFrom(SEED, VECTOR_MS - 95_000 + 2_000)?.code, clock.codeFrom(SEED, 0)?.code]).toEqual(['14050471', VECTOR_CODE])
  })

  it('has no code for a counter', () => {
    expect(createCodeClock({ nowMs: () => VECTOR_MS }).codeNow({ ...SEED, type: 'hotp' })).toBeNull()
  })
})
