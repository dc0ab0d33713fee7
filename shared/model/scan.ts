// Owns the report of a reading (screen, file, clipboard) as the view gets it: handles and parameters, never what a code said.
import { z } from 'zod'
import { ERROR_CODES } from '../errors.ts'
import { matchedOtpSchema, transfersSchema } from './collected.ts'

export const errorCodeSchema = z.enum(ERROR_CODES)

/** Where on its picture a code was, as shares of width and height (0–1), so that a view can draw a map of the display. */
export const codePlaceSchema = z.strictObject({
  image: z.number().int().min(0),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1)
})
export type CodePlace = z.infer<typeof codePlaceSchema>

/** What a code that is no one-time password is. Its text stays in the reader. `otp-transfer-again`: a part that was read before. */
export const OTHER_CODE_KINDS = ['web-address', 'wifi', 'contact', 'otp-transfer', 'otp-transfer-again', 'otp-broken', 'text'] as const
export const otherCodeSchema = z.strictObject({
  kind: z.enum(OTHER_CODE_KINDS),
  /** Null when it was no picture that was read. */
  place: codePlaceSchema.nullable(),
  /** Why an OTP address was refused; null for everything else. */
  reason: errorCodeSchema.nullable()
})
export type OtherCode = z.infer<typeof otherCodeSchema>

/** One OTP that was read by itself. */
export const scannedOtpSchema = matchedOtpSchema.extend({ place: codePlaceSchema.nullable() })
export type ScannedOtp = z.infer<typeof scannedOtpSchema>

/**
 * What stood around a code, by which a person knows the page again: small, coarser than any text, and transparent wherever a code was or may have been
 * (ADR 0007). RGBA, `data.length === widthPx * heightPx * 4`.
 */
export const codeSurroundingsSchema = z.strictObject({
  place: codePlaceSchema.omit({ image: true }),
  picture: z.strictObject({
    widthPx: z.number().int().min(1).max(160),
    heightPx: z.number().int().min(1).max(100),
    data: z.instanceof(Uint8Array),
    /** Of the code that was left out, as shares of width and height. */
    centre: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
  })
})
export type CodeSurroundings = z.infer<typeof codeSurroundingsSchema>

export const scannedImageSchema = z.strictObject({
  name: z.string().max(300),
  widthPx: z.number().int().min(0),
  heightPx: z.number().int().min(0),
  /** Set when this display or file could not be read; the others were. */
  problem: errorCodeSchema.nullable(),
  /** Of the codes on it, once its reading has ended; missing for a frame of a camera, and where there was nothing around a code. */
  surroundings: z.array(codeSurroundingsSchema).max(16).optional()
})
export type ScannedImage = z.infer<typeof scannedImageSchema>

/** What became of the texts that were read. `transfers`: all that are held, when one of the texts was a transfer code; else none. */
export const readingSchema = z.strictObject({
  otps: z.array(scannedOtpSchema).max(64),
  others: z.array(otherCodeSchema).max(64),
  transfers: transfersSchema
})
export type Reading = z.infer<typeof readingSchema>

export const SCAN_SOURCES = ['screen', 'region', 'window', 'camera', 'file', 'clipboard', 'text', 'link'] as const
export const scanReportSchema = readingSchema.extend({
  source: z.enum(SCAN_SOURCES),
  images: z.array(scannedImageSchema).max(64),
  /** The one sentence to say when there is neither an OTP nor a transfer; null otherwise. */
  problem: errorCodeSchema.nullable(),
  /** From the press to this report, milliseconds. */
  durationMs: z.number().min(0)
})
export type ScanReport = z.infer<typeof scanReportSchema>

/**
 * A report that no view asked for. `begun`: the reading goes on, and what it finds comes as `scan.progressed`; `ended`: it completes what has begun,
 * unless the person has closed that; `whole`: all at once.
 */
export const pendingReportSchema = z.strictObject({ report: scanReportSchema, phase: z.enum(['begun', 'ended', 'whole']) })
export type PendingReport = z.infer<typeof pendingReportSchema>
