// Owns the step between the OTP room and the document: what was read and what is stored. Neither seed nor PIN leaves the vault process.
import { AppError } from '../../shared/errors.ts'
import { isPinMissing, type ReadOtp } from '../otp/address.ts'
import type { OtpSeed } from '../otp/code.ts'
import type { OtpValue } from './document/document.ts'

/** Throws `otp-pin-missing` for one that cannot make codes yet. */
export function otpValueOf(read: ReadOtp): OtpValue {
  if (isPinMissing(read)) throw new AppError('otp-pin-missing')
  const { parameters, secret, pin, address } = read
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
