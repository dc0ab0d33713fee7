import { describe, expect, it } from 'vitest'
import type { FieldEdit, ItemEdit } from '../../../shared/model/item.ts'
import { codeThrown, seededRandom, TEST_NOW_MS } from '../testdata/fixtures.ts'
import type { OtpValue, VaultDocument } from './document.ts'
import { applyItemEdit, attachOtp, itemOf, setFlag, withUses, type EditContext } from './edit.ts'
import { newUuid } from './ids.ts'
import { newDocument } from './new-document.ts'
import { detailOf, summaryOf, textOf } from './views.ts'

const random = seededRandom('edit')
const newId = (): string => newUuid(random)
const context = (nowMs: number): EditContext => ({ nowMs, writer: 'bbbbbbbb', newId })
const EMPTY = newDocument({ vaultId: newId(), name: 'Personal', nowMs: TEST_NOW_MS, writer: 'aaaaaaaa' })
const OTP: OtpValue = {
  address: 'otpauth://…',
  type: 'totp',
  secret: 'JBSWY3DPEHPK3PXP',
  algorithm: 'SHA1',
  digits: 6,
  periodSeconds: 30,
  issuer: 'Shop',
  account: 'hanako'
}
const noDraft = (): never => {
  throw new Error('no draft is expected here')
}

function set(kind: FieldEdit['kind'], value: string, id = newId(), label = ''): FieldEdit {
  return { id, kind, label, change: { kind: 'set', value } }
}

function keep({ id, kind, label }: FieldEdit): FieldEdit {
  return { id, kind, label, change: { kind: 'keep' } }
}

const USERNAME = set('username', 'hanako')
const PASSWORD = set('password', 'geheim')
const SITE = set('website', 'https://shop.example')
const NEW: ItemEdit = { id: null, title: 'Shop', favourite: false, notes: '', fields: [USERNAME, PASSWORD, SITE] }
const MADE = applyItemEdit(EMPTY, NEW, noDraft, context(TEST_NOW_MS + 1_000))
const BASE = MADE.document
const ID = MADE.itemId

function edited(change: Partial<ItemEdit>, document: VaultDocument = BASE, nowMs = TEST_NOW_MS + 2_000): VaultDocument {
  const edit = { ...NEW, id: ID, fields: NEW.fields.map(keep), ...change }
  return applyItemEdit(document, edit, () => OTP, context(nowMs)).document
}

describe('a new login', () => {
  it('has what was typed, in its order', () => {
    expect(detailOf(ID, itemOf(BASE, ID))).toEqual({
      id: ID,
      title: 'Shop',
      favourite: false,
      trashed: false,
      notes: '',
      attachments: [],
      createdAtMs: TEST_NOW_MS + 1_000,
      updatedAtMs: TEST_NOW_MS + 1_000,
      fields: [
        { kind: 'username', id: USERNAME.id, label: '', value: 'hanako' },
        { kind: 'password', id: PASSWORD.id, label: '', filled: true },
        { kind: 'website', id: SITE.id, label: '', value: 'https://shop.example' }
      ]
    })
  })

  it('leaves the document that it was made from alone', () => {
    expect(EMPTY.items).toEqual({})
  })
})

describe('what leaves about a login', () => {
  it('is a row without any secret', () => {
    const document = edited({
      fields: [...NEW.fields.map(keep), { id: newId(), kind: 'otp', label: '', change: { kind: 'otp', handle: newId() } }]
    })
    const row = summaryOf(ID, itemOf(document, ID), null)
    expect(row).toMatchObject({
      title: 'Shop',
      username: 'hanako',
      websites: ['https://shop.example'],
      hasOtp: true,
      trashed: false,
      lastUsedAtMs: null
    })
    expect(JSON.stringify([row, detailOf(ID, itemOf(document, ID))])).not.toMatch(/geheim|JBSWY3DPEHPK3PXP/u)
  })

  it('stands in the same order on every computer, also where two gave one place', () => {
    const item = itemOf(BASE, ID)
    const field = (value: string) => ({ kind: 'text' as const, label: { value: '', at: item.title.at }, order: { value: 0, at: item.title.at }, value: { value, at: item.title.at } })
    const shown = (...ids: string[]) => detailOf(ID, { ...item, fields: Object.fromEntries(ids.map((id) => [id, field(id)])) }).fields.map(({ id }) => id)
    expect([shown('b', 'a', 'c'), shown('c', 'b', 'a'), shown('a', 'c', 'b')]).toEqual(Array.from({ length: 3 }, () => ['a', 'b', 'c']))
  })

  it('leaves out a field of a kind that it does not know, and is no text where there is none', () => {
    const item = itemOf(BASE, ID)
    const [id, known] = Object.entries(item.fields)[0]!
    expect(detailOf(ID, { ...item, fields: { [id]: { ...known, kind: 'passkey' as never } } }).fields).toEqual([])
    expect([textOf(known), textOf({ ...known, value: { value: OTP, at: known.value.at } })]).toEqual(['hanako', ''])
  })

  it('is cut to what a row may have', () => {
    const row = summaryOf(
      ID,
      itemOf(
        edited({ fields: [set('username', 'u'.repeat(5_000)), ...Array.from({ length: 120 }, () => set('website', 'w'.repeat(5_000)))] }),
        ID
      ),
      null
    )
    expect([row.username.length, row.websites.length, row.websites[0]?.length]).toEqual([1_000, 100, 1_000])
  })

  it('names the first user name that is not empty', () => {
    expect(summaryOf(ID, itemOf(edited({ fields: [set('username', ''), set('username', 'second')] }), ID), null).username).toBe('second')
  })

  it('takes the later of two uses', () => {
    const item = { ...itemOf(BASE, ID), lastUsedAtMs: 50 }
    expect([summaryOf(ID, item, 60), summaryOf(ID, item, 40), summaryOf(ID, item, null)].map((row) => row.lastUsedAtMs)).toEqual([
      60, 50, 50
    ])
  })
})

describe('an edit', () => {
  it('leaves kept fields untouched, stamps and all', () => {
    const before = itemOf(BASE, ID)
    const after = itemOf(edited({ title: 'Other' }), ID)
    expect(after.fields).toEqual(before.fields)
    expect(after.title).toEqual({
      value: 'Other',
      at: [TEST_NOW_MS + 2_000, 0, 'bbbbbbbb'],
      history: [{ value: 'Shop', at: before.title.at }]
    })
  })

  it('moves a changed value to the history', () => {
    const after = itemOf(edited({ fields: [keep(USERNAME), { ...PASSWORD, change: { kind: 'set', value: 'new' } }, keep(SITE)] }), ID)
    expect(after.fields[PASSWORD.id]?.value).toMatchObject({ value: 'new', history: [{ value: 'geheim' }] })
  })

  it('keeps the notes that it replaces', () => {
    const once = edited({ notes: 'first' })
    expect(itemOf(edited({ notes: 'second' }, once, TEST_NOW_MS + 3_000), ID).notes.history?.map(({ value }) => value)).toEqual(['first'])
  })

  it('changes nothing but the clock when it says what is there already', () => {
    expect(itemOf(edited({ fields: NEW.fields }), ID)).toEqual(itemOf(BASE, ID))
  })

  it('buries a field that is missing, with its value in the history', () => {
    const document = edited({ fields: [keep(USERNAME), keep(SITE)] })
    expect(itemOf(document, ID).fields[PASSWORD.id]).toMatchObject({
      removed: { value: true },
      value: { value: null, history: [{ value: 'geheim' }] }
    })
    expect(detailOf(ID, itemOf(document, ID)).fields.map(({ kind }) => kind)).toEqual(['username', 'website'])
  })

  it('brings a buried field back when it is set again', () => {
    const document = edited({ fields: NEW.fields }, edited({ fields: [keep(USERNAME)] }), TEST_NOW_MS + 3_000)
    expect(detailOf(ID, itemOf(document, ID)).fields).toHaveLength(3)
  })

  it('stamps only the fields that really moved', () => {
    const document = edited({ fields: [keep(PASSWORD), keep(USERNAME), keep(SITE)] })
    const { fields } = itemOf(document, ID)
    expect(detailOf(ID, itemOf(document, ID)).fields.map(({ kind }) => kind)).toEqual(['password', 'username', 'website'])
    expect(fields[PASSWORD.id]?.order).toEqual(itemOf(BASE, ID).fields[PASSWORD.id]?.order)
  })

  it('stores the draft that a handle stands for', () => {
    const fieldId = newId()
    const document = edited({
      fields: [...NEW.fields.map(keep), { id: fieldId, kind: 'otp', label: 'Code', change: { kind: 'otp', handle: newId() } }]
    })
    expect(itemOf(document, ID).fields[fieldId]?.value.value).toEqual(OTP)
  })

  it('gets a later stamp even when the clock of the computer was set back', () => {
    expect(edited({ title: 'Other' }, BASE, 5).clock).toEqual([TEST_NOW_MS + 1_000, 1, 'bbbbbbbb'])
  })

  it('keeps members of a newer writer', () => {
    const strange = { ...BASE, items: { [ID]: { ...itemOf(BASE, ID), folder: 'x' } }, tags: ['y'] }
    expect(edited({ title: 'Other' }, strange)).toMatchObject({ tags: ['y'], items: { [ID]: { folder: 'x' } } })
  })

  it.each([
    ['an unknown login', { id: newId() }, 'item-not-found'],
    ['keeping a field that is not there', { fields: [keep(set('text', ''))] }, 'field-not-found'],
    ['the same field twice', { fields: [keep(USERNAME), keep(USERNAME)] }, 'request-invalid'],
    ['another kind for a field', { fields: [{ ...keep(PASSWORD), kind: 'text' as const }] }, 'request-invalid'],
    ['a text as an OTP', { fields: [set('otp', 'x')] }, 'request-invalid'],
    ['an OTP as a text', { fields: [{ ...set('text', ''), change: { kind: 'otp' as const, handle: newId() } }] }, 'request-invalid']
  ])('is refused for %s', (_name, change, code) => {
    expect(codeThrown(() => edited(change))).toBe(code)
  })

  it('does not take the name of a built-in for a login', () => {
    expect(codeThrown(() => itemOf(BASE, '__proto__'))).toBe('item-not-found')
  })
})

describe('attaching an OTP', () => {
  it('puts it after the fields of the login', () => {
    const { document, fieldId } = attachOtp(BASE, ID, OTP, context(TEST_NOW_MS + 2_000))
    expect(detailOf(ID, itemOf(document, ID)).fields.at(-1)).toMatchObject({ kind: 'otp', id: fieldId, parameters: { issuer: 'Shop' } })
  })

  it('makes a new login named after the issuer, with the account as its user name', () => {
    const { document, itemId } = attachOtp(BASE, null, OTP, context(TEST_NOW_MS + 2_000))
    expect(summaryOf(itemId, itemOf(document, itemId), null)).toMatchObject({ title: 'Shop', username: 'hanako', hasOtp: true })
  })

  it('gives a new login no user name when the code names no account', () => {
    const { document, itemId } = attachOtp(EMPTY, null, { ...OTP, account: '' }, context(TEST_NOW_MS + 1_000))
    expect(detailOf(itemId, itemOf(document, itemId)).fields.map(({ kind }) => kind)).toEqual(['otp'])
  })

  it('names a new login after the account when there is no issuer', () => {
    const { document, itemId } = attachOtp(BASE, null, { ...OTP, issuer: '' }, context(TEST_NOW_MS + 2_000))
    expect(itemOf(document, itemId).title.value).toBe('hanako')
  })

  it('changes nothing when the login has it already', () => {
    const once = attachOtp(BASE, ID, OTP, context(TEST_NOW_MS + 2_000))
    const twice = attachOtp(once.document, ID, { ...OTP, address: 'another' }, context(TEST_NOW_MS + 3_000))
    expect([twice.document === once.document, twice.fieldId]).toEqual([true, once.fieldId])
  })

  it('is refused for a login that is not there', () => {
    expect(codeThrown(() => attachOtp(BASE, newId(), OTP, context(1)))).toBe('item-not-found')
  })
})

describe('flags and uses', () => {
  it('set a star without counting as an edit', () => {
    const item = itemOf(setFlag(BASE, ID, 'favourite', true, context(TEST_NOW_MS + 9_000)), ID)
    expect(summaryOf(ID, item, null)).toMatchObject({ favourite: true, updatedAtMs: TEST_NOW_MS + 1_000 })
  })

  it('move to the trash and back', () => {
    const trashed = setFlag(BASE, ID, 'trashed', true, context(TEST_NOW_MS + 2_000))
    const restored = setFlag(trashed, ID, 'trashed', false, context(TEST_NOW_MS + 3_000))
    expect([itemOf(trashed, ID).trashed.value, itemOf(restored, ID).trashed.value]).toEqual([true, false])
  })

  it('give the same document back when nothing changes', () => {
    expect(setFlag(BASE, ID, 'favourite', false, context(1))).toBe(BASE)
  })

  it('write the later use and ignore logins that are gone', () => {
    const document = withUses(
      BASE,
      new Map([
        [ID, 77],
        [newId(), 88]
      ])
    )
    expect([itemOf(document, ID).lastUsedAtMs, Object.keys(document.items)]).toEqual([77, [ID]])
  })

  it('with a file that nobody holds is refused', () => {
    const edit: ItemEdit = { ...NEW, attachments: [{ kind: 'draft', handle: newId(), name: 'a.txt' }] }
    expect(codeThrown(() => applyItemEdit(EMPTY, edit, noDraft, context(1)))).toBe('attachment-draft-gone')
  })
})
