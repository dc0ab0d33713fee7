// Owns what the unlock view is told with its address, so that its first frame needs no question. Never holds anything secret.
import { languageSearch } from '../i18n/message-files.ts'
import type { SessionState } from './session.ts'
import type { Language, Settings } from './settings.ts'

export interface FirstState {
  theme: Settings['theme']
  contrast: Settings['contrast']
  language: Language
  session: SessionState
}

const PARAMETER = 'first'

/** The search part of the unlock view's address. */
export function firstStateSearch(first: FirstState): string {
  return `${languageSearch(first.language)}&${PARAMETER}=${encodeURIComponent(JSON.stringify(first))}`
}

/** Null when the address carries none. Only main can load the page, so what it carries is what main wrote. */
export function firstStateOf(search: string): FirstState | null {
  const pair = search
    .slice(1)
    .split('&')
    .find((part) => part.startsWith(`${PARAMETER}=`))
  return pair === undefined ? null : (JSON.parse(decodeURIComponent(pair.slice(PARAMETER.length + 1))) as FirstState)
}
