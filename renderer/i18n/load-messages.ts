// Owns the way to all sentences of the views in one language. What the unlock view has too is a file of its own: it is there already.
import type { MessageKey, MessagesOf } from '../../shared/i18n/messages.ts'
import type { Language } from '../../shared/model/settings.ts'
import { loadFirstMessages } from './load-first-messages.ts'

async function loadRest(language: Language) {
  switch (language) {
    case 'en':
      return (await import('../../shared/i18n/en/rest.ts')).rest
    case 'ja':
      return (await import('../../shared/i18n/ja/rest.ts')).rest
  }
}

export async function loadMessages(language: Language): Promise<MessagesOf<MessageKey>> {
  const [first, rest] = await Promise.all([loadFirstMessages(language), loadRest(language)])
  return { ...first, ...rest }
}
