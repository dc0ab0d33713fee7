// Holds how a revealed secret is cut into runs of one kind.
import { expect, it } from 'vitest'
import { runsOf } from './secret-runs.ts'

it('tells letters, digits and signs apart in any script', () => {
  expect(runsOf('Ab1-2長い')).toEqual([
    { kind: 'letter', text: 'Ab' },
    { kind: 'digit', text: '1' },
    { kind: 'sign', text: '-' },
    { kind: 'digit', text: '2' },
    { kind: 'letter', text: '長い' }
  ])
})

it('loses no character', () => {
  const secretText = 'pa55:Wörd/👩‍💻 \n—'
  expect(runsOf(secretText).map((run) => run.text).join('')).toBe(secretText)
})
