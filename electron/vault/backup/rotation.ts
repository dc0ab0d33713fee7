// Owns which backups are kept: the last saves, and one a day, a week and a month. Deletes nothing itself.

const DAY_MS = 86_400_000
const WEEK_DAYS = 7
/** 1970-01-05 was the first Monday. */
const FIRST_MONDAY_DAYS = 4

export const KEPT = { saves: 10, days: 7, weeks: 4, months: 12 } as const

export interface Kept {
  readonly savedAtMs: number
}

/** Periods in UTC: a backup must not be judged another way after a journey. */
const periods: readonly { readonly count: number; readonly of: (atMs: number) => number }[] = [
  { count: KEPT.days, of: (atMs) => Math.floor(atMs / DAY_MS) },
  { count: KEPT.weeks, of: (atMs) => Math.floor((Math.floor(atMs / DAY_MS) - FIRST_MONDAY_DAYS) / WEEK_DAYS) },
  { count: KEPT.months, of: (atMs) => new Date(atMs).getUTCFullYear() * 12 + new Date(atMs).getUTCMonth() }
]

/**
 * The backups that no rule keeps. Of each of the last periods that have backups the newest one stays, so a vault that is used once a
 * year keeps years of them.
 */
export function dispensable<B extends Kept>(backups: readonly B[]): B[] {
  const newestFirst = [...backups].sort((a, b) => b.savedAtMs - a.savedAtMs)
  const kept = new Set<B>(newestFirst.slice(0, KEPT.saves))
  for (const { count, of } of periods) {
    const newestOf = new Map<number, B>()
    for (const backup of newestFirst) if (!newestOf.has(of(backup.savedAtMs))) newestOf.set(of(backup.savedAtMs), backup)
    for (const backup of [...newestOf.values()].slice(0, count)) kept.add(backup)
  }
  return newestFirst.filter((backup) => !kept.has(backup))
}
