// One plane's finder patterns: all sizes of them, a cheap estimate ahead, and an end when there are too many or time is over.
import { expect, it } from 'vitest'
import { canvas, draw, square, trueCode, type Canvas } from '../../../bench/qr/draw-pixels.ts'
import { createPictureViews } from './picture-views.ts'
import type { PlaneFinders } from './plane-finders.ts'

const never = (): boolean => false
const findersOf = (image: Canvas): PlaneFinders => createPictureViews(image).finders()

/** So many finder patterns beside each other, of 4 px a module. */
function tiled(across: number, down: number): Canvas {
  const image = canvas(across * 36, down * 36)
  for (let y = 0; y < image.heightPx; y += 1) {
    for (let x = 0; x < image.widthPx; x += 1) {
      const ring = Math.max(Math.abs(Math.floor((x % 36) / 4) - 4), Math.abs(Math.floor((y % 36) / 4) - 4))
      if (ring <= 1 || ring === 3) image.words[y * image.widthPx + x] = 0xff_00_00_00
    }
  }
  return image
}

it.each([2, 4, 12])('finds the three of a code of %d px a module', (modulePx) => {
  const truth = trueCode('otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP')
  const image = canvas(600, 600)
  draw(image, truth, { corners: square(60, 60, truth.dimension * modulePx) })
  const far = 60 + (truth.dimension - 3.5) * modulePx
  const near = 60 + 3.5 * modulePx
  const { finders } = findersOf(image).all(never)
  for (const [x, y] of [[near, near], [far, near], [near, far]] as const) {
    expect(finders.some((finder) => Math.hypot(finder.x - x, finder.y - y) < modulePx)).toBe(true)
  }
})

it('estimates from a sample of the rows how many there are', () => {
  const finders = findersOf(tiled(30, 20))
  expect(finders.estimate(never)).toBeGreaterThan(300)
  expect(finders.estimate(never)).toBeLessThan(1_200)
  expect(findersOf(canvas(1_000, 700)).estimate(never)).toBe(0)
})

it('answers the same search again', () => {
  const finders = findersOf(tiled(3, 3))
  expect(finders.all(never)).toBe(finders.all(never))
})

it('looks at the clock while it searches', () => {
  let looks = 0
  findersOf(tiled(10, 10)).all(() => (looks += 1) > 3)
  expect(looks).toBeGreaterThan(3)
  expect(findersOf(tiled(10, 10)).all(() => true).finders).toEqual([])
})

it('ends a search in which sightings do not end', () => {
  // 27,000 patterns, each seen by several rows; what is kept is bounded for every look.
  const { finders } = findersOf(tiled(180, 150)).all(never)
  expect(finders.length).toBeLessThan(27_000 * 2)
  expect(finders.reduce((sum, { hits, otherHits }) => sum + hits + otherHits, 0)).toBeLessThan(10 * 30_000)
})
