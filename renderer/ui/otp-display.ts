// Owns how a code looks at a moment: its groups, its seconds, and which code may be shown. Pure; reads no clock.
import type { OtpCode } from '../../shared/model/otp.ts'

export const LAST_SECONDS = 10

/** `123 456`, `1234 5678`: halves, thirds for nine, untouched up to five digits; letters and hex in one piece. */
export function groupCode(code: string): string {
  if (code.length < 6 || /[A-Za-z]/.test(code)) return code
  if (code.length === 9) return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`
  const middle = Math.floor(code.length / 2)
  return `${code.slice(0, middle)} ${code.slice(middle)}`
}

/** Digit by digit, with a pause between the groups. */
export function spellCode(code: string): string {
  return groupCode(code)
    .split(' ')
    .map((group) => Array.from(group).join(' '))
    .join(', ')
}

/** Codes are fetched between two ticks of the second: they may begin this much after the last tick, and not more. */
const AFTER_TICK_MS = 1_500

export interface CodeMoment {
  code: string
  /** Null when the code after this one is not known yet. */
  nextCode: string | null
  secondsLeft: number
  /** Share of the period that is left, 0–1. */
  shareLeft: number
}

/**
 * What to show at `nowMs`. At the edge of a period the next code takes over at once, before it is fetched anew; a code that
 * is over is never shown: null then.
 */
export function momentOf(code: OtpCode, nowMs: number): CodeMoment | null {
  const periodMs = code.validUntilMs - code.validFromMs
  if (periodMs <= 0 || nowMs >= code.validUntilMs + periodMs) return null
  const isNext = nowMs >= code.validUntilMs
  const leftMs = Math.min(code.validUntilMs + (isNext ? periodMs : 0) - nowMs, periodMs)
  return {
    code: isNext ? code.nextCode : code.code,
    nextCode: isNext ? null : code.nextCode,
    secondsLeft: Math.ceil(leftMs / 1_000),
    shareLeft: leftMs / periodMs
  }
}

/**
 * As `momentOf`, at the last tick of the view. A code that came after it may begin after it and is shown from its beginning; one that begins
 * later than that was made before the computer's clock was set back, and is not shown.
 */
export function momentAtTick(code: OtpCode, tickMs: number): CodeMoment | null {
  return code.validFromMs - tickMs > AFTER_TICK_MS ? null : momentOf(code, Math.max(tickMs, code.validFromMs))
}
