// Owns what a view may know of the session: which vault, and whether it is there, open or read-only.
import { z } from 'zod'
import { wayInSchema } from './access.ts'
import { errorCodeSchema } from './scan.ts'

/** `missing`: no vault file yet, the person makes one. `notice` is why the vault was locked by itself, when it was. */
export const sessionStateSchema = z.strictObject({
  phase: z.enum(['missing', 'locked', 'unlocked']),
  vaultName: z.string().max(300),
  /** Folder of the vault file, for display. */
  vaultFolder: z.string().max(4_096),
  readOnly: z.boolean(),
  notice: errorCodeSchema.nullable(),
  /** While locked: name of the key file that will be used; null: none was chosen. */
  keyFile: z.string().max(300).nullable(),
  /** Whether the system's keychain has a secret for this vault. */
  quickUnlock: z.enum(['off', 'ready', 'expired']),
  /** While unlocked: by which kind of slot. */
  openedBy: wayInSchema.nullable(),
  /** While unlocked: the vault was made just now. */
  isNew: z.boolean()
})
export type SessionState = z.infer<typeof sessionStateSchema>
