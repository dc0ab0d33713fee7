// How far a clock is off, in both languages.
import { describe, expect, it } from 'vitest'
import { en, ja } from '../../shared/i18n/all-messages.ts'
import { CLOCK_SIGNS, codesAtOffset } from '../../shared/model/clock.ts'
import { createIcuFormat } from '../i18n/format-message.ts'
import { createTranslate } from '../i18n/language-store.ts'
import { amountText, signText, uncertaintyText } from './clock-words.ts'

const english = createTranslate(en, 'en', createIcuFormat())
const japanese = createTranslate(ja, 'ja', createIcuFormat())

describe('an amount', () => {
  it.each([
    [420, '0.4 s', '0.4秒'],
    [42_200, '42 s', '42秒'],
    [-42_200, '42 s', '42秒'],
    [59_600, '1 min 0 s', '1分0秒'],
    [95_000, '1 min 35 s', '1分35秒'],
    [3_599_600, '1 h 0 min', '1時間0分'],
    [7_860_000, '2 h 11 min', '2時間11分'],
    [86_400_000, '1 day', '1日'],
    [5 * 86_400_000, '5 days', '5日']
  ])('of %i ms', (ms, inEnglish, inJapanese) => {
    expect([amountText(english, ms), amountText(japanese, ms)]).toEqual([inEnglish, inJapanese])
  })
  it('that is an uncertainty is rounded up and never nought', () => {
    expect([0, 1, 100, 101].map((ms) => uncertaintyText(english, ms))).toEqual(['0.1 s', '0.1 s', '0.1 s', '0.2 s'])
  })
})

describe('a sign', () => {
  it('has a sentence of its own for each kind and direction', () => {
    const sentences = CLOCK_SIGNS.flatMap((kind) => [60_000, -60_000].map((byMs) => signText(english, { kind, byMs })))
    expect(new Set(sentences).size).toBe(CLOCK_SIGNS.length + 1)
  })
})

describe('what an offset means for codes', () => {
  it.each([
    [400, 100, 'right'],
    [-3_000, 100, 'right'],
    [5_000, 6_000, 'right'],
    [5_000, 100, 'at-the-edge'],
    [-14_999, 100, 'at-the-edge'],
    [15_000, 100, 'wrong'],
    [-95_000, 100, 'wrong']
  ] as const)('%i ms ± %i ms: %s', (offsetMs, uncertaintyMs, codes) => {
    expect(codesAtOffset({ offsetMs, uncertaintyMs })).toBe(codes)
  })
})
