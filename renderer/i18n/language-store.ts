// Owns which language is spoken and the translate function for it. Keeps nothing else.
import { createStore } from 'zustand/vanilla'
import { en } from '../../shared/i18n/en.ts'
import { ja } from '../../shared/i18n/ja.ts'
import type { Messages, Translate } from '../../shared/i18n/messages.ts'
import type { Language } from '../../shared/model/settings.ts'
import { createStoreContext } from '../state/store-context.ts'
import type { FormatMessage } from './plain-message.ts'

interface LanguageState {
  language: Language
  t: Translate
  /** Speaks another language from then on. */
  speak: (language: Language) => void
}

/** Both languages are small and are there from the start: a file fetched later would delay the first screen and every switch. */
const MESSAGES: Readonly<Record<Language, Messages>> = { en, ja }

export function createTranslate(messages: Messages, language: Language, format: FormatMessage): Translate {
  return (key, ...values) => format(messages[key], language, values[0] ?? {})
}

export type LanguageStore = ReturnType<typeof createLanguageStore>

export function createLanguageStore(deps: { first: Language; format: FormatMessage; document: Document }) {
  const spoken = (language: Language): Pick<LanguageState, 'language' | 't'> => {
    deps.document.documentElement.lang = language
    return { language, t: createTranslate(MESSAGES[language], language, deps.format) }
  }
  return createStore<LanguageState>()((set) => ({
    ...spoken(deps.first),
    speak: (language) => {
      set(spoken(language))
    }
  }))
}

const context = createStoreContext<LanguageState>('language')
export const LanguageProvider = context.Provider
export const useLanguage = context.useState

export function useT(): Translate {
  return useLanguage((state) => state.t)
}
