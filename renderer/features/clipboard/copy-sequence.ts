// Owns the one gesture that copies the password first and the code next. Holds ids and a time, never a value.
import type { FieldView, ItemDetail } from '../../../shared/model/item.ts'

/** What the next press copies, and until when that is so. */
export interface PendingCode {
  itemId: string
  fieldId: string
  untilMs: number
}

export interface SequenceStep {
  field: Pick<FieldView, 'id' | 'kind'>
  /** The field that the next press copies; null when this was the last. */
  next: Pick<FieldView, 'id' | 'kind'> | null
}

/**
 * What a press copies: the password of a login, then, while it still stands on the clipboard, the login's first one-time password.
 * Another login or a later press begins anew. A login that has only one of the two gives that. Null when it has neither.
 */
export function sequenceStep(detail: ItemDetail, pending: PendingCode | null, nowMs: number): SequenceStep | null {
  const password = detail.fields.find((field) => field.kind === 'password' && field.filled)
  const code = detail.fields.find((field) => field.kind === 'otp')
  const isSecond = pending !== null && pending.itemId === detail.id && nowMs < pending.untilMs && code?.id === pending.fieldId
  if (code !== undefined && (isSecond || password === undefined)) return { field: code, next: null }
  return password === undefined ? null : { field: password, next: code ?? null }
}
