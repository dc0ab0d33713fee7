// Owns the shapes in which a person proves to be the owner: of the open vault, or of a copy of another time. They cross to the vault process only.
import { z } from 'zod'

const password = z.string().min(1).max(4_096)
/** With the key file that the vault was opened with, if it was. */
const byPassword = z.strictObject({ kind: z.literal('password'), password })
/** With the key file that was chosen as `proof`. */
const byKeyFile = z.strictObject({ kind: z.literal('key-file'), password })

/** How the person proves once more to be the owner of the open vault. */
export const ownerProofSchema = z.discriminatedUnion('kind', [byPassword, byKeyFile])
export type OwnerProof = z.infer<typeof ownerProofSchema>

/** What opens a copy or a backup that was written with another key: what was valid then. */
export const copyProofSchema = z.discriminatedUnion('kind', [
  byPassword,
  byKeyFile,
  z.strictObject({ kind: z.literal('recovery-code'), recoveryCodeSecret: z.string().min(1).max(400) })
])
export type CopyProof = z.infer<typeof copyProofSchema>
