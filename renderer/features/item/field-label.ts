// Owns the name under which a field is shown: its own label, or the usual name of what it is for.
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { FieldFormat } from '../../../shared/model/field-formats.ts'
import type { FieldKind, FieldView } from '../../../shared/model/item.ts'

interface Named {
  kind: FieldKind
  format?: FieldFormat | null | undefined
  label: string
}

export function usualName(t: Translate, { kind, format }: Pick<Named, 'kind' | 'format'>): string {
  return format === undefined || format === null ? t(`field.${kind}`) : t(`format.${format}`)
}

export function fieldLabel(t: Translate, field: Named): string {
  return field.label.trim() === '' ? usualName(t, field) : field.label
}

/** The names of an item's fields by their ids. Several one-time passwords, or recovery codes, without labels of their own are told apart by numbers. */
export function fieldLabels(t: Translate, fields: readonly FieldView[]): ReadonlyMap<string, string> {
  const bare = fields.filter(({ label }) => label.trim() === '')
  const numbered = (all: readonly FieldView[], field: FieldView, name: (number: number) => string): string =>
    all.length < 2 ? fieldLabel(t, field) : name(all.indexOf(field) + 1)
  const otps = fields.filter(({ kind }) => kind === 'otp')
  const codes = bare.filter((field) => field.kind === 'concealed' && field.format === 'recovery-code')
  return new Map(
    fields.map((field) => {
      if (field.label.trim() !== '') return [field.id, field.label]
      if (field.kind === 'otp') return [field.id, numbered(otps, field, (number) => t('field.otpNumber', { number }))]
      if (codes.includes(field)) return [field.id, numbered(codes, field, (number) => t('format.recovery-code-number', { number }))]
      return [field.id, fieldLabel(t, field)]
    })
  )
}
