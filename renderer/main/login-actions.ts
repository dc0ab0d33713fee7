// Owns what keys and palette do with the login on display. Each is nothing where the login has no such field.
import type { FieldView, ItemDetail } from '../../shared/model/item.ts'
import { trashLogin } from '../features/item/trash-login.ts'
import { givenCodeOf } from '../features/otp/otp-store.ts'
import type { Stores } from './stores.ts'

export type CopiedKind = 'username' | 'password' | 'otp'

/** What things are called in the person's language. */
export interface Names {
  field: (kind: CopiedKind) => string
  untitled: () => string
}

function fieldOfKind(shown: ItemDetail | null, kind: CopiedKind): FieldView | null {
  return shown?.fields.find((one) => one.kind === kind) ?? null
}

export function hasField({ detail }: Stores, kind: CopiedKind): boolean {
  return fieldOfKind(detail.getState().detail, kind) !== null
}

/** Copies the first field of a kind and says so. */
export function copyField({ detail, clipboard, toasts, otp }: Stores, kind: CopiedKind, names: Names): void {
  const shown = detail.getState().detail
  const field = fieldOfKind(shown, kind)
  if (shown === null || field === null) return
  const given = givenCodeOf(otp.getState(), shown.id, field)
  void clipboard
    .getState()
    .copy({ itemId: shown.id, fieldId: field.id, ...(given === null ? {} : { shownCounter: given.counter }) })
    .then((seconds) => {
      if (seconds === null) return
      toasts.getState().show({ tone: 'plain', sentence: { key: 'toast.copied', values: { field: field.label === '' ? names.field(kind) : field.label } }, undo: null })
    })
}

/** The first one-time password of the login on display, else its password. */
function largeField({ detail }: Stores): Extract<FieldView, { kind: 'otp' | 'password' | 'concealed' }> | null {
  const shown = detail.getState().detail
  const field = shown?.fields.find(({ kind }) => kind === 'otp') ?? shown?.fields.find((one) => one.kind === 'password' && one.filled)
  return field?.kind === 'otp' || field?.kind === 'password' ? field : null
}

export function canShowLarge(stores: Stores): boolean {
  return largeField(stores) !== null
}

export function showLarge(stores: Stores, names: Names): void {
  const field = largeField(stores)
  const itemId = stores.detail.getState().detail?.id
  if (field === null || itemId === undefined || field.kind === 'concealed') return
  void stores.largeType.getState().show({ itemId, field, label: field.label === '' ? names.field(field.kind) : field.label })
}

export function trashShown({ detail, list, toasts, batch }: Stores, names: Names): void {
  const many = [...list.getState().chosenIds]
  if (many.length > 0) {
    void batch.getState().setFlag(many, 'trashed', true)
    return
  }
  const shown = detail.getState().detail
  if (shown === null) return
  const { trash, restore } = detail.getState()
  const { select } = list.getState()
  const { show } = toasts.getState()
  void trashLogin({ trash, restore, select, show }, shown, shown.title === '' ? names.untitled() : shown.title)
}

/** In the list of all: a filter or a search might hide it there. */
export function openLogin({ editor, list }: Stores, itemId: string): void {
  editor.getState().leave(() => {
    list.getState().setFilter('all')
    list.getState().setQuery('')
    list.getState().select(itemId)
  })
}
