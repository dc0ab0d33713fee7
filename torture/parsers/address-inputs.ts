// Owns texts that look more or less like OTP addresses: put together from a grammar, or made out of ones that are seen in the wild.
import { SEEN_ADDRESSES } from '../../electron/otp/testdata/seen-addresses.ts'
import type { RandomSource } from '../random-source.ts'
import * as pieces from './address-pieces.ts'

const MOST_CHANGES = 4
const LONGEST_RUN = 20_000

const VALUES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  secret: pieces.SECRETS,
  issuer: pieces.ISSUERS,
  algorithm: pieces.ALGORITHMS,
  digits: pieces.NUMBERS,
  period: pieces.NUMBERS,
  counter: pieces.NUMBERS,
  encoder: pieces.ENCODERS,
  pin: pieces.PINS
}

function parameter(random: RandomSource, name: string): string {
  const values = VALUES[name.trim().toLowerCase()] ?? pieces.SIGNS
  return `${name}=${random.pick(values)}`
}

/** Each name at most once, and the key not at all: most addresses say nothing twice. */
function distinct(random: RandomSource): string[] {
  return pieces.NAMES.filter((name) => name.toLowerCase() !== 'secret' && random.chance(0.25))
}

function fromGrammar(random: RandomSource): string {
  const parameters = (random.chance(0.7) ? distinct(random) : Array.from({ length: random.below(7) }, () => random.pick(pieces.NAMES))).map((name) => parameter(random, name))
  if (random.chance(0.95)) parameters.splice(random.below(parameters.length + 1), 0, parameter(random, 'secret'))
  const glue = random.chance(0.95) ? '&' : random.pick(['&amp;', '', '?', ';', '&&', ' & '])
  const slash = random.chance(0.95) ? '/' : random.pick(['', '//', '?'])
  return `${random.pick(pieces.SCHEMES)}${random.pick(pieces.HOSTS)}${slash}${random.pick(pieces.LABELS)}?${parameters.join(glue)}`
}

type Change = (text: string, random: RandomSource) => string

function cut(text: string, random: RandomSource): [string, string, string] {
  const [one, two] = [random.below(text.length + 1), random.below(text.length + 1)]
  const [start, end] = [Math.min(one, two), Math.min(Math.max(one, two), Math.min(one, two) + 40)]
  return [text.slice(0, start), text.slice(start, end), text.slice(end)]
}

const CHANGES: readonly [Change, ...Change[]] = [
  (text, random) => {
    const [before, part, after] = cut(text, random)
    return before + part.slice(1) + after
  },
  (text, random) => {
    const [before, , after] = cut(text, random)
    return before + after
  },
  (text, random) => {
    const [before, part, after] = cut(text, random)
    return before + part + part + after
  },
  (text, random) => {
    const [before, part, after] = cut(text, random)
    return before + random.pick(pieces.SIGNS) + part + after
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => {
    const at = random.below(Math.max(1, text.length))
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(random.chance(0.8) ? 7 : 16)))
    return text.slice(0, at) + flipped + text.slice(at + 1)
  },
  (text, random) => {
    const [before, part, after] = cut(text, random)
    return before + encodeURIComponent(part.replace(/\p{Surrogate}/gu, '')) + after
  },
  (text, random) => {
    const [before, part, after] = cut(text, random)
    return before + (random.chance(0.5) ? part.toUpperCase() : part.toLowerCase()) + after
  },
  (text, random) => `${text}&${parameter(random, random.pick(pieces.NAMES))}`,
  (text, random) => text.replace('?', `?${parameter(random, random.pick(pieces.NAMES))}&`),
  (text, random) => text.replace(/(digits|period|counter|algorithm|issuer|pin|secret)=[^&]*/u, (_all, name: string) => parameter(random, name)),
  (text, random) => text + seen(random)
]

function seen(random: RandomSource): string {
  return SEEN_ADDRESSES[random.below(SEEN_ADDRESSES.length)]?.address ?? ''
}

function changed(text: string, random: RandomSource): string {
  let result = text
  for (let left = random.chance(0.6) ? 1 : random.between(2, MOST_CHANGES); left > 0; left -= 1) result = random.pick(CHANGES)(result, random)
  return result
}

/** One sign or piece, very often: what a pattern with two ways to match needs a square of its length for. */
function withLongRun(random: RandomSource): string {
  const text = random.chance(0.5) ? seen(random) : fromGrammar(random)
  const run = random.pick([...pieces.SIGNS, ...pieces.NAMES, 'A', '2']).repeat(random.between(1, 400)).slice(0, LONGEST_RUN)
  const at = random.below(text.length + 1)
  return text.slice(0, at) + run.repeat(random.chance(0.2) ? Math.floor(LONGEST_RUN / Math.max(1, run.length)) : 1) + text.slice(at)
}

function anyText(random: RandomSource): string {
  const most = random.chance(0.5) ? 0x7f : 0xffff
  return Array.from({ length: random.below(60) }, () => String.fromCharCode(random.between(0, most))).join('')
}

function bareKey(random: RandomSource): string {
  const key = random.pick(pieces.SECRETS)
  return random.chance(0.3) ? changed(key, random) : `${random.chance(0.2) ? 'steam://' : ''}${key}${random.pick(pieces.SIGNS)}`
}

export function addressInput(random: RandomSource): string {
  const kind = random.below(100)
  if (kind < 40) return fromGrammar(random)
  if (kind < 80) return changed(random.chance(0.7) ? seen(random) : fromGrammar(random), random)
  if (kind < 84) return withLongRun(random)
  if (kind < 92) return bareKey(random)
  return random.chance(0.5) ? anyText(random) : `otpauth://totp/${anyText(random)}`
}
