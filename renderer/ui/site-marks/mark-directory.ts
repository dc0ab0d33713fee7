// Owns which mark belongs to a site: by the host of its address and what stands above it. Never asks a site, and never goes by what a host merely contains.
import type { SimpleIcon } from 'simple-icons'

/** A mark, and the domains that it stands for. */
export type MarkedSite = readonly [mark: Pick<SimpleIcon, 'path' | 'hex'>, ...domains: readonly string[]]

export interface SiteMark {
  /** Of a square of 24 by 24, as in SVG's `d`. */
  readonly path: string
  /** Of the tile behind it: `#rrggbb`. */
  readonly tile: string
  /** Which sign can be seen on that tile. */
  readonly sign: 'light' | 'dark'
}

/** The mark of the first of the addresses that has one. */
export type FindSiteMark = (websites: readonly string[]) => SiteMark | null

/** Names below these are strangers' sites, not the site itself. */
const HOSTS_OF_STRANGERS: ReadonlySet<string> = new Set([
  'bandcamp.com', 'deviantart.com', 'hatena.ne.jp', 'itch.io', 'mastodon.social', 'medium.com', 'substack.com', 'tumblr.com', 'wordpress.com'
])

/** WCAG 2.2, 1.4.11: what is needed to see a sign. */
export const LEAST_CONTRAST = 3

function hostOf(website: string): string | null {
  const text = website.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text}`
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/u, '') : null
}

/** Relative luminance of `rrggbb` (WCAG 2.2, definition of relative luminance), 0 to 1. */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of white on `rrggbb`, 1 to 21. */
export function contrastOfWhite(hex: string): number {
  return 1.05 / (luminanceOf(hex) + 0.05)
}

export function createMarkDirectory(sites: readonly MarkedSite[]): FindSiteMark {
  const byDomain = new Map<string, MarkedSite[0]>()
  for (const [mark, ...domains] of sites) for (const domain of domains) byDomain.set(domain, mark)

  const markOfHost = (host: string): MarkedSite[0] | undefined => {
    for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
      const mark = byDomain.get(name)
      if (mark === undefined) continue
      return name === host || host === `www.${name}` || !HOSTS_OF_STRANGERS.has(name) ? mark : undefined
    }
    return undefined
  }
  return (websites) => {
    for (const website of websites) {
      const host = hostOf(website)
      const mark = host === null ? undefined : markOfHost(host)
      if (mark !== undefined) return { path: mark.path, tile: `#${mark.hex}`, sign: contrastOfWhite(mark.hex) >= LEAST_CONTRAST ? 'light' : 'dark' }
    }
    return null
  }
}
