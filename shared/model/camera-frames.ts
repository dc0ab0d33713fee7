// Owns what goes between the camera view and the reader process over their own port. Main never sees it.
import { z } from 'zod'

/** A little more than 1280 × 960. */
export const MAX_FRAME_PIXELS = 1_300_000

/** From the view: one picture, RGBA, row by row. The next one is sent when this one is answered. */
export const frameSchema = z
  .strictObject({ kind: z.literal('frame'), widthPx: z.number().int().min(1).max(4_096), heightPx: z.number().int().min(1).max(4_096), data: z.instanceof(Uint8Array) })
  .refine(({ widthPx, heightPx, data }) => widthPx * heightPx <= MAX_FRAME_PIXELS && data.length === widthPx * heightPx * 4)

/** From the reader: the frame is read, and another is welcome. */
export interface FrameRead {
  kind: 'frame-read'
}
