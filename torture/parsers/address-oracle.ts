// Owns the verdict on an address that was accepted: does everything in the answer stand in the text, and is everything in the text answered?
// Its only knowledge of the product is the shape of the answer.
import type { ReadOtp } from '../../electron/otp/address.ts'
import type { OtpWarning } from '../../shared/model/otp.ts'
import { KNOWN, decoded, statementsOf, type KnownName, type Readings, type Statements } from './address-extractor.ts'
import { base32Bytes, keysIn } from './key-readings.ts'

const DEFAULTS = { digits: 6, periodSeconds: 30, counter: 0 } as const
const HOSTS: Readonly<Record<string, string>> = { totp: 'totp', hotp: 'hotp', steam: 'steam', motp: 'motp', yaotp: 'yandex' }
const FIXED_TYPES: readonly string[] = ['steam', 'motp', 'yandex']
const DEFAULT_ISSUERS: Readonly<Record<string, string>> = { steam: 'Steam', yandex: 'Yandex' }
const GAPS = /[\s\-_\u00ad\u200b-\u200d\u2060\ufeff]/u
const MOST_NAME = 512

type StatementsByName = Readonly<Record<KnownName, Statements>>

interface Case {
  readonly text: string
  readonly otp: ReadOtp
  readonly stated: StatementsByName
  readonly warns: (warning: OtpWarning) => boolean
}

/** One line for each thing that was changed or invented without a word; empty when the answer is honest. */
export function silentChanges(text: string, otp: ReadOtp): string[] {
  const trimmed = text.trim()
  const stated = Object.fromEntries(KNOWN.map((name) => [name, statementsOf(trimmed, name)])) as StatementsByName
  const one: Case = { text: trimmed, otp, stated, warns: (warning) => otp.warnings.includes(warning) }
  if (!/^(?:(?:apple-)?otpauth|motp):\/\//iu.test(trimmed)) return secretProblems(one)
  return [...typeProblems(one), ...numberProblems(one), ...algorithmProblems(one), ...secretProblems(one), ...pinProblems(one), ...nameProblems(one)]
}

function sayOnly({ plain }: Statements, isRight: (reading: string) => boolean): boolean {
  return plain.every((readings) => readings.some(isRight))
}

function typeProblems({ text, otp, stated, warns }: Case): string[] {
  const { type } = otp.parameters
  const host = /^motp:/iu.test(text) ? 'motp' : (/^[^:]*:\/\/([^/?]*)/u.exec(text)?.[1] ?? '').toLowerCase()
  const isSteam = (reading: string): boolean => reading.trim().toLowerCase() === 'steam'
  if (!sayOnly(stated.encoder, isSteam)) return ['an encoder was overlooked']
  const saysSteam = stated.encoder.all.some((readings) => readings.some(isSteam))
  if (type === 'steam') return host === 'steam' || saysSteam || warns('steam-by-issuer') ? [] : ['it became Steam']
  return HOSTS[host] === type && stated.encoder.plain.length === 0 ? [] : [`${host} became ${type}`]
}

function numberProblems({ otp, stated, warns }: Case): string[] {
  const { type, digits, periodSeconds, counter } = otp.parameters
  const check = (name: 'digits' | 'period' | 'counter', value: number, standard: number): string[] => {
    if (FIXED_TYPES.includes(type)) return sayOnly(stated[name], isNumber(value)) || warns('parameters-fixed') ? [] : [`${name} was fixed`]
    if (!sayOnly(stated[name], isNumber(value))) return [`${name} is ${value}, against what is stated`]
    return value === standard || stated[name].all.some((readings) => readings.some(isNumber(value))) ? [] : [`${name} was invented`]
  }
  const isFixed = FIXED_TYPES.includes(type)
  return [
    ...check('digits', digits, DEFAULTS.digits),
    ...(type === 'hotp' && warns('parameters-fixed') ? [] : check('period', periodSeconds, DEFAULTS.periodSeconds)),
    ...(isFixed || type === 'totp' ? [] : check('counter', counter ?? -1, DEFAULTS.counter)),
    ...(type === 'hotp' && counter === 0 && stated.counter.plain.length === 0 && !warns('counter-missing') && !saysAny(stated.counter) ? ['the counter began silently'] : [])
  ]
}

const isNumber =
  (value: number) =>
  (reading: string): boolean =>
    /^[0-9]+$/u.test(reading.trim()) && Number(reading.trim()) === value

function saysAny({ all }: Statements): boolean {
  return all.some((readings) => readings.some((reading) => reading.trim() !== '' && reading.trim() !== 'null'))
}

function algorithmProblems({ otp, stated, warns }: Case): string[] {
  const { type, algorithm } = otp.parameters
  const isNamed = (reading: string): boolean => {
    const bare = reading.replace(/[^A-Za-z0-9]/gu, '').toUpperCase().replace(/^ALGORITHM/u, '').replace(/^HMAC/u, '')
    // `"null"` and signs alone name none, so the usual one is taken: that of a type without a choice, else SHA-1 (and that is said).
    return bare === algorithm || ((algorithm === 'SHA1' || FIXED_TYPES.includes(type)) && ['', 'NULL'].includes(bare))
  }
  if (FIXED_TYPES.includes(type)) return sayOnly(stated.algorithm, isNamed) || warns('parameters-fixed') ? [] : ['the algorithm was fixed']
  if (!sayOnly(stated.algorithm, isNamed)) return [`the algorithm is ${algorithm}, against what is stated`]
  if (!sayOnly(stated.algorithm, (reading) => reading.toLowerCase() === algorithm.toLowerCase()) && !warns('algorithm-normalised'))
    return ['the name of the algorithm was corrected silently']
  return algorithm === 'SHA1' || stated.algorithm.all.some((readings) => readings.some(isNamed)) ? [] : ['the algorithm was invented']
}

function secretProblems({ text, otp, stated, warns }: Case): string[] {
  const { type } = otp.parameters
  const isAddress = /^(?:(?:apple-)?otpauth|motp):\/\//iu.test(text)
  const link = text.replace(/^steam:\/\//iu, '').replace(/\/$/u, '')
  const statements = isAddress ? stated.secret : { plain: [[link]], all: [[link]] }
  const expected = base32Bytes(otp.secret)
  const fits = (reading: string): boolean =>
    keysIn(reading, type).some(({ bytes, isConverted }) => bytes.equals(expected) && (!isConverted || warns('secret-converted')))
  if (!sayOnly(statements, fits)) return ['the key is not the one that is stated']
  const found = statements.all.flatMap((readings) => readings.filter(fits))
  if (found.length === 0) return ['the key was invented']
  // A base64 key's plus sign was read as a space, which is no gap.
  return found.every((reading) => GAPS.test(reading.trim())) && !warns('secret-cleaned') && !warns('secret-converted') ? ['gaps were taken out silently'] : []
}

function pinProblems({ otp, stated }: Case): string[] {
  const { pin } = otp
  if (pin === undefined) return []
  const fits = (reading: string): boolean => reading.trim() === pin || (/^G[A-Z2-7]*=*$/iu.test(reading.trim()) && base32Bytes(reading.trim()).toString('latin1') === pin)
  if (!sayOnly(stated.pin, fits)) return ['the PIN is not the one that is stated']
  return stated.pin.all.some((readings) => readings.some(fits)) ? [] : ['the PIN was invented']
}

function wholeName(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').trim()
}

function nameProblems({ text, otp, stated, warns }: Case): string[] {
  const { type, issuer, account } = otp.parameters
  const all = [text, decoded(text), decoded(text.replaceAll('+', ' '))].map(wholeName)
  const isIssuer = (reading: string): boolean => {
    const name = wholeName(reading)
    return name.toLowerCase() === issuer.toLowerCase() || (name.length > MOST_NAME && warns('name-shortened') && name.startsWith(issuer))
  }
  const stands = (name: string): boolean => name === '' || all.some((form) => form.includes(name)) || warns('name-shortened')
  return [
    ...(sayOnly(stated.issuer, isIssuer) || warns('issuer-mismatch') ? [] : ['the issuer is not the one that is stated']),
    ...(stands(issuer) || issuer === DEFAULT_ISSUERS[type] || isReading(stated.issuer, issuer) ? [] : ['the issuer was invented']),
    ...(stands(account) ? [] : ['the account was invented'])
  ]
}

function isReading({ all }: Statements, issuer: string): boolean {
  return all.some((readings: Readings) => readings.some((reading) => wholeName(reading) === issuer))
}
