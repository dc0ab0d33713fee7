// Owns an address in the form that every reader understands: strict, complete, nothing left to a default.
import type { OtpParameters } from '../../shared/model/otp.ts'
import { Secret } from 'otpauth'
import { wellFormed } from './address-text.ts'

export interface PrintedOtp {
  readonly parameters: OtpParameters
  /** Base32, clean. */
  readonly secret: string
  /** mOTP and Yandex only. */
  readonly pin?: string
}

const HOSTS = { totp: 'totp', hotp: 'hotp', steam: 'steam', motp: 'motp', yandex: 'yaotp' } as const satisfies Record<
  OtpParameters['type'],
  string
>

export function strictAddress({ secret, parameters, pin }: PrintedOtp): string {
  const { type, issuer, account, algorithm, digits, periodSeconds, counter = 0 } = parameters
  const issuerName = encodeURIComponent(wellFormed(issuer))
  const name = encodeURIComponent(wellFormed(account))
  // The colon stands even before an empty account or after no issuer: without it the one would be taken for the other.
  const label = issuer === '' && !account.includes(':') ? name : `${issuerName}:${name}`
  const query = [
    ...(issuer === '' ? [] : [`issuer=${issuerName}`]),
    `secret=${type === 'motp' ? Secret.fromBase32(secret).hex.toLowerCase() : secret}`,
    ...(type === 'motp' ? [] : [`algorithm=${algorithm}`]),
    `digits=${digits}`,
    type === 'hotp' ? `counter=${counter}` : `period=${periodSeconds}`,
    // For readers that know Steam by its encoder alone.
    ...(type === 'steam' ? ['encoder=steam'] : []),
    ...(pin === undefined ? [] : [`pin=${encodeURIComponent(pin)}`])
  ]
  const scheme = type === 'motp' ? 'motp://' : `otpauth://${HOSTS[type]}/`
  return `${scheme}${label}?${query.join('&')}`
}
