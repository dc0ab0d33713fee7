// Owns the order in which a login's fields stand: the same on display and while editing, so that nothing moves.
import type { FieldKind } from '../../../shared/model/item.ts'

export const FIELD_GROUPS = ['access', 'otp', 'websites', 'more'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

export function groupOf(kind: FieldKind): FieldGroup {
  switch (kind) {
    case 'username':
    case 'password':
      return 'access'
    case 'otp':
      return 'otp'
    case 'website':
      return 'websites'
    case 'text':
    case 'concealed':
      return 'more'
  }
}

export function groupFields<F extends { kind: FieldKind }>(fields: readonly F[]): { group: FieldGroup; fields: F[] }[] {
  return FIELD_GROUPS.map((group) => ({ group, fields: fields.filter((field) => groupOf(field.kind) === group) })).filter(
    (one) => one.fields.length > 0
  )
}
