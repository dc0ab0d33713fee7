// Owns the OTPs that were read but not stored, by handle. They live in this process's memory only, and not for long.
import { AppError } from '../../shared/errors.ts'
import type { OtpCode, OtpDraft } from '../../shared/model/otp.ts'
import type { ReadOtp } from '../otp/address.ts'
import type { CodeClock } from './code-clock.ts'
import { seedOfRead } from './otp-value.ts'

const LIFETIME_MS = 10 * 60_000
const MAX_DRAFTS = 64

export interface Drafts {
  keep(otp: ReadOtp): OtpDraft
  /** Throws `otp-draft-gone`. */
  get(handle: string): ReadOtp
  /** Throws `request-invalid` for one of a counter: it gives codes only after it was stored. */
  codeOf(handle: string): OtpCode
  discard(handle: string): void
  /** Forgets what is too old even when nobody asks for it. */
  forgetOld(): void
}

export interface DraftsParts {
  readonly nowMs: () => number
  readonly codeClock: Pick<CodeClock, 'codeNow'>
  readonly newHandle: () => string
}

export function createDrafts({ nowMs, codeClock, newHandle }: DraftsParts): Drafts {
  // In the order in which they came, so the oldest is the first.
  const kept = new Map<string, { otp: ReadOtp; untilMs: number }>()

  const forgetOld = (): void => {
    const now = nowMs()
    for (const [handle, { untilMs }] of kept) if (untilMs <= now) kept.delete(handle)
  }
  const get = (handle: string): ReadOtp => {
    forgetOld()
    const draft = kept.get(handle)
    if (draft === undefined) throw new AppError('otp-draft-gone')
    return draft.otp
  }
  const codeNow = (otp: ReadOtp): OtpCode | null => codeClock.codeNow(seedOfRead(otp))

  return {
    keep: (otp) => {
      forgetOld()
      const [oldest] = kept.keys()
      if (kept.size >= MAX_DRAFTS && oldest !== undefined) kept.delete(oldest)
      const handle = newHandle()
      kept.set(handle, { otp, untilMs: nowMs() + LIFETIME_MS })
      return { handle, parameters: otp.parameters, code: codeNow(otp), warnings: [...otp.warnings] }
    },
    get,
    codeOf: (handle) => {
      const code = codeNow(get(handle))
      if (code === null) throw new AppError('request-invalid')
      return code
    },
    discard: (handle) => {
      kept.delete(handle)
    },
    forgetOld
  }
}
