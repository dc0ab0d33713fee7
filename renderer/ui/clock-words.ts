// Owns how a difference between clocks is put into words. Pure.
import type { Translate } from '../../shared/i18n/messages.ts'
import type { ClockSign } from '../../shared/model/clock.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const EXACT_BELOW_MS = 10_000

/** `0.4 s`, `42 s`, `1 min 35 s`, `2 h 10 min`, `5 days`, of either sign. */
export function amountText(t: Translate, amountMs: number): string {
  const ms = Math.abs(amountMs)
  if (ms < EXACT_BELOW_MS) return t('clock.seconds', { count: (Math.round(ms / 100) / 10).toFixed(1) })
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return t('clock.seconds', { count: String(seconds) })
  if (seconds < 3_600) return t('clock.minutes', { minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60) })
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes < 1_440) return t('clock.hours', { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) })
  return t('clock.days', { count: Math.round(ms / DAY_MS) })
}

/** Rounded up to tenths: an uncertainty is never understated, and never nought. */
export function uncertaintyText(t: Translate, uncertaintyMs: number): string {
  return t('clock.seconds', { count: (Math.max(1, Math.ceil(uncertaintyMs / 100)) / 10).toFixed(1) })
}

export function signText(t: Translate, { kind, byMs }: ClockSign): string {
  const amount = amountText(t, byMs)
  switch (kind) {
    case 'behind-files':
      return t('clock.signFiles', { amount })
    case 'differs-from-hardware':
      return t('clock.signHardware', { amount })
    case 'jumped':
      return byMs > 0 ? t('clock.signForwards', { amount }) : t('clock.signBackwards', { amount })
    case 'offset-obsolete':
      return t('clock.signObsolete')
  }
}
