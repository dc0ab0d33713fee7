// Owns reading the transfer codes of authenticator apps (otpauth-migration). What an account cannot keep exactly refuses that account aloud.
import { Secret } from 'otpauth'
import { AppError } from '../../shared/errors.ts'
import type { OtpParameters } from '../../shared/model/otp.ts'
import type { RefusedAccount, AccountRefusal } from '../../shared/model/collected.ts'
import { readNames, type Names } from './address-names.ts'
import { COUNTER } from './address-numbers.ts'
import { strictAddress } from './address-print.ts'
import { wellFormed } from './address-text.ts'
import { readOtp, type ReadOtp } from './address.ts'
import { readAccount, readPayload, type RawAccount } from './migration-payload.ts'

const SCHEME = /^\s*otpauth-migration:/iu
const MAX_TEXT_LENGTH = 16_384
/** More codes than anybody shows one after the other. */
const MAX_PARTS = 100
/** Keys of that many bytes exist nowhere; its address must fit into the document. */
const MAX_SECRET_BYTES = 512
/** The format has no period: Google Authenticator knows this one alone. */
const PERIOD_SECONDS = 30

const ALGORITHMS: ReadonlyMap<number, OtpParameters['algorithm']> = new Map([
  [0, 'SHA1'],
  [1, 'SHA1'],
  [2, 'SHA256'],
  [3, 'SHA512']
])
/** An enum, not a count. */
const DIGITS: ReadonlyMap<number, number> = new Map([
  [0, 6],
  [1, 6],
  [2, 8]
])
const TYPES: ReadonlyMap<number, 'totp' | 'hotp'> = new Map([
  [0, 'totp'],
  [1, 'hotp'],
  [2, 'totp']
])

/** One of the codes in which an app hands its accounts over. */
export interface TransferPart {
  readonly accounts: readonly ReadOtp[]
  readonly refused: readonly RefusedAccount[]
  readonly batchId: number
  /** How many codes there are, and which of them this is, counted from 0. */
  readonly size: number
  readonly index: number
}

export function isTransferAddress(text: string): boolean {
  return SCHEME.test(text)
}

/** Throws `otp-transfer-unreadable` for what is no whole transfer code, `otp-transfer-empty` for one without an account. */
export function readTransfer(text: string): TransferPart {
  const { accounts, batchId, batchSize, batchIndex } = payloadOf(text)
  // Apps that make a single code leave out how many there are.
  const size = batchSize === 0 ? 1 : batchSize
  if (size < 1 || size > MAX_PARTS || batchIndex < 0 || batchIndex >= size) throw new AppError('otp-transfer-unreadable')
  if (accounts.length === 0) throw new AppError('otp-transfer-empty')
  const kept: ReadOtp[] = []
  const refused: RefusedAccount[] = []
  for (const bytes of accounts) {
    const raw = rawAccount(bytes)
    const names = namesOf(raw ?? { name: '', issuer: '' })
    const otp = raw === null ? 'broken' : otpOf(raw, names)
    if (typeof otp === 'string') refused.push({ issuer: names.issuer, account: names.account, reason: otp })
    else kept.push(otp)
  }
  return { accounts: kept, refused, batchId, size, index: batchIndex }
}

function payloadOf(text: string): ReturnType<typeof readPayload> {
  try {
    return readPayload(bytesOf(text))
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('otp-transfer-unreadable', { cause })
  }
}

function rawAccount(bytes: Uint8Array): RawAccount | null {
  try {
    return readAccount(bytes)
  } catch {
    return null
  }
}

/** Base64 or base64url, with or without padding, URL-encoded once, twice (some converters do) or not at all. */
function bytesOf(text: string): Uint8Array {
  const data = text.length > MAX_TEXT_LENGTH ? undefined : /[?&]data=([^&#]*)/iu.exec(text.trim())?.[1]
  if (!isTransferAddress(text) || data === undefined) throw new AppError('otp-transfer-unreadable')
  const base64 = decoded(decoded(data))
    .replace(/[\r\n\t]+/gu, '')
    // A plus sign is a digit of base64; a reader of forms has made a space of it.
    .replaceAll(' ', '+')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/u, '')
  if (!/^[A-Za-z0-9+/]+$/u.test(base64) || base64.length % 4 === 1) throw new AppError('otp-transfer-unreadable')
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** Throws a URIError for a percent sign that encodes nothing: there is none in base64. */
function decoded(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text
}

/** An issuer that is not stated stands before the first colon of the name, as in an address. */
function namesOf({ name, issuer }: Pick<RawAccount, 'name' | 'issuer'>): Names {
  return readNames({ type: '', rawLabel: encodeURIComponent(wellFormed(name)), parameters: new Map([['issuer', wellFormed(issuer)]]), disputed: new Set() })
}

function otpOf(raw: RawAccount, { issuer, account, warnings }: Names): ReadOtp | AccountRefusal {
  const type = TYPES.get(raw.type)
  const algorithm = ALGORITHMS.get(raw.algorithm)
  const digits = DIGITS.get(raw.digits)
  if (type === undefined) return 'type'
  if (algorithm === undefined) return 'algorithm'
  if (digits === undefined) return 'digits'
  if (raw.secret.length === 0) return 'no-key'
  if (raw.secret.length > MAX_SECRET_BYTES) return 'broken'
  if (type === 'hotp' && (raw.counter < BigInt(COUNTER.min) || raw.counter > BigInt(COUNTER.max))) return 'counter'
  const common = { type, issuer, account, algorithm, digits, periodSeconds: PERIOD_SECONDS }
  const parameters = type === 'hotp' ? { ...common, counter: Number(raw.counter) } : common
  const secret = new Secret({ buffer: raw.secret.slice().buffer }).base32
  // Read once more from its address, as every other OTP is: the same checks, the same second reader, the same form in the vault.
  const otp = readOtp(strictAddress({ secret, parameters }))
  return { ...otp, parameters, warnings: [...new Set([...warnings, ...otp.warnings])] }
}
