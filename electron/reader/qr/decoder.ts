// Owns the interface of a QR decoder. A decoder gets pixels and answers texts with corners; it must never throw on odd pixels.
import type { PictureViews } from './picture-views.ts'

/** Eight-bit RGBA pixels, row by row without gaps: `data.length === widthPx * heightPx * 4`. */
export interface PixelImage {
  data: Uint8ClampedArray
  widthPx: number
  heightPx: number
}

export interface Point {
  x: number
  y: number
}

/** One QR code that was read. Corners in pixels, in reading order of the code: top left, top right, bottom right, bottom left. */
export interface DecodedCode {
  text: string
  corners: readonly [Point, Point, Point, Point]
}

export interface Reading {
  /** Codes that others have read already: what stands inside them is not looked at again. */
  known: readonly DecodedCode[]
  /** In `performance.now()` milliseconds; a decoder ends its work soon after it. */
  deadlineMs: number
  onCode: (code: DecodedCode) => void
  /** Says that something which looks like a code was left unread. */
  onUnread: () => void
}

/** Reports every code that it reads, as it reads it. */
export type QrDecoder = (picture: PictureViews, reading: Reading) => Promise<void>
