// Owns which of our languages is spoken, from the setting and the system's locale.
import type { Language, Settings } from '../../../../shared/model/settings.ts'

/** `system` follows the system's first language if we speak it; English otherwise. */
export function effectiveLanguage({ language }: Pick<Settings, 'language'>, systemLocale: string): Language {
  if (language !== 'system') return language
  return systemLocale.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}
