// Holds what folding makes the same, and that it ends.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldText, isWordAt } from './fold-text.ts'

it.each([
  ['ＧＩＴＨＵＢ', 'github'],
  ['ｱﾏｿﾞﾝ', 'あまぞん'],
  ['アマゾン', 'あまぞん'],
  ['ヴァイオリン', 'ゔぁいおりん'],
  ['Crème Brûlée', 'creme brulee'],
  ['Älg', 'alg'],
  ['Σίσυφος', 'σισυφοσ'],
  ['㈱ミライ', '(株)みらい'],
  ['はが', 'はが'],
  ['İstanbul', 'istanbul']
])('makes %s %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

it('keeps the marks of kana, which tell words apart', () => {
  expect(foldText('ハバパ')).not.toBe(foldText('ハハハ'))
})

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = foldText(text)
      expect(foldText(once)).toBe(once)
    }),
    { numRuns: 2_000 }
  )
})

it('tells letters and digits of every script from what stands between words', () => {
  expect(Array.from('a1é漢ーx', (_, at) => isWordAt('a1é漢ーx', at))).toEqual([true, true, true, true, true, true])
  expect(Array.from(' -/.。「@', (_, at) => isWordAt(' -/.。「@', at))).toEqual(Array(7).fill(false))
})
