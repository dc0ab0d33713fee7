// Owns what the files of sentences are called in the built program, so that a page can name them before its scripts run.
import type { Language } from '../model/settings.ts'

export type MessagePart = 'first' | 'rest'

export const MESSAGE_PARTS = { unlock: ['first'], main: ['first', 'rest'] } as const satisfies Record<string, readonly MessagePart[]>

/** In the address of a view. */
export const LANGUAGE_PARAMETER = 'language'

/** Beside the pages, from the root of what is served. */
export function messageFile(part: MessagePart, language: Language): string {
  return `assets/messages-${part}-${language}.js`
}

/** The search part of an address that names nothing but the language. */
export function languageSearch(language: Language): string {
  return `?${LANGUAGE_PARAMETER}=${language}`
}

export function languageOfSearch(search: string): Language | null {
  const language = new URLSearchParams(search).get(LANGUAGE_PARAMETER)
  return language === 'en' || language === 'ja' ? language : null
}
