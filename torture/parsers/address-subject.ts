// Owns the torture of the reader of OTP addresses: it may refuse, but what it accepts is what the text says, and can be printed and read again.
import { isDeepStrictEqual } from 'node:util'
import { readOtp, type ReadOtp } from '../../electron/otp/address.ts'
import { strictAddress } from '../../electron/otp/address-print.ts'
import { ERROR_CODES } from '../../shared/errors.ts'
import { addressInput } from './address-inputs.ts'
import { silentChanges } from './address-oracle.ts'
import type { Subject } from './subject.ts'

function roundTripFindings(otp: ReadOtp): string[] {
  const again = readOtp(strictAddress(otp))
  const keep = ({ secret, parameters, pin }: ReadOtp): unknown => ({ secret, parameters, pin })
  return isDeepStrictEqual(keep(again), keep(otp)) ? [] : ['what is printed is read as something else']
}

export const addressSubject: Subject = {
  name: 'address',
  share: 0.8,
  refusals: new Set(ERROR_CODES.filter((code) => code.startsWith('otp-'))),
  prepare: (random) => {
    const text = addressInput(random)
    let accepted: ReadOtp | null = null
    return {
      shown: JSON.stringify(text.length > 600 ? `${text.slice(0, 600)}… (${text.length} letters)` : text),
      parse: () => {
        accepted = readOtp(text)
      },
      findings: () => (accepted === null ? [] : [...silentChanges(text, accepted), ...roundTripFindings(accepted)])
    }
  }
}
