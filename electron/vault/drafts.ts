// Owns the OTPs that were read but not stored, by handle. They live in this process's memory only, and not for long.
import { AppError } from '../../shared/errors.ts'
import type { OtpCode, OtpDraft } from '../../shared/model/otp.ts'
import { isPinMissing, type ReadOtp } from '../otp/address.ts'
import { codeAt } from '../otp/code.ts'
import { seedOfRead } from './otp-value.ts'

const LIFETIME_MS = 10 * 60_000
const MAX_DRAFTS = 64

export interface Drafts {
  keep(otp: ReadOtp): OtpDraft
  /** Throws `otp-draft-gone`. */
  get(handle: string): ReadOtp
  /**
   * What is held under `handle` becomes what `change` makes of it, under a new handle: a code that was shown before is never taken for one
   * of the changed draft. When `change` throws, the draft stays as it was. Throws `otp-draft-gone`.
   */
  change(handle: string, change: (otp: ReadOtp) => ReadOtp): OtpDraft
  /** Throws `request-invalid` for one of a counter, which gives codes only after it was stored, and for one without its PIN. */
  codeOf(handle: string): OtpCode
  discard(handle: string): void
  /** Forgets what is too old even when nobody asks for it. */
  forgetOld(): void
}

export interface DraftsParts {
  readonly nowMs: () => number
  readonly newHandle: () => string
}

export function createDrafts({ nowMs, newHandle }: DraftsParts): Drafts {
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
  const codeNow = (otp: ReadOtp): OtpCode | null => (isPinMissing(otp) ? null : codeAt(seedOfRead(otp), nowMs()))

  const put = (handle: string, otp: ReadOtp): OtpDraft => {
    kept.set(handle, { otp, untilMs: nowMs() + LIFETIME_MS })
    return {
      handle,
      parameters: otp.parameters,
      code: codeNow(otp),
      warnings: [...otp.warnings],
      ...(isPinMissing(otp) ? { needsPin: true } : {}),
      ...(otp.keyText === undefined ? {} : { isFromKey: true })
    }
  }

  return {
    keep: (otp) => {
      forgetOld()
      const [oldest] = kept.keys()
      if (kept.size >= MAX_DRAFTS && oldest !== undefined) kept.delete(oldest)
      return put(newHandle(), otp)
    },
    get,
    change: (handle, change) => {
      const changed = change(get(handle))
      kept.delete(handle)
      return put(newHandle(), changed)
    },
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
