// The map of a slanted plane: exact at its four points, and refused where there is none.
import { expect, it } from 'vitest'
import { homographyOf, project } from './homography.ts'

const UNIT = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }]

it('carries each of the four points to its place', () => {
  const places = [{ x: 10, y: 12 }, { x: 90, y: 20 }, { x: 84, y: 95 }, { x: 5, y: 70 }]
  const map = homographyOf(UNIT, places)!
  for (const [k, { x, y }] of UNIT.entries()) {
    expect(project(map, x, y).x).toBeCloseTo(places[k]!.x)
    expect(project(map, x, y).y).toBeCloseTo(places[k]!.y)
  }
})

it('maps the middle of a parallelogram to its middle', () => {
  const middle = project(homographyOf(UNIT, [{ x: 0, y: 0 }, { x: 8, y: 2 }, { x: 10, y: 8 }, { x: 2, y: 6 }])!, 0.5, 0.5)
  expect(middle.x).toBeCloseTo(5)
  expect(middle.y).toBeCloseTo(4)
})

it('answers null for points on a line', () => {
  expect(homographyOf([{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 2, y: 2 }, { x: 3, y: 3 }], UNIT)).toBeNull()
})
