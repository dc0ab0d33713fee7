// Holds the editor's side of kinds of items: what is stored of a new one, headings, dates, and codes that are pasted as a list.
import { describe, expect, it } from 'vitest'
import { ITEM_CATEGORIES } from '../../../shared/model/item-categories.ts'
import type { ItemDetail } from '../../../shared/model/item.ts'
import { fakeId } from '../../ipc/fake-logins.ts'
import { editedItemOf, isDirty, newField, newItem, toItemEdit, type EditedItem } from './edit-model.ts'
import { groupFields, shownFields } from './field-groups.ts'
import { codesIn, countCodes, withCodesApart } from './recovery-codes.ts'

function ids(): () => string {
  let last = 0
  return () => {
    last += 1
    return fakeId(7, last)
  }
}

const DETAIL: ItemDetail = {
  id: fakeId(0, 1), title: 'Shop', favourite: false, trashed: false, notes: '', attachments: [], createdAtMs: 0, updatedAtMs: 0, tags: ['home'], secondSteps: ['app'],
  fields: [
    { kind: 'concealed', id: fakeId(1, 1), label: '', format: 'recovery-code', filled: true, datedMs: 5 },
    { kind: 'text', id: fakeId(1, 2), label: '', format: 'trusted-device', value: 'desk', datedMs: 7 }
  ]
}

describe('a new item', () => {
  it.each(ITEM_CATEGORIES)('of the category %s has nothing to store before something is typed', (category) => {
    const item = newItem(ids(), category)
    expect([isDirty(item), toItemEdit(item).fields]).toEqual([false, []])
  })

  it('says what it is for, and each field what it is for', () => {
    const item = newItem(ids(), 'wifi')
    const filled: EditedItem = { ...item, title: 'Home', fields: item.fields.map((field) => ({ ...field, value: 'x' })) }
    expect(toItemEdit(filled)).toMatchObject({ category: 'wifi', fields: [{ kind: 'text', format: 'wifi-name' }, { kind: 'password' }, { kind: 'text', format: 'wifi-security' }] })
  })
})

describe('an edit', () => {
  it('says nothing of tags, steps and dates that stay as they are', () => {
    const edit = toItemEdit(editedItemOf(DETAIL))
    expect([Object.keys(edit).filter((key) => ['tags', 'secondSteps', 'category'].includes(key)), edit.fields.map(({ datedMs, format }) => [datedMs, format])]).toEqual([
      [], [[undefined, undefined], [undefined, undefined]]
    ])
  })

  it('says what is another', () => {
    const item = editedItemOf(DETAIL)
    const changed: EditedItem = { ...item, tags: [], secondSteps: ['key', 'app'], fields: item.fields.map((field) => ({ ...field, datedMs: null })) }
    expect([isDirty(changed), toItemEdit(changed)]).toMatchObject([true, { tags: [], secondSteps: ['key', 'app'], fields: [{ datedMs: null }, { datedMs: null }] }])
  })

  it('keeps a new heading that has a label, and drops one without', () => {
    const item = newItem(ids(), 'note')
    const [named, bare] = [{ ...newField(fakeId(9, 1), 'text', 'section'), label: ' Travel ' }, newField(fakeId(9, 2), 'text', 'section')]
    expect(toItemEdit({ ...item, fields: [named, bare] }).fields).toEqual([{ id: named.id, kind: 'text', format: 'section', label: 'Travel', change: { kind: 'set', value: '' } }])
  })
})

describe('headings on display', () => {
  it('stand only over something', () => {
    const field = (label: string, format: 'section' | 'email', value = '') => ({ kind: 'text' as const, label, format, value })
    const fields = [field('A', 'section'), field('', 'email', 'a@b.example'), field('B', 'section'), field('', 'email'), field('C', 'section')]
    expect(shownFields(fields).map(({ label, value }) => label + value)).toEqual(['A', 'a@b.example'])
  })

  it('stand among the fields below them, behind those that give access', () => {
    const fields = [{ kind: 'text' as const, format: 'section' as const }, { kind: 'password' as const }, { kind: 'concealed' as const, format: 'recovery-code' as const }]
    expect(groupFields(fields).map(({ group }) => group)).toEqual(['access', 'two-step', 'more'])
  })
})

describe('recovery codes', () => {
  it.each([
    ['1. aaaa-bbbb\n2. cccc-dddd\n', ['aaaa-bbbb', 'cccc-dddd']],
    ['☐ 1234 5678\t☐ 8765 4321\r\n', ['1234 5678', '8765 4321']],
    ['one, two; one', ['one', 'two']],
    ['10) abc\n- def\n', ['abc', 'def']],
    ['  ', []]
  ])('are found in %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes)
  })

  it('that are pasted as a list become a field each, where the list stood', () => {
    const item = newItem(ids(), 'recovery-codes')
    const typed: EditedItem = { ...item, fields: item.fields.map((field) => (field.format === 'recovery-code' ? { ...field, value: 'a1\nb2\nc3' } : field)) }
    const apart = withCodesApart(typed, () => crypto.randomUUID())
    expect([apart.fields.map(({ value }) => value), new Set(apart.fields.map(({ id }) => id)).size]).toEqual([['', '', 'a1', 'b2', 'c3'], 5])
  })

  it('of one line stay as they were typed, and so does everything that is none', () => {
    const item = newItem(ids(), 'recovery-codes')
    expect(withCodesApart(item, ids())).toBe(item)
  })

  it('are counted', () => {
    expect(countCodes(DETAIL.fields.flatMap((field) => (field.kind === 'otp' || field.kind === 'username' ? [] : [{ kind: field.kind, format: field.format, datedMs: field.datedMs }])))).toEqual({ left: 0, all: 1 })
  })
})
