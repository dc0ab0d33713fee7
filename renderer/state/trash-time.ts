// Owns how long a login stays in the trash, in days. Pure: moments in, days out.
import { DAY_MS, TRASH_DAYS } from '../../shared/model/history.ts'

/** Whole days that are left, 0 when it goes with one of the next unlocks. Both in Unix milliseconds. */
export function daysLeft(trashedAtMs: number, nowMs: number): number {
  return Math.min(TRASH_DAYS, Math.max(0, Math.ceil((trashedAtMs + TRASH_DAYS * DAY_MS - nowMs) / DAY_MS)))
}
