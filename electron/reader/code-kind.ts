// Owns what a code is, by its text alone. Parses nothing and opens nothing: an address in a code is never followed.
import type { OtherCode } from '../../shared/model/scan.ts'

export type CodeKind = 'otp' | Exclude<OtherCode['kind'], 'otp-broken'>

const PATTERNS: readonly (readonly [RegExp, CodeKind])[] = [
  [/^\s*otpauth-migration:\/\//iu, 'otp'],
  [/^\s*(?:apple-)?otpauth:\/\//iu, 'otp'],
  [/^\s*(?:steam|motp):\/\//iu, 'otp'],
  [/^\s*https?:\/\//iu, 'web-address'],
  [/^\s*wifi:/iu, 'wifi'],
  [/^\s*(?:begin:vcard|mecard:)/iu, 'contact']
]

/** `otp` goes to the vault process, which decides whether it is a good one; everything else is only named. */
export function kindOfCode(text: string): CodeKind {
  return PATTERNS.find(([pattern]) => pattern.test(text))?.[1] ?? 'text'
}
