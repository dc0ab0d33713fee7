// The page of figures: it says every figure, and also where another reader is ahead or a limit is not kept.
import { expect, it } from 'vitest'
import { rowOf } from '../figures.ts'
import { figuresPage, type CorpusFigures } from './figures-page.ts'

const corpus = (seed: number, ours: number, theirs: number): CorpusFigures => {
  const reader = (found: number): CorpusFigures['scores'][string] => ({
    all: { found, codes: 8 },
    byCategory: { logo: { found, codes: 8 }, 'no code': { found: 0, codes: 0 } },
    falseTexts: 0
  })
  return { seed, scores: { nidan: reader(ours), 'zxing-wasm': reader(theirs) } }
}

it('says what was found, who was ahead, what was over its limit and which reader was not there', () => {
  const page = figuresPage({
    at: '2026-11-23T09:00:00.000Z',
    runtime: '',
    own: corpus(1, 8, 6),
    unseen: corpus(7, 5, 6),
    missing: ['zbarimg: not installed'],
    rows: [rowOf('first code', '×', [1, 1.25, 2], { limit: 1.1 }), rowOf('memory', 'MB', [122], { limit: 250, note: '8 codes' })]
  })
  expect(page).toContain('--seed=7')
  expect(page).toContain('| logo | 8 of 8 | 6 of 8 |')
  expect(page).toContain('| no code | – | – |')
  expect(page).toContain('| **all** | **62.5 %** | **75.0 %** |')
  expect(page).toContain('found more than Nidan: none')
  expect(page).toContain('found more than Nidan: logo')
  expect(page).toContain('| first code | 1.25 × | 2.00 | 3 | ≤ 1.1, **over** |  |')
  expect(page).toContain('| memory | 122 MB |  | 1 | ≤ 250 | 8 codes |')
  expect(page).toContain('zbarimg: not installed')
})
