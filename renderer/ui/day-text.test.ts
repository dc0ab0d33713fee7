import { describe, expect, it } from 'vitest'
import { dayOf, dayText, isDay, momentOf } from './day-text.ts'

describe('a day', () => {
  it.each([['2026-11-23', true], ['2026-13-01', false], ['2026-1-1', false], ['11/30', false], ['', false]])('%j is one: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })

  it('is written as the language does, and another text stays', () => {
    expect([dayText('2026-11-23', 'en'), dayText('2026-11-23', 'ja'), dayText('next year', 'en')]).toEqual(['November 23, 2026', '2026年11月23日', 'next year'])
  })

  it('comes back from its moment', () => {
    expect([dayOf(momentOf('2024-02-29') ?? 0), momentOf('soon')]).toEqual(['2024-02-29', null])
  })
})
