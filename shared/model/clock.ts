// Owns what both sides know of the computer's clock: how far it is off, who said so, and what codes follow. Reads no clock.
import { z } from 'zod'

/** Asked only when the person presses; one that answers each request anew, so that its `Date` is that of the moment. */
export const DEFAULT_CLOCK_HOST = 'https://www.google.com'
export const clockHostSchema = z.string().min(1).max(300)

/** A century either way; more is no clock. */
const MAX_OFFSET_MS = 100 * 366 * 86_400_000
const offsetMs = z.number().int().min(-MAX_OFFSET_MS).max(MAX_OFFSET_MS)
const uncertaintyMs = z.number().int().min(0).max(60_000)

/** What is added to this computer's clock to get the time that codes follow (Unix milliseconds, by RFC 6238 §4.2). */
export const codeOffsetSchema = offsetMs

/** How far the clock was off when a host was asked: `offsetMs` is positive when this computer is behind. */
export const clockMeasurementSchema = z.strictObject({ host: clockHostSchema, offsetMs, uncertaintyMs })
export type ClockMeasurement = z.infer<typeof clockMeasurementSchema>

/** Why the clock may be wrong, found without asking anybody. `byMs`: how far it is known to be behind (+), or by how much it was set. */
export const CLOCK_SIGNS = ['behind-files', 'differs-from-hardware', 'jumped', 'offset-obsolete'] as const
const clockSignSchema = z.strictObject({ kind: z.enum(CLOCK_SIGNS), byMs: offsetMs })
export type ClockSign = z.infer<typeof clockSignSchema>

export const clockStateSchema = z.strictObject({
  host: clockHostSchema,
  sign: clockSignSchema.nullable(),
  /** The measured offset; `inUse` is false once the clock was set, or the computer started anew, after it was measured. */
  offset: clockMeasurementSchema.extend({ measuredAtMs: z.number().int(), inUse: z.boolean() }).nullable()
})
export type ClockState = z.infer<typeof clockStateSchema>

/** What an offset means for codes of 30 seconds: nothing; refused now and then around their edges; refused. */
export type CodesAtOffset = 'right' | 'at-the-edge' | 'wrong'

const UNNOTICED_MS = 3_000
/** Sites commonly accept the code before and after as well (RFC 6238 §5.2), but not all do. */
const HALF_A_PERIOD_MS = 15_000

export function codesAtOffset({ offsetMs: off, uncertaintyMs: unsure }: Pick<ClockMeasurement, 'offsetMs' | 'uncertaintyMs'>): CodesAtOffset {
  const distanceMs = Math.abs(off)
  // Within what the measurement can tell, a clock is not called wrong.
  if (distanceMs <= Math.max(UNNOTICED_MS, unsure)) return 'right'
  return distanceMs < HALF_A_PERIOD_MS ? 'at-the-edge' : 'wrong'
}
