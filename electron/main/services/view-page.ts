// Owns what is added to a view's page before it is served: which sentences to fetch beside its scripts. Pure.
import { languageOfSearch, MESSAGE_PARTS, messageFile } from '../../../shared/i18n/message-files.ts'

/**
 * The page with links to the files of sentences in the language of its address. A script could name them only after it has run, which would cost the first
 * frame a fetch. Unchanged for an address without a language of ours.
 */
export function withMessages(page: string, view: keyof typeof MESSAGE_PARTS, address: URL): string {
  const language = languageOfSearch(address.search)
  if (language === null) return page
  const links = MESSAGE_PARTS[view].map((part) => `<link rel="modulepreload" href="/${messageFile(part, language)}">`)
  return page.replace('</head>', `${links.join('')}</head>`)
}
