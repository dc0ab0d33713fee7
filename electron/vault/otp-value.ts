// Owns the step between the OTP room and the document: what was read and what is stored. Neither seed nor PIN leaves the vault process.
import type { ReadOtp } from '../otp/address.ts'
import type { OtpSeed } from '../otp/code.ts'
import type { OtpValue } from './document/document.ts'

export function otpValueOf({ parameters, secret, pin, address }: ReadOtp): OtpValue {
  return { address, ...parameters, secret, ...(pin === undefined ? {} : { pin }) }
}

export function seedOf({ type, secret, algorithm, digits, periodSeconds, pin }: OtpValue): OtpSeed {
  return { type, secret, algorithm, digits, periodSeconds, ...(pin === undefined ? {} : { pin }) }
}

/** The same before it is stored. */
export function seedOfRead({ parameters, secret, pin }: ReadOtp): OtpSeed {
  const { type, algorithm, digits, periodSeconds } = parameters
  return { type, secret, algorithm, digits, periodSeconds, ...(pin === undefined ? {} : { pin }) }
}
