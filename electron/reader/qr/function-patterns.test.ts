// The fixed modules of every size, against codes that another library draws.
import { expect, it } from 'vitest'
import { trueCode } from '../../../bench/qr/draw-pixels.ts'
import { alignmentCentres, knownModulesOf, nearestDimension } from './function-patterns.ts'

const VERSIONS = Array.from({ length: 40 }, (_, k) => k + 1)

it.each(VERSIONS)('version %d has its fixed modules where they are', (version) => {
  const { dimension, modules } = trueCode('x', { version, correction: 'L' })
  expect(dimension).toBe(17 + 4 * version)
  const wrong = knownModulesOf(dimension).filter(({ column, row, isDark }) => (modules[row * dimension + column] === 1) !== isDark)
  expect(wrong).toEqual([])
})

it.each([
  [21, []],
  [25, [6, 18]],
  [45, [6, 22, 38]],
  [109, [6, 30, 54, 78, 102]],
  [145, [6, 34, 60, 86, 112, 138]]
])('a code of %d modules has its alignment centres at %j', (dimension, centres) => {
  expect(alignmentCentres(dimension)).toEqual(centres)
})

it('rounds to a size that exists', () => {
  expect([20, 23.1, 26.9, 41].map(nearestDimension)).toEqual([21, 25, 25, 41])
})
