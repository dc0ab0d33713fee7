// Owns the name under which a field is shown: its own label, or the usual name of its kind.
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { FieldKind, FieldView } from '../../../shared/model/item.ts'

export function fieldLabel(t: Translate, field: { kind: FieldKind; label: string }): string {
  return field.label.trim() === '' ? t(`field.${field.kind}`) : field.label
}

/** The names of a login's fields by their ids. Several one-time passwords without labels of their own are told apart by numbers. */
export function fieldLabels(t: Translate, fields: readonly FieldView[]): ReadonlyMap<string, string> {
  const otps = fields.filter(({ kind }) => kind === 'otp')
  return new Map(
    fields.map((field) => {
      const number = otps.indexOf(field) + 1
      const isBare = field.kind === 'otp' && field.label.trim() === '' && otps.length > 1
      return [field.id, isBare ? t('field.otpNumber', { number }) : fieldLabel(t, field)]
    })
  )
}
