// Holds which encrypted attachments a save writes, and which of two copies' records are taken.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Stamp } from '../document/clock.ts'
import type { Attachment, VaultDocument } from '../document/document.ts'
import { newItem } from '../document/edit.ts'
import { uuidBytesOf } from '../document/ids.ts'
import { newDocument } from '../document/new-document.ts'
import { attachmentNameOf, fileNameFor } from './attachment-name.ts'
import { attachmentViewsOf } from './attachment-views.ts'
import { hasMoreRecords, recordsToKeep, uniteRecords } from './kept-records.ts'
import { sealAttachment } from './seal-attachment.ts'

const DAY_MS = 86_400_000
const NOW_MS = 1_000 * DAY_MS
const VAULT = '00000000-0000-4000-8000-000000000000'
const idOf = (digit: number): string => `11111111-1111-4111-8111-${String(digit).repeat(12)}`
const at = (ms: number): Stamp => [ms, 0, 'aaaaaaaa']
const KEY = new Uint8Array(32).fill(7)
const content = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

function attachment(text: string, change: Partial<Attachment> = {}): Attachment {
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { name: { value: text, at: at(1) }, sizeBytes: text.length, sha256, key: Buffer.from(KEY).toString('hex'), addedAtMs: 1, ...change }
}
const sealed = (digit: number, text: string): Uint8Array => sealAttachment(KEY, content(text), { vaultId: uuidBytesOf(VAULT), id: uuidBytesOf(idOf(digit)) })
function documentWith(...attachments: Attachment[]): VaultDocument {
  const item = { ...newItem('Shop', at(1), 1), attachments: Object.fromEntries(attachments.map((one, index) => [idOf(index), one])) }
  return { ...newDocument({ vaultId: VAULT, name: 'Personal', nowMs: 1, writer: 'aaaaaaaa' }), items: { [idOf(9)]: item, [idOf(8)]: newItem('None', at(1), 1) } }
}
const removedAt = (ms: number): Partial<Attachment> => ({ removed: { value: true, at: at(ms) } })
const kept = (document: VaultDocument, records: ReadonlyMap<string, Uint8Array>): string[] => [...recordsToKeep(document, records, NOW_MS).keys()]
const some = new Uint8Array([1])

describe('the records that a save writes', () => {
  it('are those of what is attached, and what nobody knows goes', () => {
    expect(kept(documentWith(attachment('a'), attachment('b')), new Map([[idOf(0), some], [idOf(7), some]]))).toEqual([idOf(0)])
  })

  it('are those removed within thirty days too, and not those removed before', () => {
    const document = documentWith(attachment('a', removedAt(NOW_MS - 29 * DAY_MS)), attachment('b', removedAt(NOW_MS - 31 * DAY_MS)))
    expect(kept(document, new Map([[idOf(0), some], [idOf(1), some]]))).toEqual([idOf(0)])
  })

  it('of removed ones are the latest that there is room for', () => {
    const large = { sizeBytes: 8 * 2 ** 20 }
    const ages = [9, 1, 2, 3, 4, 5, 6, 7, 8]
    const document = documentWith(...ages.map((days) => attachment('a', { ...removedAt(NOW_MS - days * DAY_MS), ...large })))
    expect(kept(document, new Map(ages.map((_, index) => [idOf(index), some])))).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(idOf))
  })

  it('of a vault without attachments are none', () => {
    const none = new Map<string, Uint8Array>()
    expect(recordsToKeep(documentWith(attachment('a')), none, NOW_MS)).toBe(none)
  })
})

describe('the records of two copies', () => {
  const document = documentWith(attachment('first'), attachment('second'))
  const [first, second] = [sealed(0, 'first'), sealed(1, 'second')]
  const damaged = (record: Uint8Array): Uint8Array => record.map((byte, index) => (index === 20 ? byte ^ 1 : byte))

  it('are taken where ours has none, and only for what the document knows', () => {
    const united = uniteRecords(new Map([[idOf(0), first]]), new Map([[idOf(1), second], [idOf(7), second]]), document)
    expect([...united.keys()]).toEqual([idOf(0), idOf(1)])
    expect(united.get(idOf(1))).not.toBe(second)
    expect(united.get(idOf(1))).toEqual(second)
  })

  it('are ours, unless ours is damaged and theirs is not', () => {
    const ours = new Map([[idOf(0), first]])
    expect(uniteRecords(ours, new Map([[idOf(0), damaged(first)]]), document)).toBe(ours)
    expect(uniteRecords(ours, new Map([[idOf(0), first.slice()]]), document)).toBe(ours)
    expect(uniteRecords(new Map([[idOf(0), damaged(first)]]), ours, document).get(idOf(0))).toEqual(first)
    const bad = new Map([[idOf(0), damaged(first)]])
    expect(uniteRecords(bad, new Map([[idOf(0), first.map((byte) => byte ^ 1)]]), document)).toBe(bad)
    expect(uniteRecords(ours, new Map(), document)).toBe(ours)
  })

  it('hold more where something attached is missing in the others', () => {
    const ours = new Map([[idOf(0), first], [idOf(1), second]])
    expect([hasMoreRecords(ours, new Map([[idOf(0), first]]), document, NOW_MS), hasMoreRecords(ours, ours, document, NOW_MS), hasMoreRecords(new Map(), ours, document, NOW_MS)]).toEqual([true, false, false])
  })
})

describe('what a view is told', () => {
  it('is a removed attachment only while its content is there, and of a missing one that it is missing', () => {
    const [item] = Object.values(documentWith(attachment('a'), attachment('b', removedAt(5)), attachment('c', removedAt(5)), attachment('d')).items)
    if (item === undefined) throw new Error('no item')
    const views = attachmentViewsOf(item, new Map([[idOf(0), some], [idOf(1), some]]))
    expect(views.map(({ name, state, removedAtMs }) => [name, state, removedAtMs])).toEqual([['a', 'present', null], ['b', 'present', 5], ['d', 'missing', null]])
    expect(attachmentViewsOf({ ...item, attachments: undefined }, new Map())).toEqual([])
  })
})

describe('the name of a file', () => {
  it.each([
    ['a\u202egpj.exe', 'agpj.exe'],
    ['  \u0000 ', 'file'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(251)}.pdf`],
    [`${'x'.repeat(300)}.${'y'.repeat(20)}`, 'x'.repeat(255)],
    ['x'.repeat(300), 'x'.repeat(255)],
    [`.${'x'.repeat(300)}`, `.${'x'.repeat(254)}`],
    [`${'x'.repeat(254)}😀${'y'.repeat(50)}`, 'x'.repeat(254)]
  ])('%j becomes a name that is shown as it is', (given, expected) => {
    expect(attachmentNameOf(given)).toBe(expected)
  })

  it.each([['a/b\\c:d.txt', 'a_b_c_d.txt'], ['...', 'file'], ['con.txt', '_con.txt'], ['LPT1', '_LPT1'], ['name. . ', 'name'], ['.hidden', 'hidden'], ['console.txt', 'console.txt']])('%j becomes one that a file may have', (given, expected) => {
    expect(fileNameFor(given)).toBe(expected)
  })
})
