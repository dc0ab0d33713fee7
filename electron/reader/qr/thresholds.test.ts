// Dark and light by blocks: flat places hold nothing, faint ones do, and a run begins where the colour changes.
import { expect, it } from 'vitest'
import { binarize, isDarkAt, ownRangesOf, runsOfRow, spreadRanges } from './thresholds.ts'

function row(...runs: [value: number, length: number][]) {
  const line = runs.flatMap(([value, length]) => Array.from({ length }, () => value))
  const data = Uint8Array.from({ length: line.length * 8 }, (_, i) => line[i % line.length] ?? 0)
  return { data, widthPx: line.length, heightPx: 8 }
}

function runs(gray: ReturnType<typeof row>, minContrast = 12) {
  const changes = new Int32Array(gray.widthPx + 4)
  const count = runsOfRow(binarize(gray, spreadRanges(spreadRanges(ownRangesOf(gray))), { bias: 0.5, minContrast }), 4, changes)
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
  const narrow = spreadRanges(ownRangesOf(gray))
  const isDark = (ranges: typeof narrow) => isDarkAt(binarize(gray, ranges, { bias: 0.5, minContrast: 12 }), 20, 4)
  expect([isDark(spreadRanges(narrow)), isDark(narrow)]).toEqual([false, true])
})
