// Owns how a sentence and its values become text. Two ways: a tiny one for the unlock view, full ICU for the rest.
import { IntlMessageFormat } from 'intl-messageformat'
import type { FormatMessage } from './plain-message.ts'

/** Full ICU messages; each is parsed once. */
export function createIcuFormat(): FormatMessage {
  const parsed = new Map<string, IntlMessageFormat>()
  return (message, language, values) => {
    if (!message.includes('{')) return message
    const key = `${language}\n${message}`
    let format = parsed.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(message, language)
      parsed.set(key, format)
    }
    return String(format.format(values))
  }
}
