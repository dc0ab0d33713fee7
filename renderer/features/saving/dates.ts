// Owns how moments and sizes of files are written in the person's language.
import type { Language } from '../../../shared/model/settings.ts'

const KIB = 1_024
const MIB = 1_048_576

export function dateText(language: Language, atMs: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs)
}

export function sizeText(language: Language, bytes: number): string {
  const isLarge = bytes >= MIB
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: isLarge ? 1 : 0 }).format(bytes / (isLarge ? MIB : KIB))
  return `${text} ${isLarge ? 'MiB' : 'KiB'}`
}
