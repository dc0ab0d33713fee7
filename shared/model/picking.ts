// Owns what the views tell in which a person points at a code: a drawn region, a chosen window, a camera. Never a pixel, never what a code said.
import { z } from 'zod'
import { errorCodeSchema, OTHER_CODE_KINDS } from './scan.ts'

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

export const MAX_LISTED_WINDOWS = 200

/** Pictures are addresses at the view's own origin; each answers once. */
export const listedWindowSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().max(300),
  picture: z.string().max(100).nullable(),
  icon: z.string().max(100).nullable()
})
export type ListedWindow = z.infer<typeof listedWindowSchema>

/** A code that is no one-time password, or one that was refused with its reason. */
export const cameraSightSchema = z.strictObject({ kind: z.enum(OTHER_CODE_KINDS), reason: errorCodeSchema.nullable() })
export type CameraSight = z.infer<typeof cameraSightSchema>
