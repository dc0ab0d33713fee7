// Three finders of each code and none elsewhere: dark and light, turned, without a quiet zone, cut off; letters are none.
import { describe, expect, it } from 'vitest'
import { canvas, draw, square, trueCode, type Canvas, type Drawing } from '../../../bench/qr/draw-pixels.ts'
import { searchFinders } from './finder-search.ts'
import { createFinderStore, type Finder } from './finder-store.ts'
import { lumaAndHalfOf } from './gray-image.ts'
import { binarize, rangesOfHalf, spreadRanges } from './thresholds.ts'

const CODE = trueCode('otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP')

function findersOf(image: Canvas): readonly Finder[] {
  const { full, half } = lumaAndHalfOf(image)
  const store = createFinderStore()
  const own = rangesOfHalf(half, full)
  const picture = binarize(full, { own, around: spreadRanges(spreadRanges(own)), bias: 0.5, minContrast: 12 })
  searchFinders({ picture, scale: 1, rowStep: 1, level: 0 }, (sighting) => { store.add(sighting) }, () => false)
  return store.finders
}

/** The share of the three true finders that were found within a module. */
function foundOf(image: Canvas, corners: Drawing['corners'], isDark: boolean): number {
  const finders = findersOf(image)
  const [a, b, , d] = corners
  const at = (u: number, v: number) => ({
    x: a.x + ((b.x - a.x) * u + (d.x - a.x) * v) / CODE.dimension,
    y: a.y + ((b.y - a.y) * u + (d.y - a.y) * v) / CODE.dimension
  })
  const far = CODE.dimension - 3.5
  const modulePx = Math.hypot(b.x - a.x, b.y - a.y) / CODE.dimension
  return [at(3.5, 3.5), at(far, 3.5), at(3.5, far)].filter(({ x, y }) =>
    finders.some((finder) => finder.isDark === isDark && Math.hypot(finder.x - x, finder.y - y) < modulePx)
  ).length
}

const turned = (angle: number, sizePx: number): Drawing['corners'] => {
  const [c, s] = [Math.cos(angle) * sizePx, Math.sin(angle) * sizePx]
  const x = 300
  const y = 250
  return [{ x, y }, { x: x + c, y: y + s }, { x: x + c - s, y: y + s + c }, { x: x - s, y: y + c }]
}

describe('searching finder patterns', () => {
  it.each([1.5, 2, 3, 5, 8])('finds all three at %d px a module, dark and light', (modulePx) => {
    const corners = square(40, 50, CODE.dimension * modulePx)
    const dark = canvas(500, 500)
    draw(dark, CODE, { corners })
    expect(foundOf(dark, corners, true)).toBe(3)
    const light = canvas(500, 500, 0)
    draw(light, CODE, { corners, dark: 0xff_ff_ff, light: 0 })
    expect(foundOf(light, corners, false)).toBe(3)
  })

  it.each([0.2, 0.5, 0.78, 1.2, 2.5, 4])('finds all three when turned by %d', (angle) => {
    const corners = turned(angle, CODE.dimension * 4)
    const image = canvas(700, 700)
    draw(image, CODE, { corners })
    expect(foundOf(image, corners, true)).toBe(3)
  })

  it('finds all three without a quiet zone on black', () => {
    const corners = square(40, 50, CODE.dimension * 4)
    const image = canvas(400, 400, 0)
    draw(image, CODE, { corners, quietZone: 0 })
    expect(foundOf(image, corners, true)).toBe(3)
  })

  it('finds all three when the picture cuts the outer run off', () => {
    const corners = square(-5, 50, CODE.dimension * 5)
    const image = canvas(400, 400)
    draw(image, CODE, { corners, quietZone: 0 })
    expect(foundOf(image, corners, true)).toBe(3)
  })

  it('takes a ring for no finder: the hole of a letter has no separator', () => {
    const image = canvas(200, 200)
    for (let y = 0; y < 200; y += 1) {
      for (let x = 0; x < 200; x += 1) {
        const radius = Math.max(Math.abs((x % 40) - 20), Math.abs((y % 40) - 20))
        if (radius >= 5 && radius < 8) image.words[y * 200 + x] = 0xff_00_00_00
      }
    }
    expect(findersOf(image)).toEqual([])
  })
})
