// Holds the fast check of a document's shape to the schema: whatever the schema takes it takes, whatever the schema refuses it refuses.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryDocument, arbitraryDamage } from '../testdata/arbitrary-document.ts'
import { documentSchema, itemSchema } from './document-schema.ts'
import { isDocument, isItem } from './shape.ts'

const RUNS = { numRuns: 1_500 }

describe('the shape of a document', () => {
  it('is right for every document that the schema takes', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        expect([isDocument(document), documentSchema.safeParse(document).success]).toEqual([true, true])
      }),
      { numRuns: 300 }
    )
  })

  it('is right or wrong as the schema says when any one value is another', () => {
    let refused = 0
    fc.assert(
      fc.property(arbitraryDamage(), (document) => {
        const expected = documentSchema.safeParse(document).success
        if (!expected) refused += 1
        expect(isDocument(document)).toBe(expected)
      }),
      RUNS
    )
    expect(refused).toBeGreaterThan(RUNS.numRuns / 4)
  })

  it('of an item is judged like the item of a document', () => {
    fc.assert(
      fc.property(arbitraryDamage(), (document) => {
        for (const item of Object.values((document as { items?: object }).items ?? {}))
          expect(isItem(item)).toBe(itemSchema.safeParse(item).success)
      }),
      { numRuns: 500 }
    )
  })

  it('is not that of a value that is no object', () => {
    for (const value of [null, undefined, 1, 'x', true, [], [{}]]) expect([isDocument(value), isItem(value)]).toEqual([false, false])
  })

  it('has no item called __proto__: an id is a UUID', () => {
    const [document] = fc.sample(arbitraryDocument(), { numRuns: 1, seed: 1 })
    const text = JSON.stringify({ ...document, removedItems: {} }).replace('"removedItems":{', '"removedItems":{"__proto__":{"at":[1,0,"aaaaaaaa"]}')
    expect(isDocument(JSON.parse(text))).toBe(false)
  })
})
