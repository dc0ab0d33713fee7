// Owns the way to the sentences of the unlock view in one language. The page names the file before any script runs (app-protocol.ts).
import type { FirstMessageKey, MessagesOf } from '../../shared/i18n/messages.ts'
import type { Language } from '../../shared/model/settings.ts'

export async function loadFirstMessages(language: Language): Promise<MessagesOf<FirstMessageKey>> {
  switch (language) {
    case 'en':
      return (await import('../../shared/i18n/en/first.ts')).first
    case 'ja':
      return (await import('../../shared/i18n/ja/first.ts')).first
  }
}
