// Owns which language is spoken and the translate function for it. Loads one language at a time; keeps nothing else.
import { createStore } from 'zustand/vanilla'
import type { Messages, Translate } from '../../shared/i18n/messages.ts'
import type { Language } from '../../shared/model/settings.ts'
import { createStoreContext } from '../state/store-context.ts'
import type { FormatMessage } from './plain-message.ts'

interface LanguageState {
  language: Language
  t: Translate
  /** Loads the sentences of a language and speaks it from then on. */
  speak: (language: Language) => Promise<void>
}

async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'en':
      return (await import('../../shared/i18n/en.ts')).en
    case 'ja':
      return (await import('../../shared/i18n/ja.ts')).ja
  }
}

/** Begins to load a language that will probably be asked for; nothing waits for it. */
export function preloadMessages(language: Language): void {
  void loadMessages(language)
}

export function createTranslate(messages: Messages, language: Language, format: FormatMessage): Translate {
  return (key, ...values) => format(messages[key], language, values[0] ?? {})
}

export type LanguageStore = Awaited<ReturnType<typeof createLanguageStore>>

/** Answers when the first language is there, so that nothing is ever painted without its sentences. */
export async function createLanguageStore(deps: { first: Language; format: FormatMessage; document: Document }) {
  const mark = (language: Language): void => {
    deps.document.documentElement.lang = language
  }
  const messages = await loadMessages(deps.first)
  mark(deps.first)
  let wanted = deps.first
  return createStore<LanguageState>()((set) => ({
    language: deps.first,
    t: createTranslate(messages, deps.first, deps.format),
    speak: async (language) => {
      wanted = language
      const loaded = await loadMessages(language)
      // Two switches in a row may load in the other order: the last wish counts.
      if (wanted !== language) return
      mark(language)
      set({ language, t: createTranslate(loaded, language, deps.format) })
    }
  }))
}

const context = createStoreContext<LanguageState>('language')
export const LanguageProvider = context.Provider
export const useLanguage = context.useState

export function useT(): Translate {
  return useLanguage((state) => state.t)
}
