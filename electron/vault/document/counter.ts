// Owns the counter of an HOTP field in the document (VAULT-FORMAT §8.3): it only grows, and growing is no edit.
import { AppError } from '../../../shared/errors.ts'
import type { Field, OtpValue, VaultDocument } from './document.ts'
import { fieldOf, itemOf } from './edit.ts'
import { otpOf } from './views.ts'

export function counterOf(document: VaultDocument, itemId: string, fieldId: string): { otp: OtpValue; counter: number } {
  const otp = otpOf(fieldOf(itemOf(document, itemId), fieldId))
  if (otp?.counter === undefined) throw new AppError('request-invalid')
  return { otp, counter: otp.counter }
}

/** No new stamp and no history: a merge takes the larger counter, and a hundred used codes are worth no place in the file. */
export function withCounter(document: VaultDocument, itemId: string, fieldId: string, counter: number): VaultDocument {
  const item = itemOf(document, itemId)
  const field = fieldOf(item, fieldId)
  const before = counterOf(document, itemId, fieldId)
  if (counter <= before.counter || counter > Number.MAX_SAFE_INTEGER) throw new AppError('otp-counter-out-of-range')
  const value = { ...field.value, value: { ...before.otp, counter } }
  const fields = { ...item.fields, [fieldId]: { ...field, value } }
  return { ...document, items: { ...document.items, [itemId]: { ...item, fields } } }
}

/** A value that is to be set again. The codes before the largest counter of its key were given out, wherever in the history that stands. */
export function withLargestCounter<V extends Field['value']['value']>(value: V, { value: { value: present, history = [] } }: Field): V {
  if (typeof value !== 'object' || value?.counter === undefined) return value
  const counters = [present, ...history.map((entry) => entry.value)].flatMap((one) =>
    typeof one === 'object' && one?.secret === value.secret && one.counter !== undefined ? [one.counter] : []
  )
  return { ...value, counter: Math.max(value.counter, ...counters) }
}
