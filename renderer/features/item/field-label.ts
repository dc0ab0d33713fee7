// Owns the name under which a field is shown: its own label, or the usual name of its kind.
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { FieldKind } from '../../../shared/model/item.ts'

export function fieldLabel(t: Translate, field: { kind: FieldKind; label: string }): string {
  return field.label.trim() === '' ? t(`field.${field.kind}`) : field.label
}
