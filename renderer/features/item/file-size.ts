// Owns how the size of a file is said: in decimal units, as file managers do.
import type { Translate } from '../../../shared/i18n/messages.ts'

export function fileSize(t: Translate, language: string, bytes: number): string {
  const number = (value: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
  if (bytes < 1_000) return t('attachments.sizeB', { n: bytes })
  return bytes < 999_500 ? t('attachments.sizeKB', { n: number(bytes / 1_000) }) : t('attachments.sizeMB', { n: number(bytes / 1_000_000) })
}
