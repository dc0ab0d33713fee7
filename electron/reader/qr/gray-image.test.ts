// Brightness, colours and samples are what everything else stands on: exact values.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { colourPlaneOf, halved, lumaAndHalfOf, sampleAt } from './gray-image.ts'

const picture = (...pixels: [number, number, number][]) => ({
  data: Uint8ClampedArray.from(pixels.flatMap(([r, g, b]) => [r, g, b, 255])),
  widthPx: pixels.length,
  heightPx: 1
})

const line = (widthPx: number) => ({ x: 0, y: 0, widthPx, heightPx: 1 })

it('weighs red, green and blue as BT.601 does', () => {
  const { full } = lumaAndHalfOf(picture([255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 0, 0]))
  expect([...full.data]).toEqual([255, 76, 149, 28, 0])
})

it('reads pixels that do not begin at a word', () => {
  const shifted = new Uint8ClampedArray(9)
  shifted.set([255, 255, 255, 255], 1)
  expect([...lumaAndHalfOf({ data: shifted.subarray(1, 5), widthPx: 1, heightPx: 1 }).full.data]).toEqual([255])
})

it('brightness of every pixel and the half of it are those of the formula, also at odd edges and where pixels repeat', () => {
  const sizes = fc.record({ widthPx: fc.integer({ min: 1, max: 9 }), heightPx: fc.integer({ min: 1, max: 9 }), colours: fc.integer({ min: 1, max: 3 }) })
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.integer({ min: 0, max: 255 })), ({ widthPx, heightPx, colours }, values) => {
      const palette = Array.from({ length: colours }, () => [values.next().value, values.next().value, values.next().value, 255] as const)
      const pixels = Array.from({ length: widthPx * heightPx }, () => palette[values.next().value % colours] ?? [0, 0, 0, 255])
      const { full, half } = lumaAndHalfOf({ data: Uint8ClampedArray.from(pixels.flat()), widthPx, heightPx })
      expect([...full.data]).toEqual(pixels.map(([r, g, b]) => (r * 77 + g * 150 + b * 29) >> 8))
      expect(half).toEqual(halved(full))
    })
  )
})

it('colour planes tell colours of one brightness apart, and no grey from another', () => {
  const [red, green, gray, black] = colourPlaneOf(picture([200, 30, 30], [63, 154, 63], [120, 120, 120], [0, 0, 0]), 'red-green', line(4)).data
  expect((red ?? 0) - (green ?? 0)).toBeGreaterThan(100)
  expect(gray).toBe(black)
  const [blue, yellow] = colourPlaneOf(picture([40, 40, 200], [90, 90, 20]), 'blue-yellow', line(2)).data
  expect((blue ?? 0) - (yellow ?? 0)).toBeGreaterThan(80)
})

it('halves by the mean of four and drops an odd edge', () => {
  expect(halved({ data: Uint8Array.from([0, 4, 9, 8, 12, 9, 9, 9, 9]), widthPx: 3, heightPx: 3 })).toEqual({ data: Uint8Array.from([6]), widthPx: 1, heightPx: 1 })
})

it('a colour plane holds the part of the picture that was asked for', () => {
  const pixels = Array.from({ length: 4 * 3 }, (_, i) => [i * 20, 0, 0, 255])
  const image = { data: Uint8ClampedArray.from(pixels.flat()), widthPx: 4, heightPx: 3 }
  const part = colourPlaneOf(image, 'red-green', { x: 1, y: 1, widthPx: 2, heightPx: 2 })
  expect(part).toEqual({ data: Uint8Array.from([5, 6, 9, 10], (i) => (255 + i * 20) >> 1), widthPx: 2, heightPx: 2 })
})

it('samples between pixels, and at the nearest edge outside', () => {
  const gray = { data: Uint8Array.from([0, 100, 0, 100]), widthPx: 2, heightPx: 2 }
  expect(sampleAt(gray, 0.5, 0.5)).toBe(0)
  expect(sampleAt(gray, 1, 1)).toBeCloseTo(50)
  expect(sampleAt(gray, 9, 1)).toBeCloseTo(100, 0)
  expect(sampleAt(gray, -9, -9)).toBe(0)
})
