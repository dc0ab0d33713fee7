// Owns which language is spoken and the translate function for it. Holds the sentences of one language at a time.
import { createStore } from 'zustand/vanilla'
import type { AnyMessageKey, FirstMessageKey, FirstTranslate, MessageKey, MessagesOf, Translate, TranslateOf } from '../../shared/i18n/messages.ts'
import type { Language } from '../../shared/model/settings.ts'
import { createStoreContext } from '../state/store-context.ts'
import type { FormatMessage } from './plain-message.ts'

interface LanguageState {
  language: Language
  t: Translate
  /** Speaks another language once its sentences are here; of several the one that was asked for last. */
  speak: (language: Language) => Promise<void>
}

export function createTranslate<Key extends AnyMessageKey>(messages: MessagesOf<Key>, language: Language, format: FormatMessage): TranslateOf<Key> {
  return (key, ...values) => format(messages[key], language, values[0] ?? {})
}

export type LanguageStore = ReturnType<typeof createLanguageStore>

interface Deps<Key extends FirstMessageKey | MessageKey> {
  first: { language: Language; messages: MessagesOf<Key> }
  load: (language: Language) => Promise<MessagesOf<Key>>
  format: FormatMessage
  document: Document
}

/** With the first sentences alone for the unlock view, which asks by `useFirstT` only (a test holds that); with all for the main view. */
export function createLanguageStore<Key extends FirstMessageKey | MessageKey>({ first, load, format, document }: Deps<Key>) {
  const spoken = (language: Language, messages: MessagesOf<Key>): Pick<LanguageState, 'language' | 't'> => {
    document.documentElement.lang = language
    // The unlock view's function knows fewer keys than its type says; see above.
    return { language, t: createTranslate(messages, language, format) }
  }
  let asked = 0
  return createStore<LanguageState>()((set, get) => ({
    ...spoken(first.language, first.messages),
    speak: async (language) => {
      asked += 1
      const mine = asked
      if (language === get().language) return
      const messages = await load(language)
      if (mine === asked) set(spoken(language, messages))
    }
  }))
}

const context = createStoreContext<LanguageState>('language')
export const LanguageProvider = context.Provider
export const useLanguage = context.useState

export function useT(): Translate {
  return useLanguage((state) => state.t)
}

/** For everything that the unlock view shows: only the sentences that it has loaded. */
export function useFirstT(): FirstTranslate {
  return useLanguage((state) => state.t)
}
