// Holds the writer that remembers to what JSON.stringify gives, however documents follow one another.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryDocument, arbitraryItem } from '../testdata/arbitrary-document.ts'
import type { VaultDocument } from './document.ts'
import { readDocument, writeDocument } from './migrate.ts'
import { createDocumentWriter } from './write-document.ts'

/** Each step makes a document of the one before: an item set, an item taken away, or a member changed. */
const arbitrarySteps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), id: fc.uuid(), at: fc.nat(), item: arbitraryItem() }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('member' as const), name: fc.constantFrom('generation', 'extra', '"ä'), value: fc.jsonValue() })
  ),
  { maxLength: 8 }
)
type Step = (typeof arbitrarySteps extends fc.Arbitrary<infer T> ? T : never)[number]

function after(document: VaultDocument, step: Step): VaultDocument {
  const ids = Object.keys(document.items)
  if (step.kind === 'member') return { ...document, [step.name]: step.value }
  const id = ids[step.at % Math.max(1, ids.length)]
  if (step.kind === 'set') return { ...document, items: { ...document.items, [step.at % 2 === 0 ? step.id : (id ?? step.id)]: step.item } }
  return { ...document, items: Object.fromEntries(Object.entries(document.items).filter(([one]) => one !== id)) }
}

describe('writing a document again and again', () => {
  it('gives what writing it from the beginning gives', () => {
    fc.assert(
      fc.property(arbitraryDocument(), arbitrarySteps, (first, steps) => {
        const write = createDocumentWriter()
        let document = first
        for (const step of [null, ...steps]) {
          if (step !== null) document = after(document, step)
          expect(Buffer.from(write(document)).equals(writeDocument(document))).toBe(true)
        }
      }),
      { numRuns: 300 }
    )
  })

  it('gives the same for a document whose items are still bytes, some of them looked at in between', () => {
    fc.assert(
      fc.property(arbitraryDocument(), arbitrarySteps, fc.array(fc.nat(), { maxLength: 6 }), (first, steps, looks) => {
        const write = createDocumentWriter()
        let document = readDocument(writeDocument(first), first)
        let plain = first
        for (const [index, step] of [null, ...steps].entries()) {
          if (step !== null) [document, plain] = [after(document, step), after(plain, step)]
          const looked = Object.values(document.items)[looks[index] ?? -1]
          if (looked !== undefined) expect(looked.kind).toBe('login')
          expect(Buffer.from(write(document)).equals(writeDocument(plain))).toBe(true)
        }
        expect(JSON.stringify(document)).toBe(JSON.stringify(plain))
      }),
      { numRuns: 300 }
    )
  })

  it('leaves out a member without a value, as JSON does', () => {
    const [document] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 1 })
    const withNothing = { nothing: undefined, ...document } as VaultDocument
    expect(Buffer.from(createDocumentWriter()(withNothing)).equals(writeDocument(withNothing))).toBe(true)
  })
})
