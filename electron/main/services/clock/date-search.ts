// Owns finding the time to a fraction of a second from a host that tells whole seconds only. Sends nothing and reads no clock itself.
import { AppError } from '../../../../shared/errors.ts'

/** One answer. Times of our own are Unix milliseconds by this computer's clock; `dateMs` is what the host said, cut to its second. */
export interface DateSample {
  sentMs: number
  receivedMs: number
  dateMs: number
}

export interface Measured {
  /** Positive: this computer is behind. */
  offsetMs: number
  uncertaintyMs: number
}

export interface DateSearchParts {
  ask: () => Promise<DateSample>
  nowMs: () => number
  wait: (ms: number) => Promise<void>
}

const SECOND_MS = 1_000
const MOST_SAMPLES = 6
const GOOD_WIDTH_MS = 200
/** Machines behind one name differ a little, and some make their `Date` a little early or late. More than this is no clock. */
const DISAGREEMENT_MS = 500

/**
 * A `Date` (RFC 9110 §6.6.1) was made between sending and receiving, and means [Date, Date + 1 s): the offset lies in
 * [Date − received, Date + 1 s − sent]. Each further request is timed so that the edge of a second falls into the middle of what is left,
 * and its answer says in which half. Throws `clock-answer-unusable` when the answers contradict each other, and what `ask` throws.
 */
export async function searchDate({ ask, nowMs, wait }: DateSearchParts): Promise<Measured> {
  let low = -Infinity
  let high = Infinity
  for (let sample = 0; sample < MOST_SAMPLES; sample += 1) {
    const { sentMs, receivedMs, dateMs } = await ask()
    low = Math.max(low, dateMs - receivedMs)
    high = Math.min(high, dateMs + SECOND_MS - sentMs)
    if (low - high > DISAGREEMENT_MS) throw new AppError('clock-answer-unusable')
    if (high - low <= GOOD_WIDTH_MS || sample === MOST_SAMPLES - 1) break
    const arrivesMs = nowMs() + (receivedMs - sentMs) / 2 + (low + high) / 2
    await wait((SECOND_MS - (positiveRest(arrivesMs, SECOND_MS))) % SECOND_MS)
  }
  return { offsetMs: Math.round((low + high) / 2), uncertaintyMs: Math.ceil(Math.abs(high - low) / 2) }
}

function positiveRest(value: number, by: number): number {
  return ((value % by) + by) % by
}

const IMF_FIXDATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/u

/** The one form of a `Date` that a sender may write (RFC 9110 §5.6.7), as Unix milliseconds. Throws `clock-answer-unusable`. */
export function readHttpDate(text: string | undefined): number {
  const dateMs = text !== undefined && IMF_FIXDATE.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(dateMs)) throw new AppError('clock-answer-unusable')
  return dateMs
}
