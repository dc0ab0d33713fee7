// Owns the reading of a camera: one frame at a time, each text once. A frame that cannot be read is passed over; the next one comes.
import { frameSchema, type FrameRead } from '../../shared/model/camera-frames.ts'
import type { OtherCode } from '../../shared/model/scan.ts'
import { kindOfCode } from './code-kind.ts'
import type { ReadPicture } from './read-picture.ts'
import type { OtpText } from './scan-images.ts'

/** A frame with much that looks like a code must not hold up the ten that come after it. */
const FRAME_BUDGET_MS = 500
/** Longer than any code. */
const MAX_TEXT_LENGTH = 16_384
const MAX_TEXTS = 64

export interface FrameWatchParts {
  readPicture: ReadPicture
  answer: (message: FrameRead) => void
  onOtp: (otp: OtpText) => void
  onOther: (kind: OtherCode['kind']) => void
}

/** Answers with what takes a message of the view; what is no frame is not answered. */
export function watchFrames({ readPicture, answer, onOtp, onOther }: FrameWatchParts): (message: unknown) => Promise<void> {
  const seen = new Set<string>()
  let isReading = false
  return async (message) => {
    const frame = frameSchema.safeParse(message)
    if (!frame.success || isReading) return
    isReading = true
    const { widthPx, heightPx, data } = frame.data
    // What a port brings may be a part of a larger buffer.
    const pixels = new Uint8Array(data)
    await readPicture(
      { kind: 'pixels', name: '', order: 'rgba', widthPx, heightPx, data: pixels },
      {
        budgetMs: FRAME_BUDGET_MS,
        onCode: ({ text, place }) => {
          if (seen.has(text) || seen.size >= MAX_TEXTS) return
          seen.add(text)
          const kind = kindOfCode(text)
          if (kind !== 'otp') onOther(kind)
          else if (text.length > MAX_TEXT_LENGTH) onOther('otp-broken')
          else onOtp({ text, place: { image: 0, ...place } })
        }
      }
    )
    isReading = false
    answer({ kind: 'frame-read' })
  }
}
