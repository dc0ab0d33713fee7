// How dates, numbers, sizes and lists look in both languages.
import { describe, expect, it } from 'vitest'
import { calendarDayText, collatorOf, countText, dateText, listText, sizeText, tenthsText } from './locale-text.ts'

const NOON = new Date(2026, 10, 22, 12, 5).getTime()

describe('a date', () => {
  it.each([
    ['en', 'day', 'Nov 22, 2026'],
    ['en', 'longDay', 'November 22, 2026'],
    ['en', 'moment', 'Nov 22, 2026, 12:05 PM'],
    ['en', 'numbers', '11/22/2026'],
    ['ja', 'day', '2026/11/22'],
    ['ja', 'longDay', '2026年11月22日'],
    ['ja', 'moment', '2026/11/22 12:05'],
    ['ja', 'numbers', '2026/11/22']
  ] as const)('in %s as %s is %s', (language, form, text) => {
    // Some versions of ICU put a narrow space before PM.
    expect(dateText(language, NOON, form).replace(/\u202f/gu, ' ')).toBe(text)
  })
  it('of the calendar is the same in every time zone', () => {
    expect([calendarDayText('en', Date.UTC(1988, 3, 12)), calendarDayText('ja', Date.UTC(1988, 3, 12))]).toEqual(['April 12, 1988', '1988年4月12日'])
  })
})

describe('a size', () => {
  it.each([
    ['en', 0, '0 bytes'],
    ['en', 1, '1 byte'],
    ['en', 412, '412 bytes'],
    ['en', 1_536, '1.5 kB'],
    ['en', 262_600, '263 kB'],
    ['en', 999_600, '1 MB'],
    ['en', 16_781_694, '17 MB'],
    ['ja', 412, '412 バイト'],
    ['ja', 1_572_864, '1.6 MB']
  ] as const)('in %s: %d bytes are %s', (language, bytes, text) => {
    expect(sizeText(language, bytes)).toBe(text)
  })
})

describe('numbers, lists and order', () => {
  it('groups the digits of a count', () => {
    expect([countText('en', 12_345), countText('ja', 999)]).toEqual(['12,345', '999'])
  })

  it('are those of the language', () => {
    expect([tenthsText('en', 0.24), tenthsText('ja', 2)]).toEqual(['0.2', '2.0'])
    expect([listText('en', ['1', '2', '3']), listText('ja', ['1', '2', '3'])]).toEqual(['1, 2, and 3', '1、2、3'])
    expect(['b10', 'b2', 'a'].toSorted(collatorOf('en').compare)).toEqual(['a', 'b2', 'b10'])
  })
})
