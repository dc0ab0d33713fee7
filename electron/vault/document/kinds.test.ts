// Holds edits and views of items of every category to their promises: nothing concealed leaves, nothing that is unknown is lost.
import { describe, expect, it } from 'vitest'
import { FIELD_FORMATS } from '../../../shared/model/field-formats.ts'
import { ITEM_CATEGORIES, templateOf } from '../../../shared/model/item-categories.ts'
import { itemDetailSchema, itemSummarySchema, type FieldEdit, type ItemEdit } from '../../../shared/model/item.ts'
import { codeThrown, seededRandom, TEST_NOW_MS } from '../testdata/fixtures.ts'
import { changeTagsOnAll, setFlagOnAll } from './batch-edit.ts'
import type { VaultDocument } from './document.ts'
import { applyItemEdit, itemOf, newItem, setFlag, type EditContext } from './edit.ts'
import { newUuid } from './ids.ts'
import { placingOf } from './marks.ts'
import { newDocument } from './new-document.ts'
import { isDocument } from './shape.ts'
import { setCodeUsed } from './used-code.ts'
import { detailOf, summaryOf } from './views.ts'

const random = seededRandom('kinds')
const newId = (): string => newUuid(random)
const context = (nowMs: number): EditContext => ({ nowMs, writer: 'bbbbbbbb', newId })
const EMPTY = newDocument({ vaultId: newId(), name: 'Personal', nowMs: TEST_NOW_MS, writer: 'aaaaaaaa' })
const noDraft = (): never => {
  throw new Error('no draft is expected here')
}
const make = (edit: Partial<ItemEdit>, document: VaultDocument = EMPTY, nowMs = TEST_NOW_MS + 1_000): { document: VaultDocument; itemId: string } =>
  applyItemEdit(document, { id: null, title: 'One', favourite: false, notes: '', fields: [], ...edit }, noDraft, context(nowMs))
const field = (kind: FieldEdit['kind'], value: string, more: Partial<FieldEdit> = {}): FieldEdit => ({ id: newId(), kind, label: '', change: { kind: 'set', value }, ...more })

describe('a new item', () => {
  it.each(ITEM_CATEGORIES)('of the category %s keeps what was typed, and shows nothing that is concealed', (category) => {
    const fields = templateOf(category)
      .filter(({ kind }) => kind !== 'otp')
      .map(({ kind, format }, index) => field(kind, `${kind === 'password' || kind === 'concealed' ? 'SECRET' : 'open'} ${String(index)}`, format === undefined ? {} : { format }))
    const { document, itemId } = make({ category, fields })
    const item = itemOf(document, itemId)
    const [row, detail] = [summaryOf(itemId, item, null), detailOf(itemId, item)]
    expect([itemSummarySchema.safeParse(row).success, itemDetailSchema.safeParse(detail).success, isDocument(document)]).toEqual([true, true, true])
    expect(detail.fields.map((one) => ('format' in one ? one.format : undefined))).toEqual(fields.map(({ format }) => format))
    expect([JSON.stringify([row, detail]).includes('SECRET'), detail.category ?? 'login']).toEqual([false, category])
  })

  it('has under its title who or what it is', () => {
    const { document, itemId } = make({ category: 'identity', fields: [field('text', '太郎', { format: 'first-name' }), field('text', '山田', { format: 'last-name' }), field('text', 'a@b.example', { format: 'email' })] })
    expect(summaryOf(itemId, itemOf(document, itemId), null).username).toBe('太郎 山田')
  })

  it('is refused with a format that is not of the kind: a card number is never kept in the open', () => {
    expect(codeThrown(() => make({ fields: [field('text', '4111', { format: 'card-number' })] }))).toBe('request-invalid')
  })
})

describe('an edit', () => {
  const code = field('concealed', 'aaaa', { format: 'recovery-code' })
  const MADE = make({ tags: ['home'], secondSteps: ['app', 'sms'], fields: [code] })
  const keep: FieldEdit = { id: code.id, kind: 'concealed', label: '', change: { kind: 'keep' } }
  const edit = (change: Partial<ItemEdit>, document = MADE.document): VaultDocument => make({ id: MADE.itemId, fields: [keep], ...change }, document, TEST_NOW_MS + 9_000).document

  it('crosses a code off and takes that back, without its value', () => {
    const used = edit({ fields: [{ ...keep, datedMs: 5_000 }] })
    const shown = (document: VaultDocument): unknown => detailOf(MADE.itemId, itemOf(document, MADE.itemId)).fields[0]
    const bare = { kind: 'concealed', id: code.id, label: '', format: 'recovery-code', filled: true }
    expect([shown(used), shown(edit({}, used)), shown(edit({ fields: [{ ...keep, datedMs: null }] }, used))]).toEqual([{ ...bare, datedMs: 5_000 }, { ...bare, datedMs: 5_000 }, bare])
  })

  it('crosses a recovery code off on display, once, and nothing that is none', () => {
    const ref = { itemId: MADE.itemId, fieldId: code.id, isUsed: true }
    const used = setCodeUsed(MADE.document, ref, context(TEST_NOW_MS + 7_000))
    expect([itemOf(used, MADE.itemId).fields[code.id]?.dated?.value, setCodeUsed(used, ref, context(0)) === used]).toEqual([TEST_NOW_MS + 7_000, true])
    expect(itemOf(setCodeUsed(used, { ...ref, isUsed: false }, context(TEST_NOW_MS + 8_000)), MADE.itemId).fields[code.id]?.dated?.value).toBeNull()
    const password = field('password', 'p')
    const other = make({ fields: [password] })
    expect(codeThrown(() => setCodeUsed(other.document, { itemId: other.itemId, fieldId: password.id, isUsed: true }, context(0)))).toBe('request-invalid')
  })

  it('says in the row when few recovery codes are left', () => {
    const codes = ['a', 'b', 'c'].map((value) => field('concealed', value, { format: 'recovery-code' }))
    const { document, itemId } = make({ fields: codes })
    const used = setCodeUsed(document, { itemId, fieldId: codes[0]!.id, isUsed: true }, context(TEST_NOW_MS + 2_000))
    expect([document, used].map((one) => summaryOf(itemId, itemOf(one, itemId), null).codesLow)).toEqual([undefined, true])
  })

  it('shows no concealed value under whatever format another program wrote beside it', () => {
    const hidden = field('concealed', 'SECRET')
    const { document, itemId } = make({ category: 'identity', fields: [hidden] })
    const item = itemOf(document, itemId)
    const odd = { ...item, fields: { [hidden.id]: { ...item.fields[hidden.id]!, format: 'email' } } }
    expect([summaryOf(itemId, odd, null).username, detailOf(itemId, odd).fields]).toEqual(['', [{ kind: 'concealed', id: hidden.id, label: '', filled: true }]])
  })

  it('that says nothing of tags and steps leaves them', () => {
    expect(placingOf(itemOf(edit({}), MADE.itemId))).toMatchObject({ tags: ['home'], secondSteps: ['app', 'sms'] })
  })

  it('keeps a step that a later version noted', () => {
    const item = itemOf(MADE.document, MADE.itemId)
    const later = { ...MADE.document, items: { [MADE.itemId]: { ...item, secondSteps: { ...item.secondSteps, iris: { value: true, at: item.title.at } } } } }
    expect(placingOf(itemOf(edit({ secondSteps: ['key'] }, later), MADE.itemId)).secondSteps).toEqual(['iris', 'key'])
  })

  it('shows what a later version wrote as what it is kept as', () => {
    const item = itemOf(MADE.document, MADE.itemId)
    const later = { ...item, category: { value: 'spaceship', at: item.title.at }, fields: { [code.id]: { ...item.fields[code.id]!, format: 'retina' } } }
    const detail = detailOf(MADE.itemId, later)
    expect([detail.category, detail.fields]).toEqual([undefined, [{ kind: 'concealed', id: code.id, label: '', filled: true }]])
  })
})

describe('a change of many items', () => {
  const [a, b] = [newId(), newId()]
  const at = EMPTY.clock
  const BOTH: VaultDocument = { ...EMPTY, items: { [a]: newItem('A', at, 0), [b]: newItem('B', at, 0) } }
  const now = context(TEST_NOW_MS + 1_000)

  it('is one stamp, answers with what it changed, and leaves out what is gone', () => {
    const first = setFlag(BOTH, a, 'archived', true, now)
    const { document, changedIds } = setFlagOnAll(first, { itemIds: [a, b, b, newId()], flag: 'archived', value: true }, context(TEST_NOW_MS + 2_000))
    expect([changedIds, placingOf(itemOf(document, b)).archived, document.clock[0], isDocument(document)]).toEqual([[b], true, TEST_NOW_MS + 2_000, true])
  })

  it('that changes nothing gives the same document', () => {
    expect(setFlagOnAll(BOTH, { itemIds: [a, b], flag: 'trashed', value: false }, now).document).toBe(BOTH)
  })

  it('adds tags, and takes one off with those below it', () => {
    const added = changeTagsOnAll(BOTH, { itemIds: [a, b], add: ['work', 'work/bank', 'workshop'], remove: [] }, now).document
    const removed = changeTagsOnAll(added, { itemIds: [a], add: ['home'], remove: ['work'] }, now)
    expect([placingOf(itemOf(removed.document, a)).tags, placingOf(itemOf(removed.document, b)).tags, removed.changedIds]).toEqual([['home', 'workshop'], ['work', 'work/bank', 'workshop'], [a]])
  })
})

describe('the formats', () => {
  it('of everything that gives access are concealed', () => {
    const secret = ['recovery-code', 'card-number', 'card-code', 'pin', 'private-key', 'passphrase', 'product-key'] as const
    expect(secret.filter((format) => !['concealed', 'password'].includes(FIELD_FORMATS[format]))).toEqual([])
  })
})
