// Owns which field of an item a key of quick access means, and which fields it shows. Pure; never sees a value that is hidden.
import type { FieldKind, FieldView, ItemDetail } from '../../../shared/model/item.ts'

export type QuickKind = 'code' | 'password' | 'username' | 'site'

const KIND_OF: Readonly<Record<QuickKind, FieldKind>> = { code: 'otp', password: 'password', username: 'username', site: 'website' }

function isFilled(field: FieldView): boolean {
  return field.kind === 'otp' || ('filled' in field ? field.filled : field.value.trim() !== '')
}

/** The first filled field of that kind; null for none. */
export function fieldFor({ fields }: ItemDetail, kind: QuickKind): FieldView | null {
  return fields.find((field) => field.kind === KIND_OF[kind] && isFilled(field)) ?? null
}

/** What Enter copies: the code, else the password, else the user name; null for an item with none of them. */
export function firstToCopy(detail: ItemDetail): FieldView | null {
  return fieldFor(detail, 'code') ?? fieldFor(detail, 'password') ?? fieldFor(detail, 'username')
}

/** Headings and empty fields have nothing to copy. */
export function fieldsToShow({ fields }: ItemDetail): FieldView[] {
  return fields.filter((field) => isFilled(field) && !('format' in field && field.format === 'section'))
}
