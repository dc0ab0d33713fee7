// Holds the grouping, spelling and countdown of codes.
import { describe, expect, it } from 'vitest'
import { groupCode, momentAtTick, momentOf, spellCode } from './otp-display.ts'

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
    expect(groupCode(plain)).toBe(grouped)
  })
})

it('spells a code digit by digit with a pause between groups', () => {
  expect(spellCode('492817')).toBe('4 9 2, 8 1 7')
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
  it('never counts more than a period when the clock is set back', () => {
    expect(momentOf(code, 10_000)?.secondsLeft).toBe(30)
  })
})

describe('momentAtTick', () => {
  it('shows a code that came just after the tick from its beginning', () => {
    expect(momentAtTick(code, 29_100)).toEqual(momentOf(code, 30_000))
  })
  it('shows nothing of a code that was made before the clock was set back', () => {
    expect(momentAtTick(code, 20_000)).toBeNull()
  })
  it('shows nothing of a code that was over when the clock was set forwards', () => {
    expect(momentAtTick(code, 3_600_000)).toBeNull()
  })
})
