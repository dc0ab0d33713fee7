// Holds what each press of "password, then code" copies.
import { describe, expect, it } from 'vitest'
import type { FieldView, ItemDetail } from '../../../shared/model/item.ts'
import { FAKE_OTP, fakeId } from '../../ipc/fake-logins.ts'
import { sequenceStep } from './copy-sequence.ts'

const PASSWORD: FieldView = { kind: 'password', id: fakeId(1, 1), label: '', filled: true }
const CODE: FieldView = { kind: 'otp', id: fakeId(1, 2), label: '', parameters: FAKE_OTP }
const OTHER_CODE: FieldView = { ...CODE, id: fakeId(1, 3) }

function login(fields: FieldView[], id = fakeId(0, 1)): ItemDetail {
  return { id, title: '', favourite: false, trashed: false, notes: '', fields, attachments: [], createdAtMs: 0, updatedAtMs: 0 }
}
const BOTH = login([PASSWORD, CODE, OTHER_CODE])
const PENDING = { itemId: BOTH.id, fieldId: CODE.id, untilMs: 30_000 }

describe('a press', () => {
  it.each([
    ['first copies the password and names the code as next', BOTH, null, 0, PASSWORD, CODE],
    ['second copies the first code', BOTH, PENDING, 29_999, CODE, null],
    ['that comes too late begins anew', BOTH, PENDING, 30_000, PASSWORD, CODE],
    ['on another login begins with its password', login(BOTH.fields, fakeId(0, 2)), PENDING, 10, PASSWORD, CODE],
    ['on a login without a one-time password copies the password', login([PASSWORD]), null, 0, PASSWORD, null],
    ['on a login without a password copies the code', login([{ ...PASSWORD, filled: false }, CODE]), null, 0, CODE, null]
  ] as const)('%s', (_name, detail, pending, nowMs, field, next) => {
    expect(sequenceStep(detail, pending, nowMs)).toEqual({ field, next })
  })
  it('on a login with neither copies nothing', () => {
    expect(sequenceStep(login([]), null, 0)).toBeNull()
  })
})
