// Holds the merge of documents whose items are still bytes to the merge of the same documents as objects.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VaultDocument } from '../document/document.ts'
import { placeOf } from '../document/kept-bytes.ts'
import { readDocument, writeDocument } from '../document/migrate.ts'
import { arbitraryFamily } from '../testdata/arbitrary-document.ts'
import { conflictsBetween } from './conflicts.ts'
import { mergeDocuments } from './merge-documents.ts'

const read = (document: VaultDocument): VaultDocument => readDocument(writeDocument(document), document)

describe('copies whose items are still bytes', () => {
  it('merge into what the same copies as objects merge into, with the same conflicts', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryFamily(), ([a, b]) => {
        expect(JSON.stringify(mergeDocuments(read(a), read(b)))).toBe(JSON.stringify(mergeDocuments(a, b)))
        expect(conflictsBetween(read(a), read(b))).toEqual(conflictsBetween(a, b))
      }),
      { numRuns: 150 }
    )
  })

  it('stay bytes where both are the same', () => {
    fc.assert(
      fc.property(arbitraryFamily({ tombstones: false }), ([a]) => {
        const [ours, theirs] = [read(a), read({ ...a, generation: 1 })]
        expect(mergeDocuments(ours, theirs)).toBe(ours)
        for (const item of [...Object.values(ours.items), ...Object.values(theirs.items)]) expect(placeOf(item)).not.toBeNull()
      }),
      { numRuns: 100 }
    )
  })
})
