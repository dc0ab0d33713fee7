// Owns what a row says beside its title: what stands under it where there is no user name, and whether codes run out. Looks at open texts only.
import type { FieldFormat } from '../../../shared/model/field-formats.ts'

/** Rows are short (shared/model/item.ts); a stored value may be longer. */
export const MAX_ROW_TEXT = 1_000

/** The first of these that has a value. */
const ROW_FORMATS: readonly string[] = ['first-name', 'last-name', 'card-holder', 'wifi-name', 'licensed-to', 'email'] satisfies FieldFormat[]

export interface RowLine {
  readonly format: string
  readonly text: string
}

export function isRowFormat(format: string): boolean {
  return ROW_FORMATS.includes(format)
}

/** `lines`: with a row format and not empty, in the person's order. Name and first name stand together, whoever writes which first. */
export function rowTextOf(lines: readonly RowLine[]): string {
  const names = lines.filter(({ format }) => format === 'first-name' || format === 'last-name')
  const shown = names.length > 0 ? names : lines.slice(0, 1)
  return shown.map(({ text }) => text).join(' ').slice(0, MAX_ROW_TEXT)
}

const FEW_CODES = 2

/** Recovery codes were used, and few are left. */
export function areCodesLow({ used, left }: { readonly used: number; readonly left: number }): boolean {
  return used > 0 && left <= FEW_CODES
}
