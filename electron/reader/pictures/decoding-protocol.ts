// Owns the messages between the reader's main thread and its decoding thread: one file at a time, one picture an answer.
import type { ErrorCode } from '../../../shared/errors.ts'

export type DecodingRequest = { kind: 'open'; bytes: Uint8Array } | { kind: 'next' }

export type DecodingAnswer =
  /** The decoder is loaded and begins; or it has read the head, and knows how much work the picture is worth. Processor time from now on, milliseconds. */
  | { kind: 'working'; workMs: number }
  | { kind: 'picture'; data: Uint8ClampedArray<ArrayBuffer>; widthPx: number; heightPx: number }
  | { kind: 'end' }
  | { kind: 'failed'; code: ErrorCode }
