// Owns the step between the OTP room and the document: what was read and what is stored. The seed never leaves the vault process in either.
import type { ReadOtp } from '../otp/address.ts'
import type { OtpSeed } from '../otp/code.ts'
import type { OtpValue } from './document/document.ts'

export function otpValueOf({ parameters, secret, address }: ReadOtp): OtpValue {
  return { address, ...parameters, secret }
}

export function seedOf({ secret, algorithm, digits, periodSeconds }: OtpValue): OtpSeed {
  return { secret, algorithm, digits, periodSeconds }
}
