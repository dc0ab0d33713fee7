// Which three finders make a code: orientation, angle, sizes, and what has been read already.
import { expect, it } from 'vitest'
import type { Finder } from './finder-store.ts'
import { triplesOf, type TripleLimits } from './finder-triples.ts'

const LIMITS: TripleLimits = { maxCosine: 0.1, maxSideRatio: 1.15, maxSizeRatio: 1.45, minSupport: 0.3, minHits: 1, maxFinders: 200 }

const finder = (x: number, y: number, change: Partial<Finder> = {}): Finder => ({
  x, y, modulePx: 4, isDark: true, hits: 4, otherHits: 0, expectedHits: 4, level: 0, isRead: false, ...change
})

const THREE = [finder(100, 100), finder(220, 100), finder(100, 220)] as const

it('three finders of a square are one triple in reading order, whatever order they come in', () => {
  const triples = triplesOf([THREE[2], THREE[0], THREE[1]], LIMITS)
  expect(triples).toHaveLength(1)
  expect([triples[0]?.topLeft, triples[0]?.topRight, triples[0]?.bottomLeft]).toEqual([...THREE])
  expect(triples[0]?.estimatedDimension).toBeCloseTo(37)
})

it.each([
  ['a side is much longer', [THREE[0], finder(300, 100), THREE[2]]],
  ['the angle is not right', [THREE[0], finder(190, 180), THREE[2]]],
  ['the sizes differ', [THREE[0], finder(220, 100, { modulePx: 7 }), THREE[2]]],
  ['the colours differ', [THREE[0], finder(220, 100, { isDark: false }), THREE[2]]],
  ['one belongs to a code that was read', [THREE[0], finder(220, 100, { isRead: true }), THREE[2]]],
  ['one was hardly seen', [THREE[0], finder(220, 100, { hits: 1 }), THREE[2]]],
  ['they stand too close for a code', [finder(100, 100), finder(125, 100), finder(100, 125)]]
])('none when %s', (_reason, finders) => {
  expect(triplesOf(finders, LIMITS)).toEqual([])
})

it('the squarest comes first', () => {
  const triples = triplesOf([...THREE, finder(226, 108)], LIMITS)
  expect(triples[0]?.topRight).toBe(THREE[1])
  expect(triples.length).toBeGreaterThan(1)
})

it('of too many finders the best supported are kept', () => {
  const noise = Array.from({ length: 50 }, (_, k) => finder(500 + (k % 7) * 60, 500 + Math.floor(k / 7) * 60, { hits: 2 }))
  const triples = triplesOf([...noise, ...THREE], { ...LIMITS, maxFinders: 3 })
  expect(triples).toHaveLength(1)
})
