// Owns which argument of a start is a link of a one-time password. Looks at its scheme and length only; keeps nothing and logs nothing.
import { fileURLToPath } from 'node:url'

/** What Nidan can be registered for. */
export const LINK_SCHEMES = ['otpauth', 'otpauth-migration'] as const

const LINK = new RegExp(`^(?:${LINK_SCHEMES.join('|')}):`, 'iu')
/** The longest transfer code is a fifth of this; what is longer is no link of a person's. */
const MAX_LENGTH = 16_384

export function isOtpLink(text: string): boolean {
  return text.length <= MAX_LENGTH && LINK.test(text)
}

/** The first link among the arguments, and null for none. */
export function linkIn(args: readonly string[]): string | null {
  return args.find(isOtpLink) ?? null
}

/** A vault's file among the arguments, as the desktop gives it for a double click. A link is none, whatever it ends in. */
export function vaultFileIn(args: readonly string[]): string | undefined {
  for (const arg of args) {
    if (arg.startsWith('-') || LINK.test(arg) || !arg.toLowerCase().endsWith('.nidan')) continue
    const path = pathOf(arg)
    if (path !== undefined) return path
  }
  return undefined
}

/** `%U` of a desktop entry brings paths or addresses of files. Another computer's file, or another scheme, is none. */
function pathOf(arg: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:\/\//iu.test(arg)) return arg
  try {
    const url = new URL(arg)
    return url.protocol === 'file:' && url.hostname === '' ? fileURLToPath(url) : undefined
  } catch {
    return undefined
  }
}
