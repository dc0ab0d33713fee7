// Owns what a view may hand over of files that were dropped on it: bounded bytes with a name to show. Never carries a path.
import { z } from 'zod'
import { MAX_DROPPED, MAX_DROPPED_BYTES } from './dropped-limits.ts'

export const droppedPicturesSchema = z
  .strictObject({
    pictures: z.array(z.strictObject({ name: z.string().max(300), data: z.instanceof(Uint8Array) })).min(1).max(MAX_DROPPED)
  })
  .refine(({ pictures }) => pictures.reduce((sum, { data }) => sum + data.length, 0) <= MAX_DROPPED_BYTES)
export type DroppedPictures = z.infer<typeof droppedPicturesSchema>
