import { describe, expect, it } from 'vitest'
import { readOtp } from '../otp/address.ts'
import { createCodeClock } from './code-clock.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { codeThrown, TEST_NOW_MS } from './testdata/fixtures.ts'

const OTP = readOtp('otpauth://totp/Shop:hanako?secret=QWERTYUIOP&issuer=Shop')

function setUp(): { drafts: Drafts; pass: (ms: number) => void } {
  let nowMs = TEST_NOW_MS
  let handles = 0
  const newHandle = (): string => `00000000-0000-4000-8000-${String((handles += 1)).padStart(12, '0')}`
  return {
    drafts: createDrafts({ nowMs: () => nowMs, codeClock: createCodeClock({ nowMs: () => nowMs }), newHandle }),
    pass: (ms) => {
      nowMs += ms
    }
  }
}

describe('a draft', () => {
  it('shows everything but the seed', () => {
    const draft = setUp().drafts.keep(OTP)
    expect(draft).toMatchObject({ parameters: { issuer: 'Shop', account: 'hanako' }, code: { code: '419231' }, warnings: ['secret-short'] })
    expect(JSON.stringify(draft)).not.toContain('QWERTYUIOP')
  })

  it('gives the code of the moment', () => {
    const { drafts, pass } = setUp()
    const { handle, code } = drafts.keep(OTP)
    pass(30_000)
    expect(drafts.codeOf(handle).code).toBe(code?.nextCode)
  })

  it('is gone after ten minutes', () => {
    const { drafts, pass } = setUp()
    const { handle } = drafts.keep(OTP)
    pass(599_999)
    expect(drafts.get(handle)).toBe(OTP)
    pass(1)
    expect(codeThrown(() => drafts.get(handle))).toBe('otp-draft-gone')
  })

  it('is gone when it is discarded', () => {
    const { drafts } = setUp()
    const { handle } = drafts.keep(OTP)
    drafts.discard(handle)
    expect(codeThrown(() => drafts.codeOf(handle))).toBe('otp-draft-gone')
  })

  it('gives way when there are 64 newer ones', () => {
    const { drafts } = setUp()
    const handles = Array.from({ length: 65 }, () => drafts.keep(OTP).handle)
    expect(codeThrown(() => drafts.get(handles[0]!))).toBe('otp-draft-gone')
    expect([drafts.get(handles[1]!), drafts.get(handles[64]!)]).toEqual([OTP, OTP])
  })
})
