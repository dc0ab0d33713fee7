// Owns what the views tell in which a person points at a code: a drawn region, a chosen window, a camera. Never a pixel, never what a code said.
import { z } from 'zod'

const pixels = z.number().int().min(0).max(32_768)

/** In pixels of the captured picture, not of the page: a display of twice the density has twice as many. */
export const pickedRegionSchema = z.strictObject({
  /** Which overlay says it: the name of its picture. */
  picture: z.uuid(),
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1)
})
export type PickedRegion = z.infer<typeof pickedRegionSchema>
