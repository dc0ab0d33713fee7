// Owns what a view may know of the vaults on this computer: names and folders to show, under ids that only main can turn into paths. Nothing of their content.
import { z } from 'zod'
import { errorCodeSchema } from './scan.ts'

/** More than this is a list that nobody reads. */
export const MAX_RECENT_VAULTS = 12

/** A digest of the path: a view names a vault that main told it of, never a file. */
export const recentVaultIdSchema = z.string().regex(/^[0-9a-f]{32}$/u)

const place = {
  /** What the vault was called when it was open last; before that, what its file is called. */
  name: z.string().max(300),
  /** For display. */
  folder: z.string().max(4_096)
}

export const recentVaultSchema = z.strictObject({
  id: recentVaultIdSchema,
  ...place,
  isMissing: z.boolean(),
  /** The vault that this window is about. */
  isCurrent: z.boolean()
})
export type RecentVault = z.infer<typeof recentVaultSchema>

/** Another vault that came from outside (file manager, second start, drop) while one is open: whether to turn to it is asked in the view. */
export const offeredVaultSchema = z.strictObject(place)
export type OfferedVault = z.infer<typeof offeredVaultSchema>

/** Why a file that came from outside was not turned to. */
export const refusedVaultSchema = z.strictObject({ code: errorCodeSchema })
