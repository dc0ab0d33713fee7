// Owns where the words of passphrases come from (resources/words/LICENCES.md). Loaded at the first passphrase: most sessions make none.
import type { WordListName } from '../../shared/model/generator.ts'

export async function loadWords(list: WordListName): Promise<readonly string[]> {
  switch (list) {
    case 'en':
      return (await import('../../resources/words/english.json')).default
    case 'ja':
      return (await import('../../resources/words/japanese.json')).default
  }
}
