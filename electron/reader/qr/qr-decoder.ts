// Owns the interface of a QR decoder. A decoder gets a picture and answers texts with corners; it must never throw on odd pixels.
import type { DecodedCode } from './decoder.ts'
import type { PictureViews } from './picture-views.ts'

export interface Reading {
  /** Codes that others have read already: what stands inside them is not looked at again. */
  known: readonly DecodedCode[]
  /** In `performance.now()` milliseconds; a decoder ends its work soon after it. */
  deadlineMs: number
  onCode: (code: DecodedCode) => void
  /** Says that something which looks like a code was left unread, and where it stands. */
  onUnread: (areas: readonly DecodedCode['corners'][]) => void
}

/** Reports every code that it reads, as it reads it. */
export type QrDecoder = (picture: PictureViews, reading: Reading) => Promise<void>
