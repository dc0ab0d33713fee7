// Owns how made-up logins look from outside: codes, details and rows. Never part of the program that is shipped.
import type { FieldView, ItemDetail, ItemSummary } from '../../shared/model/item.ts'
import type { OtpCode, OtpParameters } from '../../shared/model/otp.ts'
import { FAKE_OTP, type FakeField, type FakeItem } from './fake-logins.ts'

/** Looks like a code and changes each period; has nothing to do with the real algorithm. */
export function fakeCode(parameters: OtpParameters, salt: string, nowMs: number): OtpCode {
  const periodMs = parameters.periodSeconds * 1_000
  const counter = Math.floor(nowMs / periodMs)
  const digitsAt = (step: number): string => {
    let hash = 2_166_136_261
    for (const character of `${salt}${String(step)}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0
    return String(hash).padStart(10, '7').slice(-parameters.digits)
  }
  return { code: digitsAt(counter), nextCode: digitsAt(counter + 1), validFromMs: counter * periodMs, validUntilMs: (counter + 1) * periodMs }
}

function viewOf(field: FakeField): FieldView {
  const { id, label, format, datedMs } = field
  const extras = { ...(format === undefined ? {} : { format }), ...(datedMs === undefined ? {} : { datedMs }) }
  switch (field.kind) {
    case 'username':
    case 'website':
    case 'text':
      return { kind: field.kind, id, label, ...extras, value: field.value }
    case 'password':
    case 'concealed':
      return { kind: field.kind, id, label, ...extras, filled: field.value !== '' }
    case 'otp':
      return { kind: 'otp', id, label, parameters: field.otp ?? FAKE_OTP }
  }
}

function trashedAt({ trashed, trashedAtMs }: FakeItem): { trashedAtMs?: number } {
  return trashed && trashedAtMs !== undefined ? { trashedAtMs } : {}
}

function marksOf({ category, archived, tags }: FakeItem): Pick<ItemSummary, 'category' | 'archived' | 'tags'> {
  return {
    ...(category === undefined || category === 'login' ? {} : { category }),
    ...(archived === true ? { archived } : {}),
    ...(tags === undefined || tags.length === 0 ? {} : { tags: [...tags] })
  }
}

export function detailOf(item: FakeItem): ItemDetail {
  const { id, title, favourite, trashed, notes, createdAtMs, updatedAtMs } = item
  return { id, title, favourite, trashed, ...trashedAt(item), ...marksOf(item), ...(item.secondSteps === undefined ? {} : { secondSteps: item.secondSteps }), earlier: item.earlier ?? [], notes, fields: item.fields.map(viewOf), attachments: item.attachments ?? [], createdAtMs, updatedAtMs }
}

function codesLow({ fields }: FakeItem): { codesLow?: true } {
  const codes = fields.filter(({ format }) => format === 'recovery-code')
  const left = codes.filter(({ datedMs }) => datedMs === undefined).length
  return left < codes.length && left <= 2 ? { codesLow: true } : {}
}

export function summaryOf(item: FakeItem): ItemSummary {
  const { id, title, favourite, trashed, createdAtMs, updatedAtMs, lastUsedAtMs } = item
  const values = (kind: FakeField['kind']): string[] => item.fields.filter((field) => field.kind === kind).map((field) => field.value)
  return {
    id, title, favourite, trashed, ...trashedAt(item), ...marksOf(item), ...codesLow(item), createdAtMs, updatedAtMs, lastUsedAtMs,
    username: values('username')[0] ?? '', websites: values('website'), hasOtp: item.fields.some((field) => field.kind === 'otp')
  }
}
