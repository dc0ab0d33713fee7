// Owns the hybrid logical clock (VAULT-FORMAT §8.2): stamps only grow, even when the computer's clock does not. Reads no clock.
import type { z } from 'zod'
import type { stampSchema } from './document-schema.ts'

/** [Unix milliseconds, counter within that millisecond, writer]: compared in this order. */
export type Stamp = z.infer<typeof stampSchema>

/** The stamp of a change made now, later than everything that this document has seen. */
export function nextStamp(last: Stamp, nowMs: number, writer: string): Stamp {
  return nowMs > last[0] ? [nowMs, 0, writer] : [last[0], last[1] + 1, writer]
}

export function compareStamps(a: Stamp, b: Stamp): number {
  if (a[0] !== b[0]) return a[0] - b[0]
  if (a[1] !== b[1]) return a[1] - b[1]
  return a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0
}
