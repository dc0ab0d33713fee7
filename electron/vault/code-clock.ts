// Owns the time that codes follow: this computer's clock and a measured offset. Never used for the document's time stamps, nor for counters.
import type { OtpCode } from '../../shared/model/otp.ts'
import { codeAt, type OtpSeed } from '../otp/code.ts'

export interface CodeClock {
  /** As `codeAt`, now. From when and until when it stands is said in this computer's own time, so that whoever shows it compares with that. */
  codeNow(seed: OtpSeed): OtpCode | null
  /** The code that stands at this time of this computer's clock, or the present one when that time is over. */
  codeFrom(seed: OtpSeed, fromMs: number): OtpCode | null
  /** Milliseconds to add to this computer's clock. */
  setOffset(offsetMs: number): void
}

export function createCodeClock({ nowMs }: { readonly nowMs: () => number }): CodeClock {
  let offsetMs = 0
  const codeFrom = (seed: OtpSeed, fromMs: number): OtpCode | null => {
    const code = codeAt(seed, Math.max(nowMs(), fromMs) + offsetMs)
    return code === null ? null : { ...code, validFromMs: code.validFromMs - offsetMs, validUntilMs: code.validUntilMs - offsetMs }
  }
  return {
    codeNow: (seed) => codeFrom(seed, 0),
    codeFrom,
    setOffset: (next) => {
      offsetMs = next
    }
  }
}
