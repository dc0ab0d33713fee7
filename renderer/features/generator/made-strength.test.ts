// Holds the steps at which bits become words.
import { expect, it } from 'vitest'
import { strengthOfBits } from './made-strength.ts'

it.each([[0, 0], [9.9, 0], [10, 1], [19.9, 1], [20, 2], [26.6, 3], [33.3, 4], [128, 4]])('%f bits are step %i', (bits, step) => {
  expect(strengthOfBits(bits)).toBe(step)
})
