// Owns transfer codes (otpauth-migration) out of one-time passwords: what they can carry, and how many of them it takes.
// Never drops or changes a parameter silently: what the format cannot carry is refused with its reason.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { Secret } from 'otpauth'
import type { OtpParameters } from '../../shared/model/otp.ts'
import type { TransferRefusal } from '../../shared/model/transfer.ts'
import type { PrintedOtp } from './address-print.ts'
import { wellFormed } from './address-text.ts'

/**
 * The format is Google Authenticator's and was never published; the field numbers are those of Aegis, which reads and writes it
 * (app/src/main/proto/google_auth.proto). All readers know version 1 only.
 */
const PAYLOAD = { otps: 1, version: 2, batchSize: 3, batchIndex: 4, batchId: 5 } as const
const OTP = { secret: 1, name: 2, issuer: 3, algorithm: 4, digits: 5, type: 6, counter: 7 } as const
const VERSION = 1
const ALGORITHMS = new Map<OtpParameters['algorithm'], number>([['SHA1', 1], ['SHA256', 2], ['SHA512', 3]])
/** An enum, not a number of digits. */
const DIGITS = new Map<number, number>([[6, 1], [8, 2]])
const TYPES = { hotp: 1, totp: 2 } as const
/** The format has no field for it. */
const ONLY_PERIOD_SECONDS = 30

const PREFIX = 'otpauth-migration://offline?data='
/** As Google Authenticator makes them itself. */
const MAX_OTPS = 10
/**
 * Letters in one code. Version 22 at level L holds 1,003 bytes (ISO/IEC 18004, table 7): its 105 modules are still four pixels each in a
 * window of usual size, which a phone's camera tells apart. Ten usual accounts (20-byte key, a mail address, a site's name) fit.
 */
const MAX_LETTERS = 1_003
/**
 * What the end may still grow by once size, number and id of the batch are known: six bytes more are eight letters, at most ten letters
 * there become + or / (three letters each: the tags between the numbers are neither), and the padding takes six. 34 together.
 */
const TAIL_LETTERS = 36
/** One account with very long names or key stands alone in a larger code. Version 30 at level L; beyond it no phone could be relied on. */
const MAX_LETTERS_ALONE = 1_732

export interface TransferCode<T> {
  /** otpauth-migration://… */
  readonly address: string
  readonly otps: readonly T[]
}

export interface TransferCodes<T> {
  readonly codes: readonly TransferCode<T>[]
  readonly refused: readonly { readonly otp: T; readonly reason: TransferRefusal }[]
}

/** Why this one cannot stand in a transfer code; null when it can. */
export function transferRefusal(otp: PrintedOtp): TransferRefusal | null {
  const { type, digits, periodSeconds } = otp.parameters
  switch (type) {
    case 'steam':
    case 'motp':
    case 'yandex':
      return type
    case 'totp':
    case 'hotp':
      if (type === 'totp' && periodSeconds !== ONLY_PERIOD_SECONDS) return 'period'
      if (!DIGITS.has(digits)) return 'digits'
      return lettersOf([encodeOtp(otp)]) > MAX_LETTERS_ALONE ? 'too-long' : null
  }
}

/**
 * The codes for these one-time passwords, in their order, and what was refused. `batchId` tells the parts of one transfer from those of
 * another: random, 0 to 2^31 − 1.
 */
export function transferCodes<T extends PrintedOtp>(otps: readonly T[], batchId: number): TransferCodes<T> {
  const judged = otps.map((otp) => ({ otp, reason: transferRefusal(otp) }))
  const batches = packed(judged.flatMap(({ otp, reason }) => (reason === null ? [{ otp, bytes: encodeOtp(otp) }] : [])))
  return {
    codes: batches.map((batch, batchIndex) => ({
      address: addressOf(batch.map(({ bytes }) => bytes), { batchSize: batches.length, batchIndex, batchId }),
      otps: batch.map(({ otp }) => otp)
    })),
    refused: judged.flatMap(({ otp, reason }) => (reason === null ? [] : [{ otp, reason }]))
  }
}

interface Encoded<T> {
  readonly otp: T
  readonly bytes: Uint8Array
}

function packed<T>(encoded: readonly Encoded<T>[]): Encoded<T>[][] {
  const batches: Encoded<T>[][] = []
  for (const one of encoded) {
    const last = batches.at(-1)
    const isFull = last === undefined || last.length >= MAX_OTPS || lettersOf([...last, one].map(({ bytes }) => bytes)) > MAX_LETTERS
    if (isFull) batches.push([one])
    else last.push(one)
  }
  return batches
}

/** The most letters that these accounts can take, whatever batch they will be of. */
function lettersOf(otps: readonly Uint8Array[]): number {
  return addressOf(otps, { batchSize: 1, batchIndex: 0, batchId: 0 }).length + TAIL_LETTERS
}

function encodeOtp({ secret, parameters }: PrintedOtp): Uint8Array {
  const { type, issuer, account, algorithm, digits, counter = 0 } = parameters
  const writer = new BinaryWriter()
  writer.tag(OTP.secret, WireType.LengthDelimited).bytes(Secret.fromBase32(secret).bytes)
  // Without an issuer, readers take what stands before a colon for one: a colon before it keeps the name whole.
  const name = issuer === '' && account.includes(':') ? `:${account}` : account
  writer.tag(OTP.name, WireType.LengthDelimited).string(wellFormed(name))
  writer.tag(OTP.issuer, WireType.LengthDelimited).string(wellFormed(issuer))
  writer.tag(OTP.algorithm, WireType.Varint).int32(ALGORITHMS.get(algorithm) ?? 0)
  writer.tag(OTP.digits, WireType.Varint).int32(DIGITS.get(digits) ?? 0)
  writer.tag(OTP.type, WireType.Varint).int32(type === 'hotp' ? TYPES.hotp : TYPES.totp)
  if (type === 'hotp') writer.tag(OTP.counter, WireType.Varint).int64(counter)
  return writer.finish()
}

function addressOf(otps: readonly Uint8Array[], batch: { batchSize: number; batchIndex: number; batchId: number }): string {
  const writer = new BinaryWriter()
  for (const otp of otps) writer.tag(PAYLOAD.otps, WireType.LengthDelimited).bytes(otp)
  writer.tag(PAYLOAD.version, WireType.Varint).int32(VERSION)
  writer.tag(PAYLOAD.batchSize, WireType.Varint).int32(batch.batchSize)
  // Written even when it is 0, as Google Authenticator writes it.
  writer.tag(PAYLOAD.batchIndex, WireType.Varint).int32(batch.batchIndex)
  writer.tag(PAYLOAD.batchId, WireType.Varint).int32(batch.batchId)
  return PREFIX + encodeURIComponent(base64(writer.finish()))
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
