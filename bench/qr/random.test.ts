// A corpus is only a measure when a seed makes the same pictures again.
import { expect, it } from 'vitest'
import { CATEGORIES } from './categories.ts'
import { createRandom, seedOf } from './random.ts'

it('a seed makes the same page again, and another seed another', () => {
  for (const { name, make } of CATEGORIES) {
    const html = (seed: number): string => make(createRandom(seedOf(seed, name))).html
    expect(html(1), name).toBe(html(1))
    expect(html(1), name).not.toBe(html(2))
  }
})

it('every page holds at least one code and says which', () => {
  for (const { name, make } of CATEGORIES) {
    const { texts, html } = make(createRandom(seedOf(7, name)))
    expect(texts.length, name).toBeGreaterThan(0)
    expect(html, name).toContain('<svg')
  }
})
