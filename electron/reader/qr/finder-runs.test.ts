// The ratio 1:1:3:1:1, what blur may do to it, and what melts.
import { expect, it } from 'vitest'
import { clipOuterRun, isMelted, modulePxOfRuns } from './finder-runs.ts'

it.each([
  [[3, 3, 9, 3, 3], 3],
  [[1, 2, 4, 2, 1], 10 / 7],
  [[2, 4, 9, 3, 3], 3],
  [[3, 3, 3, 3, 3], 0],
  [[1, 1, 9, 1, 1], 0],
  [[1, 1, 1, 1, 1], 0],
  [[20, 3, 9, 3, 3], 0]
] satisfies [[number, number, number, number, number], number][])('%j is a finder of %d pixels a module', (runs, expected) => {
  expect(modulePxOfRuns(...runs)).toBeCloseTo(expected)
})

it('an outer run is cut where it melts and filled up where the picture ends', () => {
  expect(clipOuterRun(50, 3, false)).toBe(3)
  expect(clipOuterRun(4, 3, false)).toBe(4)
  expect(clipOuterRun(1, 3, true)).toBe(3)
  expect([isMelted(5, 3), isMelted(6, 3)]).toEqual([false, true])
})
