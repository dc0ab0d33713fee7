// Owns the torture of the reader of transfer codes: whole payloads are kept exactly, damaged ones are refused or read without a crash.
import { isDeepStrictEqual } from 'node:util'
import { readOtp, type ReadOtp } from '../../electron/otp/address.ts'
import { strictAddress } from '../../electron/otp/address-print.ts'
import { readTransfer, type TransferPart } from '../../electron/otp/migration.ts'
import { payloadBytes, transferAddress, type EncodedAccount } from '../../electron/otp/testdata/migration-encoder.ts'
import type { RandomSource } from '../random-source.ts'
import type { Subject } from './subject.ts'

const NAMES = ['', 'taro@example.jp', 'Shop:taro', 'はなまる市場', 'a:b:c', '🐙', 'x'.repeat(600), ' spaces ', '%3A', '"quoted"'] as const

function accountOf(random: RandomSource): EncodedAccount {
  return {
    secret: random.bytes(random.chance(0.9) ? random.between(1, 64) : random.pick([0, 512, 513])),
    name: random.pick(NAMES),
    issuer: random.pick(NAMES),
    algorithm: random.chance(0.9) ? random.between(0, 3) : random.pick([4, 5, 99]),
    digits: random.chance(0.9) ? random.between(0, 2) : random.pick([3, 6, 8]),
    type: random.chance(0.9) ? random.between(0, 2) : random.pick([3, 4]),
    counter: random.between(0, 1_000_000)
  }
}

function damaged(bytes: Uint8Array, random: RandomSource): Uint8Array {
  const copy = Uint8Array.from(bytes.subarray(0, random.chance(0.3) ? random.below(bytes.length + 1) : bytes.length))
  for (let left = random.between(0, 4); left > 0 && copy.length > 0; left -= 1) copy[random.below(copy.length)] = random.below(256)
  return copy
}

/** What an account says, by the numbers of the format and by nothing of the reader's; null when it must be refused. */
function statedBy({ secret, algorithm = 0, digits = 0, type = 0, counter = 0 }: EncodedAccount): Partial<ReadOtp['parameters']> | null {
  const [hash, length, kind] = [['SHA1', 'SHA1', 'SHA256', 'SHA512'][algorithm], [6, 6, 8][digits], ['totp', 'hotp', 'totp'][type]]
  if (secret === undefined || secret.length === 0 || secret.length > 512 || hash === undefined || length === undefined || kind === undefined) return null
  return { algorithm: hash, digits: length, type: kind, ...(kind === 'hotp' ? { counter } : {}) } as Partial<ReadOtp['parameters']>
}

function changes(sent: readonly EncodedAccount[], part: TransferPart): string[] {
  const expected = sent.flatMap((account) => statedBy(account) ?? [])
  if (expected.length !== part.accounts.length || sent.length - expected.length !== part.refused.length) return ['keeps or refuses other accounts than it should']
  const isKept = part.accounts.every(({ parameters }, index) =>
    Object.entries(expected[index] ?? {}).every(([name, value]) => parameters[name as keyof typeof parameters] === value)
  )
  return isKept ? [] : ['a parameter was altered silently']
}

function printFindings({ accounts }: TransferPart): string[] {
  const keep = ({ secret, parameters }: ReadOtp): unknown => ({ secret, parameters })
  return accounts.every((otp) => isDeepStrictEqual(keep(readOtp(strictAddress(otp))), keep(otp))) ? [] : ['what is printed is read as something else']
}

export const transferSubject: Subject = {
  name: 'transfer',
  share: 0.1,
  refusals: new Set(['otp-transfer-unreadable', 'otp-transfer-empty']),
  prepare: (random) => {
    const sent = Array.from({ length: random.between(0, 6) }, () => accountOf(random))
    const size = random.between(0, 4)
    const whole = payloadBytes({ otpParameters: sent, version: 1, batchSize: size, batchIndex: random.below(size + 1), batchId: random.between(-5, 5) })
    const isWhole = random.chance(0.5)
    const address = transferAddress(isWhole ? whole : damaged(whole, random))
    let read: TransferPart | null = null
    return {
      shown: address.slice(0, 600),
      parse: () => {
        read = readTransfer(address)
      },
      findings: () => (read === null ? [] : [...(isWhole ? changes(sent, read) : []), ...printFindings(read)])
    }
  }
}
