// Owns the formatting of sentences without plurals, so that the unlock view need not load a parser of messages.
import type { Language } from '../../shared/model/settings.ts'

export type FormatMessage = (message: string, language: Language, values: Readonly<Record<string, string | number>>) => string

export const formatPlain: FormatMessage = (message, _language, values) =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
