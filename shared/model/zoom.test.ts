// Holds the steps of zoom and that they end.
import { expect, it } from 'vitest'
import { nextZoomPercent } from './zoom.ts'

it.each([[100, 1, 110], [100, -1, 90], [200, 1, 200], [70, -1, 70], [150, 0, 100]] as const)('from %i by %i it is %i', (from, by, to) => {
  expect(nextZoomPercent(from, by)).toBe(to)
})
