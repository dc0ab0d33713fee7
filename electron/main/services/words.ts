// Owns the sentences that the main process shows itself: tray, menu, dialogs. The views have their own way to the same messages.
import { en } from '../../../shared/i18n/en.ts'
import { ja } from '../../../shared/i18n/ja.ts'
import type { MessageKey } from '../../../shared/i18n/messages.ts'
import type { Language } from '../../../shared/model/settings.ts'

const MESSAGES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, ja }

export type MainMessageKey = Extract<MessageKey, `tray.${string}` | `menu.${string}` | `dialog.${string}` | 'app.name'>
export type Words = (key: MainMessageKey) => string

/** These sentences take no values, so they need no formatter. */
export function wordsIn(language: Language): Words {
  return (key) => MESSAGES[language][key]
}
