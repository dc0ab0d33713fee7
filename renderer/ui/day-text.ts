// Owns how a day is written: `YYYY-MM-DD` in a file, the person's way on display. Knows no time of day.
import type { Language } from '../../shared/model/settings.ts'
import { calendarDayText } from '../i18n/locale-text.ts'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u

export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

/** In the language's own form; a text that is no day stays as it is. */
export function dayText(text: string, language: Language): string {
  if (!isDay(text)) return text
  return calendarDayText(language, Date.parse(`${text}T00:00:00Z`))
}

/** The day of a moment (Unix milliseconds) where the person is. */
export function dayOf(atMs: number): string {
  const date = new Date(atMs)
  return [String(date.getFullYear()).padStart(4, '0'), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-')
}

/** Noon of the day where the person is, so that a change of the time zone by some hours does not make it another day; null for what is no day. */
export function momentOf(day: string): number | null {
  return isDay(day) ? new Date(`${day}T12:00:00`).getTime() : null
}
