// Tests the figures under a test run.
import { expect, it } from 'vitest'
import { ONE_FAILURE, addTotals, closingLines } from './totals.ts'

it('totals add up and the last line is the only one of figures', () => {
  const totals = addTotals([{ passed: 2, failed: 0, skips: [{ name: 'a › b', reason: 'no oathtool' }], unsteady: ['c › d'] }, ONE_FAILURE, { passed: 3, failed: 0, skips: [], unsteady: [] }])
  expect(closingLines(totals)).toEqual(['passed at its second attempt, to be mended: c › d', 'skipped: a › b: no oathtool', '5 passed, 1 failed, 1 skipped'])
})
