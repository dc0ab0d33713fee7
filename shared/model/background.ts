// Owns what a view may know of the program's life without a window: whether a tray shows it, and whether it has gone on there. Decides nothing.
import { z } from 'zod'

export const backgroundStateSchema = z.strictObject({
  /** `unknown`: a desktop may start its tray after the programs that it starts at login. */
  tray: z.enum(['unknown', 'shown', 'missing']),
  /** The window was closed to the tray, and the system could not say where the program went. */
  hasStayed: z.boolean()
})
export type BackgroundState = z.infer<typeof backgroundStateSchema>
