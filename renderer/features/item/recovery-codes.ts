// Owns taking a pasted list of recovery codes apart: a field each, so that each can be crossed off. Pure; stores nothing.
import { newField, type EditedField, type EditedItem } from './edit-model.ts'

/** What sites write before a code: a number, a bullet, an empty box. */
const BEFORE_A_CODE = /^(?:\d{1,2}[.):]\s+|[-*•·▪☐□]\s*)/u

export function codesIn(text: string): string[] {
  const codes = text.split(/[\n\r\t;,]+/u).map((line) => line.trim().replace(BEFORE_A_CODE, '').trim())
  return [...new Set(codes)].filter((code) => code !== '')
}

function isList(field: EditedField): boolean {
  return field.format === 'recovery-code' && field.isNew && !field.isRemoved && /[\n\r\t]/u.test(field.value) && codesIn(field.value).length > 1
}

/** The same item when there is no list in it. */
export function withCodesApart(item: EditedItem, newId: () => string): EditedItem {
  if (!item.fields.some(isList)) return item
  const fields = item.fields.flatMap((field) => {
    if (!isList(field)) return [field]
    const [first = '', ...others] = codesIn(field.value)
    return [{ ...field, value: first }, ...others.map((value) => ({ ...newField(newId(), 'concealed', 'recovery-code'), value }))]
  })
  return { ...item, fields }
}

/** How many are left of how many. */
export function countCodes(fields: readonly { kind: string; format?: string | undefined; datedMs?: number | undefined }[]): { left: number; all: number } {
  const codes = fields.filter(({ kind, format }) => kind === 'concealed' && format === 'recovery-code')
  return { left: codes.filter(({ datedMs }) => datedMs === undefined).length, all: codes.length }
}
