// Owns which argument of a start is a link of a one-time password. Looks at its scheme and length only; keeps nothing and logs nothing.

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
  return args.find((arg) => !arg.startsWith('-') && !LINK.test(arg) && arg.toLowerCase().endsWith('.nidan'))
}
