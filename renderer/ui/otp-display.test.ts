// Holds the grouping, spelling and countdown of codes.
import { describe, expect, it } from 'vitest'
import { groupCode, momentOf, spellCode } from './otp-display.ts'

const code = { code: '492817', nextCode: '066310', validFromMs: 30_000, validUntilMs: 60_000 }

describe('groupCode', () => {
  it.each([
    ['1234', '1234'],
    ['12345', '12345'],
    ['123456', '123 456'],
    ['1234567', '123 4567'],
    ['12345678', '1234 5678'],
    ['123456789', '123 456 789'],
    ['1234567890', '12345 67890'],
    ['FR8RV', 'FR8RV'],
    ['umozdicq', 'umozdicq'],
    ['e7d8b6', 'e7d8b6']
  ])('groups %s as %s', (plain, grouped) => {
    expect(groupCode(plain, 'totp')).toBe(grouped)
  })
  it('leaves hex in one piece, also when all of its digits are decimal', () => {
    expect(groupCode('123456', 'motp')).toBe('123456')
  })
})

it('spells a code digit by digit with a pause between groups', () => {
  expect(spellCode('492817', 'totp')).toBe('4 9 2, 8 1 7')
})

describe('momentOf', () => {
  it('shows the whole period on its first millisecond', () => {
    expect(momentOf(code, 30_000)).toEqual({ code: '492817', nextCode: '066310', secondsLeft: 30, shareLeft: 1 })
  })
  it('counts a started second as one that is left', () => {
    expect(momentOf(code, 59_001)?.secondsLeft).toBe(1)
  })
  it('shows the next code from the very edge of the period', () => {
    expect(momentOf(code, 60_000)).toEqual({ code: '066310', nextCode: null, secondsLeft: 30, shareLeft: 1 })
  })
  it('shows nothing once both codes that are known are over', () => {
    expect(momentOf(code, 90_000)).toBeNull()
  })
  it('shows nothing of a period that has not begun, when the clock was set back', () => {
    expect(momentOf(code, 29_999)).toBeNull()
  })
})
