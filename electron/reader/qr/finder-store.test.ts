// One finder is seen by many rows and on several levels; it stays one, and its neighbours stay others.
import { expect, it } from 'vitest'
import { createFinderStore, type Sighting } from './finder-store.ts'

const sighting = (change: Partial<Sighting> = {}): Sighting => ({ x: 100, y: 100, modulePx: 4, isDark: true, level: 0, expectedHits: 4, ...change })

function storeOf(...sightings: Sighting[]) {
  const store = createFinderStore()
  for (const one of sightings) store.add(one)
  return store.finders
}

it('rows of one level are averaged, across the edge of a cell too', () => {
  expect(storeOf(sighting({ x: 95 }), sighting({ x: 97, modulePx: 4.4 }))).toMatchObject([{ x: 96, modulePx: 4.2, hits: 2, otherHits: 0 }])
})

it('another level counts and moves nothing', () => {
  expect(storeOf(sighting(), sighting({ x: 103, level: 1 }))).toMatchObject([{ x: 100, hits: 1, otherHits: 1 }])
})

it.each([
  ['colour', { isDark: false }],
  ['size', { modulePx: 9 }],
  ['place', { x: 120 }]
])('another %s is another finder', (_what, change) => {
  expect(storeOf(sighting(), sighting(change))).toHaveLength(2)
})
