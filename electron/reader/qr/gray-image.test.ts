// Brightness, colours and samples are what everything else stands on: exact values.
import { expect, it } from 'vitest'
import { colourPlaneOf, halved, lumaOf, sampleAt, thinned } from './gray-image.ts'

const picture = (...pixels: [number, number, number][]) => ({
  data: Uint8ClampedArray.from(pixels.flatMap(([r, g, b]) => [r, g, b, 255])),
  widthPx: pixels.length,
  heightPx: 1
})

it('weighs red, green and blue as BT.601 does', () => {
  expect([...lumaOf(picture([255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 0, 0])).data]).toEqual([255, 76, 149, 28, 0])
})

it('reads pixels that do not begin at a word', () => {
  const shifted = new Uint8ClampedArray(9)
  shifted.set([255, 255, 255, 255], 1)
  expect([...lumaOf({ data: shifted.subarray(1, 5), widthPx: 1, heightPx: 1 }).data]).toEqual([255])
})

it('colour planes tell colours of one brightness apart, and no grey from another', () => {
  const [red, green, gray, black] = colourPlaneOf(picture([200, 30, 30], [63, 154, 63], [120, 120, 120], [0, 0, 0]), 'red-green').data
  expect((red ?? 0) - (green ?? 0)).toBeGreaterThan(100)
  expect(gray).toBe(black)
  const [blue, yellow] = colourPlaneOf(picture([40, 40, 200], [90, 90, 20]), 'blue-yellow').data
  expect((blue ?? 0) - (yellow ?? 0)).toBeGreaterThan(80)
})

it('halves by the mean of four and drops an odd edge', () => {
  expect(halved({ data: Uint8Array.from([0, 4, 9, 8, 12, 9, 9, 9, 9]), widthPx: 3, heightPx: 3 })).toEqual({ data: Uint8Array.from([6]), widthPx: 1, heightPx: 1 })
})

it('thins to every so many pixels', () => {
  const thin = thinned(picture([1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4], [5, 5, 5]), 1)
  expect(thin.widthPx).toBe(5)
  const square = { data: new Uint8ClampedArray(4 * 4 * 4).map((_, i) => i >> 2), widthPx: 4, heightPx: 4 }
  expect([...thinned(square, 2).data].filter((_, i) => i % 4 === 0)).toEqual([0, 2, 8, 10])
})

it('samples between pixels, and at the nearest edge outside', () => {
  const gray = { data: Uint8Array.from([0, 100, 0, 100]), widthPx: 2, heightPx: 2 }
  expect(sampleAt(gray, 0.5, 0.5)).toBe(0)
  expect(sampleAt(gray, 1, 1)).toBeCloseTo(50)
  expect(sampleAt(gray, 9, 1)).toBeCloseTo(100, 0)
  expect(sampleAt(gray, -9, -9)).toBe(0)
})
