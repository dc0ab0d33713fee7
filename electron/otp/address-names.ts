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
export function readNames({ rawLabel, parameters }: AddressParts): Names {
  const { prefix, rest, whole } = splitLabel(rawLabel)
  const stated = cap(parameters.get('issuer') ?? '')
  if (stated === '') return { issuer: prefix, account: rest, warnings: prefix === '' ? ['issuer-missing'] : [] }
  if (prefix === '' || prefix.toLowerCase() === stated.toLowerCase()) return { issuer: stated, account: rest, warnings: [] }
  if (prefix.includes('@')) return { issuer: stated, account: whole, warnings: [] }
  return { issuer: stated, account: rest, warnings: ['issuer-mismatch'] }
}

/** At the first unencoded colon, else at the first decoded one. */
function splitLabel(rawLabel: string): { prefix: string; rest: string; whole: string } {
  const whole = cap(decodeTolerantly(rawLabel))
  const rawColon = rawLabel.indexOf(':')
  if (rawColon !== -1)
    return { prefix: cap(decodeTolerantly(rawLabel.slice(0, rawColon))), rest: cap(decodeTolerantly(rawLabel.slice(rawColon + 1))), whole }
  const colon = whole.indexOf(':')
  return colon === -1
    ? { prefix: '', rest: whole, whole }
    : { prefix: whole.slice(0, colon).trim(), rest: whole.slice(colon + 1).trim(), whole }
}

function cap(text: string): string {
  return wellFormed(text.trim().slice(0, MAX_NAME)).trim()
}
