// Owns what a view may know of the session: which vault, and whether it is there, open or read-only.
import { z } from 'zod'
import { errorCodeSchema } from './scan.ts'

/** `missing`: no vault file yet, the person makes one. `notice` is why the vault was locked by itself, when it was. */
export const sessionStateSchema = z.strictObject({
  phase: z.enum(['missing', 'locked', 'unlocked']),
  vaultName: z.string().max(300),
  /** Folder of the vault file, for display. */
  vaultFolder: z.string().max(4_096),
  readOnly: z.boolean(),
  notice: errorCodeSchema.nullable()
})
export type SessionState = z.infer<typeof sessionStateSchema>
