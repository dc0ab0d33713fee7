// Owns the vectors about attachments: the area and its records, and what the document says of them. Each has one fault or none.
import { createHash } from 'node:crypto'
import { sealAttachment } from '../attachments/seal-attachment.ts'
import { joinBytes, u64 } from '../container/bytes.ts'
import { newItem } from '../document/edit.ts'
import { uuidBytesOf } from '../document/ids.ts'
import { TEST_NOW_MS } from './fixtures.ts'
import { critical, withByteFlipped, type FileParts, type Forger } from './forge.ts'
import type { Case, Cases } from './vector-recipe.ts'

const ITEM_ID = '99999999-9999-4999-8999-999999999999'
const IDS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'] as const
const [FIRST, SECOND, THIRD] = IDS
const AT = [TEST_NOW_MS, 0, '00000001'] as const

interface Made {
  readonly id: string
  readonly record: Uint8Array
  readonly entry: Record<string, unknown>
}

function make(forger: Forger, id: string, content: string, vaultId = forger.vaultId): Made {
  const bytes = new TextEncoder().encode(content)
  const key = forger.random(32)
  const entry = {
    name: { value: `${id.slice(0, 4)}.txt`, at: AT },
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    key: Buffer.from(key).toString('hex'),
    addedAtMs: TEST_NOW_MS
  }
  return { id, entry, record: sealAttachment(key, bytes, { vaultId, id: uuidBytesOf(id) }) }
}

const recordOf = ({ id, record }: Pick<Made, 'id' | 'record'>): Uint8Array => joinBytes([uuidBytesOf(id), u64(record.length), record])
const areaOf = (made: readonly Pick<Made, 'id' | 'record'>[]): Uint8Array => joinBytes(made.map(recordOf))

function documentWith(forger: Forger, made: readonly Made[], change: (entry: Record<string, unknown>) => Record<string, unknown> = (entry) => entry): unknown {
  const item = newItem('Shop', [...AT], TEST_NOW_MS)
  const attachments = Object.fromEntries(made.map(({ id, entry }) => [id, change(entry)]))
  return { ...forger.emptyDocument, clock: AT, items: { [ITEM_ID]: { ...item, attachments } } }
}

/** `parts` are what is put in the place of a right file with these contents. */
function withContents(contents: readonly string[], parts: (made: readonly Made[], forger: Forger) => FileParts): Case['make'] {
  return (forger, slot) => {
    const made = contents.map((content, index) => make(forger, IDS[index] ?? FIRST, content))
    return forger.file({ slots: [slot], document: documentWith(forger, made), area: areaOf(made), ...parts(made, forger) })
  }
}

const damaged = (about: string, contents: readonly string[], parts: (made: readonly Made[], forger: Forger) => FileParts): Cases[string] => ({
  about,
  expected: 'vault-damaged',
  make: withContents(contents, parts)
})
const opening = (about: string, attachments: NonNullable<Cases[string]['attachments']>, recipe: Case['make']): Cases[string] => ({
  about,
  expected: 'opens',
  attachments,
  make: recipe
})
/** The first record's length says something else; the record is as it should be. */
const withLength = (length: number) => (made: readonly Made[]): FileParts => ({
  area: joinBytes(made.flatMap(({ id, record }, index) => [uuidBytesOf(id), u64(index === 0 ? length : record.length), record]))
})
const changedEntry = (change: Record<string, unknown>) => (made: readonly Made[], forger: Forger): FileParts => ({
  document: documentWith(forger, made, (entry) => ({ ...entry, ...change }))
})

const OPENING: Cases = {
  'opens-attachment': opening('One attachment.', { [FIRST]: 'present' }, withContents(['hello'], () => ({}))),
  'opens-attachments-three': opening(
    'Three attachments; the second has two chunks.',
    { [FIRST]: 'present', [SECOND]: 'present', [THIRD]: 'present' },
    withContents(['a', 'b'.repeat(70_000), 'c'], () => ({}))
  ),
  'opens-attachment-removed': opening('A removed attachment whose record is still there.', {}, withContents(['a'], changedEntry({ removed: { value: true, at: [TEST_NOW_MS + 1, 0, '00000001'] } }))),
  'opens-attachment-unreferenced': opening('A record that no login speaks of.', {}, withContents(['a'], (_made, forger) => ({ document: documentWith(forger, []) }))),
  'opens-attachment-missing': opening('The record of the second attachment is missing.', { [FIRST]: 'present', [SECOND]: 'missing' }, withContents(['a', 'b'], (made) => ({ area: areaOf(made.slice(0, 1)) }))),
  'opens-attachment-no-area': opening('An attachment, and no area at all.', { [FIRST]: 'missing' }, (forger, slot) => forger.file({ slots: [slot], document: documentWith(forger, [make(forger, FIRST, 'a')]) })),
  'opens-attachment-tag': opening('A record with a wrong tag.', { [FIRST]: 'damaged' }, withContents(['a'], ([one]) => ({ area: one === undefined ? new Uint8Array() : withByteFlipped(recordOf(one), -1) }))),
  'opens-attachment-digest': opening('A content that is not the one that the document speaks of.', { [FIRST]: 'damaged' }, withContents(['a'], changedEntry({ sha256: '0'.repeat(64) }))),
  'opens-attachment-size': opening('A size that is not the content’s.', { [FIRST]: 'damaged' }, withContents(['a'], changedEntry({ sizeBytes: 2 }))),
  'opens-attachment-swapped': opening(
    'Two records under each other’s ids.',
    { [FIRST]: 'damaged', [SECOND]: 'damaged' },
    withContents(['a', 'b'], ([one, two]) => ({ area: one === undefined || two === undefined ? new Uint8Array() : areaOf([{ ...one, record: two.record }, { ...two, record: one.record }]) }))
  ),
  'opens-attachment-other-vault': opening('A record that was made for another vault.', { [FIRST]: 'damaged' }, (forger, slot) => {
    const made = [make(forger, FIRST, 'a', forger.random(16))]
    return forger.file({ slots: [slot], document: documentWith(forger, made), area: areaOf(made) })
  })
}

const AREA: Cases = {
  'area-order': damaged('Two records in descending order.', ['a', 'b'], (made) => ({ area: areaOf([...made].reverse()) })),
  'area-twice': damaged('One record twice.', ['a'], (made) => ({ area: areaOf([...made, ...made]) })),
  'area-length-beyond': damaged('A record that ends beyond the area.', ['a'], withLength(32_784)),
  'area-length-short': damaged('A record that is a byte shorter than any STREAM.', ['a'], withLength(16_399)),
  'area-length-no-padding': damaged('A record of a length that no padding gives.', ['a'], withLength(16_401)),
  'area-length-too-large': damaged('A record of more than an attachment may have.', ['a'], withLength(9_437_184 + 144 * 16)),
  'area-length-huge': damaged('A record of 2^53 bytes.', ['a'], ([one]) => ({ area: joinBytes([uuidBytesOf(FIRST), Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0), one?.record ?? new Uint8Array()]) })),
  'area-cut-head': damaged('An area that ends within an id.', ['a'], (made) => ({ area: joinBytes([areaOf(made), new Uint8Array(15)]) })),
  'area-none': damaged('An area of no bytes.', ['a'], () => ({ area: new Uint8Array() })),
  'area-value-short': damaged('A length of seven bytes in the header.', ['a'], () => ({ areaLength: new Uint8Array(7) })),
  'area-value-larger': damaged('The header says that the area is a byte longer than it is.', ['a'], (made) => ({ areaLength: u64(areaOf(made).length + 1) })),
  'area-value-too-large': damaged('An area of more than 256 MiB.', ['a'], () => ({ areaLength: u64(268_435_457) })),
  'area-value-missing': damaged('An area of which the header says nothing.', ['a'], () => ({ tlvs: (right) => right.filter(({ type }) => type !== critical(9)) })),
  'area-value-uncritical': damaged('The area’s length without its critical bit.', ['a'], () => ({ tlvs: (right) => right.map((tlv) => (tlv.type === critical(9) ? { ...tlv, type: 9 } : tlv)) }))
}

const ENTRIES: Cases = {
  'attachment-name-empty': damaged('An attachment without a name.', ['a'], changedEntry({ name: { value: '', at: AT } })),
  'attachment-name-long': damaged('A name of 256 letters.', ['a'], changedEntry({ name: { value: 'n'.repeat(256), at: AT } })),
  'attachment-size-none': damaged('An attachment of no bytes.', ['a'], changedEntry({ sizeBytes: 0 })),
  'attachment-size-large': damaged('An attachment of a byte more than 8 MiB.', ['a'], changedEntry({ sizeBytes: 8_388_609 })),
  'attachment-key-short': damaged('A key of 31 bytes.', ['a'], changedEntry({ key: '0'.repeat(62) })),
  'attachment-digest-upper': damaged('A digest in upper case.', ['a'], changedEntry({ sha256: 'A'.repeat(64) })),
  'attachment-removed-text': damaged('Removed, said by a text.', ['a'], changedEntry({ removed: { value: 'yes', at: AT } }))
}

export const ATTACHMENTS: Cases = { ...OPENING, ...AREA, ...ENTRIES }
