// Holds how the attachments of a login change: by an edit, by a backup that is restored, and up to what a vault takes.
import { describe, expect, it } from 'vitest'
import type { AttachmentEdit } from '../../../shared/model/attachment.ts'
import type { Stamp } from '../document/clock.ts'
import type { Attachment, Item, VaultDocument } from '../document/document.ts'
import { newItem } from '../document/edit.ts'
import { newDocument } from '../document/new-document.ts'
import { codeThrown } from '../testdata/fixtures.ts'
import { assertAttachmentsFit, attachmentsRestored, editAttachments, isAttached, liveAttachmentsOf, withRemoved, type NewAttachment } from './item-attachments.ts'

const [A, B, C] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'] as const
const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
const attachment = (name: string, change: Partial<Attachment> = {}): Attachment => ({
  name: { value: name, at: at(1) }, sizeBytes: 10, sha256: 'a'.repeat(64), key: 'b'.repeat(64), addedAtMs: 1, ...change
})
const draft = (id: string): NewAttachment => ({ id, name: 'draft.txt', sizeBytes: 5, sha256: 'c'.repeat(64), key: 'd'.repeat(64), record: new Uint8Array() })
const noDraft = (): never => {
  throw new Error('no draft')
}
const edit = (attachments: Item['attachments'], edits: readonly AttachmentEdit[], draftOf: (handle: string) => NewAttachment = noDraft): Item['attachments'] =>
  editAttachments(attachments, edits, draftOf, { at: at(9), nowMs: 9 }).attachments
const names = (attachments: Item['attachments']): (readonly [string, string])[] => liveAttachmentsOf(attachments).map(({ id, attachment: { name } }) => [id, name.value] as const)

describe('an edit of attachments', () => {
  it('adds drafts under the names that were typed, renames, and removes what it does not name', () => {
    const before = { [A]: attachment('a.txt'), [B]: attachment('b.txt') }
    const after = edit(before, [{ kind: 'keep', id: A, name: 'renamed.txt' }, { kind: 'draft', handle: 'h', name: 'new.txt' }], () => draft(C))
    expect(names(after)).toEqual([[A, 'renamed.txt'], [C, 'new.txt']])
    expect(after?.[A]?.name.history).toEqual([{ value: 'a.txt', at: at(1) }])
    expect(after?.[B]?.removed).toEqual({ value: true, at: at(9) })
  })

  it('of a login without any leaves none, and keeps what is kept as it was', () => {
    expect(edit(undefined, [])).toBeUndefined()
    const before = { [A]: attachment('a.txt') }
    expect(edit(before, [{ kind: 'keep', id: A, name: 'a.txt' }])).toEqual(before)
  })

  it('is refused when it keeps what is not there or was removed', () => {
    const removed = { [A]: attachment('a.txt', { removed: { value: true, at: at(2) } }) }
    for (const before of [undefined, removed]) expect(codeThrown(() => edit(before, [{ kind: 'keep', id: A, name: 'a.txt' }]))).toBe('attachment-not-found')
  })
})

describe('a removal', () => {
  it('that is older than the name does not count', () => {
    expect([isAttached(attachment('a', { removed: { value: true, at: at(0) } })), isAttached(attachment('a', { removed: { value: true, at: at(2) } })), isAttached(attachment('a', { removed: { value: false, at: at(2) } }))]).toEqual([true, false, true])
  })

  it('of what is removed already changes nothing, and putting back what is there neither', () => {
    const [there, gone] = [attachment('a'), attachment('a', { removed: { value: true, at: at(2) } })]
    expect([withRemoved(there, false, at(9)) === there, withRemoved(gone, true, at(9)) === gone]).toEqual([true, true])
    expect(withRemoved(gone, false, at(9)).removed).toEqual({ value: false, at: at(9) })
  })
})

describe('the attachments of a backup', () => {
  it('are there again, with their names of then, and what came since is removed', () => {
    const now = { [A]: attachment('new name.txt'), [B]: attachment('since.txt'), [C]: attachment('c.txt', { removed: { value: true, at: at(5) } }) }
    const then = { [A]: attachment('old name.txt'), [C]: attachment('c.txt') }
    const { attachments } = attachmentsRestored(now, then, at(9))
    expect(names(attachments)).toEqual([[C, 'c.txt'], [A, 'old name.txt']])
    expect(attachments?.[B]?.removed?.value).toBe(true)
  })

  it('that are not known any more come as they were; one that was removed then is removed again', () => {
    const { attachments } = attachmentsRestored({ [B]: attachment('b.txt') }, { [A]: attachment('a.txt'), [B]: attachment('b.txt', { removed: { value: true, at: at(2) } }) }, at(9))
    expect(names(attachments)).toEqual([[A, 'a.txt']])
  })

  it('of a login that has none, then or now, are none', () => {
    expect(attachmentsRestored(undefined, undefined, at(9))).toEqual({})
    expect(names(attachmentsRestored(undefined, { [A]: attachment('a.txt') }, at(9)).attachments)).toEqual([[A, 'a.txt']])
  })
})

describe('what a vault takes', () => {
  const documentWith = (count: number, sizeBytes: number): VaultDocument => {
    const ids = Array.from({ length: count }, (_, index) => `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`)
    const item = { ...newItem('Shop', at(1), 1), attachments: Object.fromEntries(ids.map((id) => [id, attachment('a', { sizeBytes })])) }
    return { ...newDocument({ vaultId: A, name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' }), items: { [A]: item, [B]: newItem('None', at(1), 1) } }
  }
  const MIB = 2 ** 20

  it('is not passed by a change, but what is beyond it already may stay', () => {
    const check = (before: VaultDocument, after: VaultDocument): string => codeThrown(() => { assertAttachmentsFit(before, after) })
    expect(check(documentWith(8, 8 * MIB), documentWith(9, 8 * MIB))).toBe('attachment-total-too-large')
    expect(check(documentWith(0, 1), documentWith(100_000, 1))).toBe('attachment-too-many')
    for (const [before, after] of [[documentWith(7, 8 * MIB), documentWith(8, 8 * MIB)], [documentWith(9, 8 * MIB), documentWith(9, 8 * MIB)], [documentWith(100_000, 1), documentWith(99_999, 1)]] as const)
      expect(() => { assertAttachmentsFit(before, after) }).not.toThrow()
  })
})
