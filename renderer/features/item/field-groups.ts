// Owns the order in which an item's fields stand: the same on display and while editing, so that nothing moves.
import type { FieldFormat } from '../../../shared/model/field-formats.ts'
import type { FieldKind } from '../../../shared/model/item.ts'

export const FIELD_GROUPS = ['access', 'otp', 'websites', 'two-step', 'more'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

export interface Grouped {
  kind: FieldKind
  format?: FieldFormat | null | undefined
}

function groupOfFormat(format: FieldFormat): FieldGroup {
  switch (format) {
    case 'recovery-code':
    case 'backup-phone':
    case 'trusted-device':
      return 'two-step'
    case 'email':
    case 'address':
    case 'date':
    case 'phone':
    case 'section':
      return 'more'
    case 'card-holder':
    case 'card-number':
    case 'card-expiry':
    case 'card-code':
    case 'pin':
    case 'first-name':
    case 'last-name':
    case 'birth-date':
    case 'organisation':
    case 'wifi-name':
    case 'wifi-security':
    case 'private-key':
    case 'public-key':
    case 'fingerprint':
    case 'passphrase':
    case 'product-key':
    case 'licensed-to':
    case 'version':
      return 'access'
  }
}

export function groupOf({ kind, format }: Grouped): FieldGroup {
  if (format !== undefined && format !== null) return groupOfFormat(format)
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

export function groupFields<F extends Grouped>(fields: readonly F[]): { group: FieldGroup; fields: F[] }[] {
  return FIELD_GROUPS.map((group) => ({ group, fields: fields.filter((field) => groupOf(field) === group) })).filter((one) => one.fields.length > 0)
}

/** What is worth showing: open fields with a value, and headings over something. */
export function shownFields<F extends Grouped & { label: string; value?: unknown }>(fields: readonly F[]): F[] {
  const filled = fields.filter((field) => field.format === 'section' || !('value' in field) || field.value !== '')
  return filled.filter((field, index) => {
    if (field.format !== 'section') return true
    const next = filled.slice(index + 1).find((one) => groupOf(one) === 'more')
    return field.label !== '' && next !== undefined && next.format !== 'section'
  })
}
