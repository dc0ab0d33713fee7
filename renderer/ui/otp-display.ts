// Owns how a code looks at a moment: its groups, its seconds, and which code may be shown. Pure; reads no clock.
import { hasGroups, type OtpCode, type OtpType } from '../../shared/model/otp.ts'

export const LAST_SECONDS = 10

/** `123 456`, `1234 5678`: halves, thirds for nine, untouched up to five digits; letters and hex in one piece. */
export function groupCode(code: string, type: OtpType): string {
  if (!hasGroups(type) || code.length < 6 || /[A-Za-z]/.test(code)) return code
  if (code.length === 9) return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`
  const middle = Math.floor(code.length / 2)
  return `${code.slice(0, middle)} ${code.slice(middle)}`
}

/** Digit by digit, with a pause between the groups. */
export function spellCode(code: string, type: OtpType): string {
  return groupCode(code, type)
    .split(' ')
    .map((group) => Array.from(group).join(' '))
    .join(', ')
}

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
 * is over, or (the clock was set back) not yet begun, is never shown: null then.
 */
export function momentOf(code: OtpCode, nowMs: number): CodeMoment | null {
  const periodMs = code.validUntilMs - code.validFromMs
  if (periodMs <= 0 || nowMs < code.validFromMs || nowMs >= code.validUntilMs + periodMs) return null
  const isNext = nowMs >= code.validUntilMs
  const leftMs = code.validUntilMs + (isNext ? periodMs : 0) - nowMs
  return {
    code: isNext ? code.nextCode : code.code,
    nextCode: isNext ? null : code.nextCode,
    secondsLeft: Math.ceil(leftMs / 1_000),
    shareLeft: leftMs / periodMs
  }
}
