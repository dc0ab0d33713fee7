// Owns the OTPs that were read but not stored, by handle. They live in this process's memory only, and not for long.
import { AppError } from '../../shared/errors.ts'
import type { OtpCode, OtpDraft } from '../../shared/model/otp.ts'
import { isPinMissing, type ReadOtp } from '../otp/address.ts'
import type { CodeClock } from './code-clock.ts'
import { seedOfRead } from './otp-value.ts'

const LIFETIME_MS = 10 * 60_000
const MAX_DRAFTS = 64

export interface Drafts {
  keep(otp: ReadOtp): OtpDraft
  /** Holds one without a limit of time, until `release`; the caller bounds how many. Discarding and ageing leave it alone. */
  hold(otp: ReadOtp): string
  release(handle: string): void
  /** A held or kept one with the code of now. Throws `otp-draft-gone`. */
  view(handle: string): OtpDraft
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
  readonly codeClock: Pick<CodeClock, 'codeNow'>
  readonly newHandle: () => string
}

export function createDrafts({ nowMs, codeClock, newHandle }: DraftsParts): Drafts {
  // In the order in which they came, so the oldest is the first.
  const kept = new Map<string, { otp: ReadOtp; untilMs: number }>()
  const held = new Map<string, ReadOtp>()

  const forgetOld = (): void => {
    const now = nowMs()
    for (const [handle, { untilMs }] of kept) if (untilMs <= now) kept.delete(handle)
  }
  const get = (handle: string): ReadOtp => {
    forgetOld()
    const otp = held.get(handle) ?? kept.get(handle)?.otp
    if (otp === undefined) throw new AppError('otp-draft-gone')
    return otp
  }
  const codeNow = (otp: ReadOtp): OtpCode | null => (isPinMissing(otp) ? null : codeClock.codeNow(seedOfRead(otp)))

  const viewOf = (handle: string, otp: ReadOtp): OtpDraft => ({
    handle,
    parameters: otp.parameters,
    code: codeNow(otp),
    warnings: [...otp.warnings],
    ...(isPinMissing(otp) ? { needsPin: true } : {}),
    ...(otp.keyText === undefined ? {} : { isFromKey: true })
  })

  const put = (handle: string, otp: ReadOtp): OtpDraft => {
    kept.set(handle, { otp, untilMs: nowMs() + LIFETIME_MS })
    return viewOf(handle, otp)
  }

  return {
    keep: (otp) => {
      forgetOld()
      const [oldest] = kept.keys()
      if (kept.size >= MAX_DRAFTS && oldest !== undefined) kept.delete(oldest)
      return put(newHandle(), otp)
    },
    hold: (otp) => {
      const handle = newHandle()
      held.set(handle, otp)
      return handle
    },
    release: (handle) => {
      held.delete(handle)
    },
    view: (handle) => viewOf(handle, get(handle)),
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
