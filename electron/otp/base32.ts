// Owns what a key typed or copied by people may look like, and its one clean form. Never guesses at a letter.
import { AppError } from '../../shared/errors.ts'

export const SEPARATORS = /[\s\-_\u00ad\u200b-\u200d\u2060\ufeff]+/gu
/** Left-over letters that no whole byte ends in (RFC 4648 §6): such a key was cut off. */
const IMPOSSIBLE_REST = new Set([1, 3, 6])

export interface CleanSecret {
  readonly secret: string
  /** Spaces or dashes were taken out. */
  readonly wasCleaned: boolean
}

export function cleanSecret(raw: string): CleanSecret {
  const joined = raw.replace(SEPARATORS, '')
  const letters = withoutPadding(joined)
  if (letters === '') throw new AppError('otp-secret-missing')
  // Before they are made capitals: `ß` would become two letters of a key.
  if (!/^[A-Za-z2-7]+$/u.test(letters) || IMPOSSIBLE_REST.has(letters.length % 8)) throw new AppError('otp-secret-broken')
  return { secret: letters.toUpperCase(), wasCleaned: joined !== raw }
}

/** By hand, because a pattern that looks for the end from every sign takes the square of their number. */
function withoutPadding(text: string): string {
  let end = text.length
  while (text[end - 1] === '=') end -= 1
  return text.slice(0, end)
}

export function bitsOf(secret: string): number {
  return Math.floor((secret.length * 5) / 8) * 8
}

/** Shorter keys exist, but text that short is more often a word than a key. */
const MIN_BARE_LETTERS = 16

/**
 * Whether a text without an address can be meant as a key. Sites show keys whole or in groups of equal length;
 * a sentence of plain words is neither, although its letters would all do.
 */
export function looksLikeBareSecret(text: string): boolean {
  const groups = withoutPadding(text.trim())
    .split(SEPARATORS)
    .filter((group) => group !== '')
  const letters = groups.join('')
  if (letters.length < MIN_BARE_LETTERS || !/^[A-Za-z0-9]+$/u.test(letters)) return false
  const [first = ''] = groups
  const isEven = groups.every((group, index) =>
    index === groups.length - 1 ? group.length <= first.length : group.length === first.length
  )
  return isEven || /[2-7]/u.test(letters)
}
