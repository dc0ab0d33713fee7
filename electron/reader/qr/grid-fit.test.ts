// From three finders to every module: size by the timing patterns, the grid by the fixed modules, upright, turned and slanted.
import { describe, expect, it } from 'vitest'
import { canvas, draw, square, trueCode, type Drawing } from '../../../bench/qr/draw-pixels.ts'
import type { Finder } from './finder-store.ts'
import type { Triple } from './finder-triples.ts'
import { findersFit, fitGrid } from './grid-fit.ts'
import { lumaAndHalfOf, type GrayImage } from './gray-image.ts'
import { homographyOf, project } from './homography.ts'
import { matrixOf, moduleValues } from './module-matrix.ts'
import { timeTriple } from './timing.ts'

const VERSIONS = [2, 5, 7, 14, 25]

/** The triple as a search would find it, up to half a module off. */
function tripleAt(dimension: number, corners: Drawing['corners'], offPx: number): Triple {
  const map = homographyOf([{ x: 0, y: 0 }, { x: dimension, y: 0 }, { x: dimension, y: dimension }, { x: 0, y: dimension }], corners)!
  const finder = (u: number, v: number): Finder => {
    const at = project(map, u, v)
    const right = project(map, u + 1, v)
    const modulePx = Math.hypot(right.x - at.x, right.y - at.y)
    return { x: at.x + offPx, y: at.y - offPx, modulePx, isDark: true, hits: 4, otherHits: 0, expectedHits: 4, level: 0, isRead: false }
  }
  const far = dimension - 3.5
  const [topLeft, topRight, bottomLeft] = [finder(3.5, 3.5), finder(far, 3.5), finder(3.5, far)]
  const modulePx = (topLeft.modulePx + topRight.modulePx + bottomLeft.modulePx) / 3
  const distance = (Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y) + Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y)) / 2
  return { topLeft, topRight, bottomLeft, isDark: true, modulePx, estimatedDimension: distance / modulePx + 7, skew: 0 }
}

function wrongModules(gray: GrayImage, triple: Triple, truth: ReturnType<typeof trueCode>): number {
  const timed = timeTriple(triple, gray)
  expect(timed?.dimensions[0]).toBe(truth.dimension)
  const grid = fitGrid(triple, truth.dimension, gray)!
  expect(grid.fit).toBeGreaterThan(0.7)
  const { modules } = matrixOf(moduleValues(grid, gray), truth.dimension, 'mean')
  return modules.filter((module, i) => module !== truth.modules[i]).length
}

function noise(): GrayImage {
  const image = canvas(300, 300)
  for (let i = 0; i < image.words.length; i += 1) image.words[i] = ((i * 2_654_435_761) >>> 16) & 1 ? 0xff_00_00_00 : 0xff_ff_ff_ff
  return lumaAndHalfOf(image).full
}

describe('laying the grid', () => {
  it.each(VERSIONS)('reads every module of an upright version %d', (version) => {
    const truth = trueCode('x', { version })
    const corners = square(30, 30, truth.dimension * 4)
    const image = canvas(truth.dimension * 4 + 60, truth.dimension * 4 + 60)
    draw(image, truth, { corners })
    expect(wrongModules(lumaAndHalfOf(image).full, tripleAt(truth.dimension, corners, 1), truth)).toBe(0)
  })

  it.each(VERSIONS.slice(1))('reads every module of a slanted version %d', (version) => {
    const truth = trueCode('x', { version })
    const side = truth.dimension * 5
    const corners: Drawing['corners'] = [{ x: 60, y: 40 }, { x: 40 + side, y: 60 }, { x: 30 + side * 0.9, y: 30 + side * 0.93 }, { x: 40, y: 40 + side }]
    const image = canvas(side + 100, side + 100)
    draw(image, truth, { corners })
    expect(wrongModules(lumaAndHalfOf(image).full, tripleAt(truth.dimension, corners, 0.5), truth)).toBe(0)
  })

  it('refuses a place where there is no code', () => {
    expect(fitGrid(tripleAt(33, square(40, 40, 132), 0), 33, noise())).toBeNull()
  })

  it('tells finders from noise before it lays a grid, also slanted ones', () => {
    const triple = tripleAt(33, square(40, 40, 132), 0)
    expect(findersFit(triple, 33, noise())).toBeLessThan(0.3)
    const truth = trueCode('x', { version: 4 })
    const corners: Drawing['corners'] = [{ x: 60, y: 40 }, { x: 185, y: 55 }, { x: 170, y: 165 }, { x: 40, y: 170 }]
    const image = canvas(240, 220)
    draw(image, truth, { corners })
    expect(findersFit(tripleAt(33, corners, 0.5), 33, lumaAndHalfOf(image).full)).toBeGreaterThan(0.6)
  })

  it('says at once that a flat place has no timing pattern', () => {
    expect(timeTriple(tripleAt(33, square(40, 40, 132), 0), lumaAndHalfOf(canvas(300, 300)).full)).toBeNull()
  })
})
