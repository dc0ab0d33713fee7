// Owns the sentences that the main process shows itself: tray, menu, dialogs. The views have their own way to their messages.
import { system as en } from '../../../shared/i18n/en/system.ts'
import { system as ja } from '../../../shared/i18n/ja/system.ts'
import type { Language } from '../../../shared/model/settings.ts'

export type MainMessageKey = keyof typeof en
export type Words = (key: MainMessageKey) => string

const MESSAGES: Readonly<Record<Language, Readonly<Record<MainMessageKey, string>>>> = { en, ja }

/** These sentences take no values, so they need no formatter. */
export function wordsIn(language: Language): Words {
  return (key) => MESSAGES[language][key]
}
