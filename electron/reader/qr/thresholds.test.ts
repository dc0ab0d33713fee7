// Dark and light by blocks: flat places hold nothing, faint ones do, and a run begins where the colour changes.
import { expect, it } from 'vitest'
import { halved } from './gray-image.ts'
import { binarize, isDarkAt, rangesOfFour, rangesOfHalf, runsOfRow, spreadRanges } from './thresholds.ts'

function row(...runs: [value: number, length: number][]) {
  const line = runs.flatMap(([value, length]) => Array.from({ length }, () => value))
  const data = Uint8Array.from({ length: line.length * 8 }, (_, i) => line[i % line.length] ?? 0)
  return { data, widthPx: line.length, heightPx: 8 }
}

function runs(gray: ReturnType<typeof row>, minContrast = 12) {
  const changes = new Int32Array(gray.widthPx + 4)
  const own = rangesOfHalf(halved(gray), gray)
  const count = runsOfRow(binarize(gray, { own, around: spreadRanges(spreadRanges(own)), bias: 0.5, minContrast }), 4, changes)
  return [...changes.subarray(0, count)]
}

it('a flat row is one light run, black or white', () => {
  expect(runs(row([0, 32]))).toEqual([0, 32])
  expect(runs(row([255, 32]))).toEqual([0, 32])
})

it('runs begin where the colour changes, and a dark start leaves an empty light run', () => {
  expect(runs(row([255, 5], [0, 7], [255, 20]))).toEqual([0, 5, 12, 32])
  expect(runs(row([0, 7], [255, 25]))).toEqual([0, 0, 7, 32])
})

it('contrast below the least is flat, above it is not', () => {
  expect(runs(row([120, 10], [131, 22]))).toEqual([0, 32])
  expect(runs(row([120, 10], [140, 22]))).toEqual([0, 0, 10, 32])
})

it('a narrow neighbourhood sees a faint pattern that black text beside it hides in a wide one', () => {
  const gray = row([0, 8], [200, 10], [170, 4], [200, 18])
  const own = rangesOfHalf(halved(gray), gray)
  const narrow = spreadRanges(own)
  const isDark = (around: typeof narrow) => isDarkAt(binarize(gray, { own, around, bias: 0.5, minContrast: 12 }), 20, 4)
  expect([isDark(spreadRanges(narrow)), isDark(narrow)]).toEqual([false, true])
})

it('an edge that leaves one column of a block dark is not taken for noise', () => {
  expect(runs(row([255, 15], [0, 6], [255, 27]))).toEqual([0, 15, 21, 48])
  expect(runs(row([255, 8], [0, 15], [255, 1], [0, 8]))).toEqual([0, 8, 23, 24, 32])
})

it('a block within a dark area is one run with it, though no pixel of it is compared', () => {
  expect(runs(row([255, 8], [0, 24], [255, 8]))).toEqual([0, 8, 32, 40])
})

it('blocks of the half of a picture span what four blocks of it span, also at an edge', () => {
  const ranges = { darkest: Uint8Array.from([9, 8, 7, 6, 5, 4]), brightest: Uint8Array.from([10, 20, 30, 40, 50, 60]), across: 3, down: 2 }
  expect(rangesOfFour(ranges, { widthPx: 12, heightPx: 8 })).toEqual({ darkest: Uint8Array.from([5, 4]), brightest: Uint8Array.from([50, 60]), across: 2, down: 1 })
})

it('no line of a picture slips through the ranges of its half', () => {
  for (const at of [0, 1, 2, 3, 8, 9, 14, 15]) {
    const gray = row([255, at], [0, 2], [255, 22 - at])
    const { darkest } = rangesOfHalf(halved(gray), gray)
    expect(Math.min(...darkest)).toBeLessThan(140)
  }
})
