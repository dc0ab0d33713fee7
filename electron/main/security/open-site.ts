// Owns the one way out to the browser and to the mail program. The address comes from the vault, never from a view.
import { shell } from 'electron'
import { AppError } from '../../../shared/errors.ts'

/**
 * Throws `link-not-https` for every other scheme, also for http: a sign-in page without TLS is a trap more often than a site.
 * A mail address is opened without what follows it: some programs attach files that an address names.
 */
export async function openSite(address: string): Promise<void> {
  const url = parsed(address)
  if (url?.protocol === 'mailto:') return shell.openExternal(`mailto:${url.pathname}`)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new AppError('link-not-https')
  await shell.openExternal(url.href)
}

/** People save `example.com` as often as `https://example.com/`. */
function parsed(address: string): URL | null {
  const text = address.trim()
  const withScheme = /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/iu.test(text) ? text : `https://${text}`
  return URL.canParse(withScheme) ? new URL(withScheme) : null
}
