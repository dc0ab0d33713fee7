// Owns who an address is for: issuer and account out of label and parameter. They change no code, so nothing here refuses.
import type { OtpWarning } from '../../shared/model/otp.ts'
import { decodeTolerantly, wellFormed, type AddressParts } from './address-text.ts'

const MAX_NAME = 512

export interface Names {
  readonly issuer: string
  readonly account: string
  readonly warnings: readonly OtpWarning[]
}

/** The parameter wins over the label's prefix. A prefix with `@` is part of the account (Matrix: `@user:matrix.org`). */
export function readNames(parts: AddressParts): Names {
  const { issuer, account, warnings } = wholeNames(parts)
  const isShortened = Math.max(issuer.length, account.length) > MAX_NAME
  return { issuer: cap(issuer), account: cap(account), warnings: isShortened ? [...warnings, 'name-shortened'] : warnings }
}

function wholeNames({ rawLabel, parameters, disputed }: AddressParts): Names {
  const { prefix, rest, whole } = splitLabel(rawLabel)
  const stated = clean(parameters.get('issuer') ?? '')
  if (disputed.has('issuer')) return { issuer: stated, account: prefix.includes('@') ? whole : rest, warnings: ['issuer-mismatch'] }
  if (stated === '') return { issuer: prefix, account: rest, warnings: prefix === '' ? ['issuer-missing'] : [] }
  if (prefix === '' || prefix.toLowerCase() === stated.toLowerCase()) return { issuer: stated, account: rest, warnings: [] }
  if (prefix.includes('@')) return { issuer: stated, account: whole, warnings: [] }
  return { issuer: stated, account: rest, warnings: ['issuer-mismatch'] }
}

/** At the first unencoded colon, else at the first decoded one. */
function splitLabel(rawLabel: string): { prefix: string; rest: string; whole: string } {
  const whole = clean(decodeTolerantly(rawLabel))
  const rawColon = rawLabel.indexOf(':')
  if (rawColon !== -1)
    return { prefix: clean(decodeTolerantly(rawLabel.slice(0, rawColon))), rest: clean(decodeTolerantly(rawLabel.slice(rawColon + 1))), whole }
  const colon = whole.indexOf(':')
  return colon === -1
    ? { prefix: '', rest: whole, whole }
    : { prefix: whole.slice(0, colon).trim(), rest: whole.slice(colon + 1).trim(), whole }
}

function clean(text: string): string {
  return wellFormed(text).trim()
}

/** A pair that the cut would go through is left out whole. */
function cap(text: string): string {
  return text.slice(0, MAX_NAME).replace(/[\ud800-\udbff]$/u, '').trim()
}
