import { describe, expect, it } from 'vitest'
import { endsWithin } from './time-limit.ts'

describe('work with a limit', () => {
  it('is cut off when it does not end', () => {
    expect(
      endsWithin(50, () => {
        for (;;);
      })
    ).toBe(false)
  })

  it('is cut off within a pattern that backtracks for ever', () => {
    expect(endsWithin(50, () => void /^(?:a+)+$/u.test(`${'a'.repeat(64)}!`))).toBe(false)
  })

  it('goes on when it ends in time, and throws what it throws', () => {
    expect(endsWithin(5_000, () => undefined)).toBe(true)
    expect(() =>
      endsWithin(5_000, () => {
        throw new Error('its own')
      })
    ).toThrow('its own')
  })
})
