import { describe, expect, it } from 'vitest'
import { rowOf, seriesOf, tableOf } from './figures.ts'

describe('figures', () => {
  it('take the middle of an odd and the mean of the two middles of an even series', () => {
    expect(seriesOf([9, 1, 5]).median).toBe(5)
    expect(seriesOf([4, 1, 2, 3]).median).toBe(2.5)
  })

  it('name the value that 95 of 100 runs stay under', () => {
    expect(seriesOf(Array.from({ length: 100 }, (_, i) => i + 1)).p95).toBe(95)
  })

  it('say in the table whether a limit holds', () => {
    expect(tableOf([rowOf('start', '×', [1.1], { limit: 1.2 })])).toContain('≤ 1.2 ok')
    expect(tableOf([rowOf('start', '×', [1.3], { limit: 1.2 })])).toContain('≤ 1.2 OVER')
  })
})
