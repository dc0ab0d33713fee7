// Owns what a link of somebody's notes may be called by a view. Opens nothing.
import { z } from 'zod'
import { itemIdSchema } from './item.ts'

export const noteLinkSchema = z.strictObject({ itemId: itemIdSchema, address: z.string().min(1).max(4_096).regex(/^(?:https?:\/\/|mailto:)/iu) })
