// The geometry of a drawn region: directions, edges, keys, and the box around a point.
import { describe, expect, it } from 'vitest'
import { boxAround, boxBetween, boxInMiddle, isInside, isTooSmall, moved, resized, type Box } from './selection.ts'

const PICTURE = { width: 200, height: 100 }
const BOX: Box = { x: 50, y: 40, width: 30, height: 20 }

describe('a drag', () => {
  it.each([
    ['to the right and down', { x: 10, y: 20 }, { x: 30, y: 60 }],
    ['to the left and up', { x: 30, y: 60 }, { x: 10, y: 20 }],
    ['to the left and down', { x: 30, y: 20 }, { x: 10, y: 60 }]
  ])('%s covers the same', (_name, from, to) => {
    expect(boxBetween(from, to, PICTURE)).toEqual({ x: 10, y: 20, width: 20, height: 40 })
  })

  it('is cut off at the edges, and takes a pixel that it covers in part', () => {
    expect(boxBetween({ x: -50, y: -3 }, { x: 900, y: 900 }, PICTURE)).toEqual({ x: 0, y: 0, ...PICTURE })
    expect(boxBetween({ x: 10.6, y: 20.2 }, { x: 12.1, y: 22.9 }, PICTURE)).toEqual({ x: 10, y: 20, width: 3, height: 3 })
    expect(boxBetween({ x: 500, y: 500 }, { x: 600, y: 600 }, PICTURE)).toEqual({ x: 199, y: 99, width: 1, height: 1 })
  })

  it('of a few pixels was a press', () => {
    expect(isTooSmall(boxBetween({ x: 10, y: 10 }, { x: 13, y: 90 }, PICTURE))).toBe(true)
    expect(isTooSmall(boxBetween({ x: 10, y: 10 }, { x: 30, y: 30 }, PICTURE))).toBe(false)
  })
})

describe('the keys', () => {
  it('move a box and stop it at an edge without changing its size', () => {
    expect(moved(BOX, { x: 10, y: -5 }, PICTURE)).toEqual({ ...BOX, x: 60, y: 35 })
    expect(moved(BOX, { x: 1_000, y: 1_000 }, PICTURE)).toEqual({ ...BOX, x: 170, y: 80 })
    expect(moved(BOX, { x: -1_000, y: -1_000 }, PICTURE)).toEqual({ ...BOX, x: 0, y: 0 })
  })

  it('resize a box from its corner, never to nothing and never over an edge', () => {
    expect(resized(BOX, { x: 10, y: 10 }, PICTURE)).toEqual({ ...BOX, width: 40, height: 30 })
    expect(resized(BOX, { x: -1_000, y: -1_000 }, PICTURE)).toEqual({ ...BOX, width: 8, height: 8 })
    expect(resized(BOX, { x: 1_000, y: 1_000 }, PICTURE)).toEqual({ ...BOX, width: 150, height: 60 })
  })
})

describe('the box around a point', () => {
  it('is half of the shorter side and stands inside the picture', () => {
    expect(boxAround({ x: 100, y: 50 }, PICTURE)).toEqual({ x: 75, y: 25, width: 50, height: 50 })
    expect(boxAround({ x: 0, y: 99 }, PICTURE)).toEqual({ x: 0, y: 50, width: 50, height: 50 })
    expect(boxInMiddle(PICTURE)).toEqual({ x: 75, y: 25, width: 50, height: 50 })
  })

  it('holds the point', () => {
    for (const point of [{ x: 0, y: 0 }, { x: 199, y: 99 }, { x: 100, y: 0 }]) expect(isInside(point, boxAround(point, PICTURE))).toBe(true)
  })
})
