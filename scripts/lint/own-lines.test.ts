// Tests what counts as a function's own lines.
import { Linter } from 'eslint'
import { expect, it } from 'vitest'
import { ownLines } from './own-lines.mjs'

function problems(code: string): string[] {
  const config = { plugins: { nidan: { rules: { 'own-lines': ownLines } } }, rules: { 'nidan/own-lines': ['error', 5] } } as const
  return new Linter().verify(code, config as unknown as Linter.Config).map((problem) => problem.message)
}

it('a short function is fine', () => {
  expect(problems('function a() {\n  return 1\n}')).toEqual([])
})

it('a long function is named with its length', () => {
  expect(problems(`function long() {\n${'  go()\n'.repeat(6)}}`)).toEqual(['long has 8 lines of its own; the most is 5.'])
})

it('an object made of closures is measured closure by closure', () => {
  const closure = '  const a = () => {\n    go()\n    go()\n  }\n'
  expect(problems(`function make() {\n${closure}${closure.replaceAll(' a ', ' b ')}}`)).toEqual([])
})
