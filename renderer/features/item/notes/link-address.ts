// Owns which addresses in notes are links, and how they are shown. Pure; opens nothing.

export interface LinkAddress {
  /** As it is given to whoever opens it. */
  opened: string
  /** As a person reads it: without percent signs for letters, a mail address without its scheme. */
  shown: string
}

/** Null for every scheme but http, https and mailto, and for what is no address. */
export function linkAddress(href: string | undefined): LinkAddress | null {
  if (href === undefined || href.length > 4_096 || !/^(?:https?:\/\/|mailto:)/iu.test(href) || !URL.canParse(href)) return null
  // A name that only looks like another one shows its true letters (xn--…), as in a browser's address bar.
  const { host } = new URL(href)
  const shown = host.includes('xn--') ? new URL(href).href : readable(href)
  return { opened: href, shown: shown.replace(/^mailto:/iu, '') }
}

function readable(href: string): string {
  try {
    // Invisible characters and those that turn the direction stay as percent signs.
    return decodeURI(href).replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, encodeURIComponent)
  } catch {
    return href
  }
}
