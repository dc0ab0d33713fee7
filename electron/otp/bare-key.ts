// Owns reading a bare text key as what a person says that it is. An address speaks for itself and is never read here.
import type { KeyChoice } from '../../shared/model/otp.ts'
import { strictAddress } from './address-print.ts'
import type { AddressParts } from './address-text.ts'
import { isOtpAddress } from './address-text.ts'
import { readOtp, readParts, type ReadOtp } from './address.ts'

const HOSTS = { totp: 'totp', hotp: 'hotp', steam: 'steam', motp: 'motp', yandex: 'yaotp' } as const

/**
 * Throws what `readOtp` throws. Parameters that a type does not choose (Steam, mOTP, Yandex) are that type's own.
 * The PIN of mOTP and Yandex is missing still.
 */
export function readKeyAs(text: string, choice: KeyChoice): ReadOtp {
  const keyText = text.trim()
  if (isOtpAddress(keyText) || /^[a-z-]+:\/\//iu.test(keyText)) return readOtp(keyText, { pinCanFollow: true })
  const { type, algorithm, digits, periodSeconds, counter } = choice
  const isFree = type === 'totp' || type === 'hotp'
  const parameters = new Map([
    ['secret', keyText],
    ...(isFree ? ([['algorithm', algorithm], ['digits', String(digits)]] as const) : []),
    ...(type === 'totp' ? ([['period', String(periodSeconds)]] as const) : []),
    ...(type === 'hotp' ? ([['counter', String(counter)]] as const) : [])
  ])
  const parts: AddressParts = { type: HOSTS[type], rawLabel: '', parameters, disputed: new Set() }
  const read = readParts(type, parts, { issuer: '', account: '', warnings: [] })
  return { ...read, keyText, address: strictAddress(read) }
}
