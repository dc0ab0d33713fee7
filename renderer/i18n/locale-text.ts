// Owns how dates, numbers, sizes and lists are written and sorted in the language that is spoken. The only file of the views that asks Intl for it.
import type { Language } from '../../shared/model/settings.ts'

type DateForm = 'day' | 'longDay' | 'moment' | 'numbers'

const FORMS: Readonly<Record<DateForm, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'medium' },
  longDay: { dateStyle: 'long' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  numbers: {}
}

/** Making a formatter costs a thousand times what using it does. */
function kept<Key, Value>(make: (key: Key) => Value, keyText: (key: Key) => string): (key: Key) => Value {
  const all = new Map<string, Value>()
  return (key) => {
    const text = keyText(key)
    const found = all.get(text) ?? make(key)
    all.set(text, found)
    return found
  }
}

interface DateKey {
  language: Language
  form: DateForm
  timeZone: 'UTC' | undefined
}
const dateFormat = kept(
  ({ language, form, timeZone }: DateKey) => new Intl.DateTimeFormat(language, { ...FORMS[form], ...(timeZone === undefined ? {} : { timeZone }) }),
  // A person who travels takes the computer along: its zone is asked each time.
  ({ language, form, timeZone }) => `${language} ${form} ${timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone}`
)
const numberFormat = kept(
  ({ language, options }: { language: Language; options: Intl.NumberFormatOptions }) => new Intl.NumberFormat(language, options),
  ({ language, options }) => `${language} ${JSON.stringify(options)}`
)

/** `atMs`: Unix milliseconds, written where the person is. `day`: Nov 22, 2026; `longDay`: November 22, 2026; `moment`: with the time of day; `numbers`: 11/22/2026. */
export function dateText(language: Language, atMs: number, form: DateForm): string {
  return dateFormat({ language, form, timeZone: undefined }).format(atMs)
}

/** A day of the calendar, which is the same everywhere. `atMs`: its beginning in UTC. */
export function calendarDayText(language: Language, atMs: number): string {
  return dateFormat({ language, form: 'longDay', timeZone: 'UTC' }).format(atMs)
}

/** A whole number: 12,345. */
export function countText(language: Language, count: number): string {
  return numberFormat({ language, options: { maximumFractionDigits: 0 } }).format(count)
}

/** With exactly one digit after the point. */
export function tenthsText(language: Language, value: number): string {
  return numberFormat({ language, options: { minimumFractionDigits: 1, maximumFractionDigits: 1 } }).format(value)
}

/** The size of a file in decimal units, as file managers say it. */
export function sizeText(language: Language, bytes: number): string {
  if (bytes < 1_000) return numberFormat({ language, options: { style: 'unit', unit: 'byte', unitDisplay: 'long' } }).format(bytes)
  // What would be rounded to 1,000 kB is a megabyte.
  const [value, unit] = bytes < 999_500 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return numberFormat({ language, options: { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 } }).format(value)
}

/** “1, 2, and 3”; 「1、2、3」. */
export function listText(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}

/** Sorts as the language does, and 2 before 10. */
export function collatorOf(language: Language): Intl.Collator {
  return new Intl.Collator(language, { numeric: true })
}
