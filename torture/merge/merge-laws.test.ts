import { describe, expect, it } from 'vitest'
import type { VaultDocument } from '../../electron/vault/document/document.ts'
import { createRandomSource } from '../random-source.ts'
import { threeCopies } from './copies.ts'
import { brokenLaw, type Merge } from './merge-laws.ts'

function lawsBrokenBy(merge: Merge): Set<string> {
  const found = Array.from({ length: 200 }, (_, number) => brokenLaw(merge, threeCopies(createRandomSource(1, number))))
  return new Set(found.flatMap((law) => (law === null ? [] : [law.split(':')[0] ?? law])))
}

// Laws that every function keeps would prove nothing.
describe('the laws of merging', () => {
  it.each<[string, Merge, string]>([
    ['takes its first argument', (a) => a, 'a with b is not b with a'],
    ['takes the larger text', (a, b) => (JSON.stringify(a) > JSON.stringify(b) ? a : b), 'lost'],
    ['marks every merge', (a, b): VaultDocument => ({ ...(JSON.stringify(a) > JSON.stringify(b) ? a : b), generation: a.generation + b.generation }), 'a with itself is not a']
  ])('are broken by a merge that %s', (_name, merge, law) => {
    expect(lawsBrokenBy(merge)).toContain(law)
  })
})
