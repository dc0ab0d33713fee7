// Owns what a view may know of saving: what was merged, what could not be saved, which backups and copies there are. Never a secret.
import { z } from 'zod'
import { FIELD_KINDS } from './field-kinds.ts'
import { fieldIdSchema, itemIdSchema, itemSummarySchema } from './item.ts'
import { errorCodeSchema } from './scan.ts'

const shortText = z.string().max(1_000)

/** A value that was set in two places. The later one is in force, the other one in its history. */
export const mergeConflictSchema = z.strictObject({
  itemId: itemIdSchema,
  title: shortText,
  fieldId: fieldIdSchema.nullable(),
  part: z.enum(['title', 'notes', 'attachment', ...FIELD_KINDS]),
  label: shortText
})
export type MergeConflict = z.infer<typeof mergeConflictSchema>

/** What came in from another program or computer since the unlock. `items`: how many logins are new or were changed by it. */
export const mergeReportSchema = z.strictObject({
  items: z.number().int().min(0),
  conflicts: z.array(mergeConflictSchema).max(1_000),
  /**
   * The ways into the vault are others now. `changed`: as the other side made them; `joined`: both sides changed them, and the changes of both hold;
   * `replaced`: one that was made here is not there any more.
   */
  ways: z.enum(['changed', 'joined', 'replaced']).optional()
})
export type MergeReport = z.infer<typeof mergeReportSchema>

/**
 * `saved`: the file holds everything. `aside`: the last changes are in the recovery folder, because the file could not be written for
 * the reason of `problem`.
 */
export const savingStateSchema = z.strictObject({
  state: z.enum(['saved', 'aside']),
  problem: errorCodeSchema.nullable(),
  recoveryFolder: z.string().max(4_096),
  /** Null while the file itself is open; otherwise when the backup was made that is shown in place of a damaged file (Unix milliseconds). */
  openedBackupAtMs: z.number().int().nullable(),
  /** Null until something was merged, and again when the person has read it. */
  merged: mergeReportSchema.nullable(),
  /** Other copies of the vault that hold something which it does not have. */
  copies: z.number().int().min(0),
  /** Other copies that do not open with its key, or are not whole: nobody has said yet what becomes of them. */
  strangers: z.number().int().min(0)
})
export type SavingState = z.infer<typeof savingStateSchema>

/** `checked`: opens with this vault's key. `otherKey`: whole, but of a time with another key. */
export const BACKUP_STATES = ['checked', 'otherKey', 'damaged'] as const

export const backupNameSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-\d{1,16}\.nidan$/u)
export const backupSchema = z.strictObject({
  name: backupNameSchema,
  savedAtMs: z.number().int(),
  bytes: z.number().int().min(0),
  /** Null unless `checked`. */
  items: z.number().int().min(0).nullable(),
  state: z.enum(BACKUP_STATES)
})
export type Backup = z.infer<typeof backupSchema>

/** A login in a backup, and how it stands to the present one. */
export const backupItemSchema = itemSummarySchema.extend({ now: z.enum(['same', 'changed', 'gone']) })
export type BackupItem = z.infer<typeof backupItemSchema>

/** Beside the vault, in the recovery folder, or set aside in the profile by the person. */
export const copyRefSchema = z.strictObject({ place: z.enum(['beside', 'recovery', 'aside']), name: z.string().min(1).max(300) })
export type CopyRef = z.infer<typeof copyRefSchema>

/**
 * Another copy of the vault: a sync program's conflict copy, what an interrupted save left, a change that could not be saved. `checked`: opens with this vault's
 * key. `news`: logins that it would add or change; null while nobody has opened it.
 */
export const vaultCopySchema = copyRefSchema.extend({
  kind: z.enum(['temporary', 'copy', 'recovery']),
  modifiedAtMs: z.number(),
  state: z.enum(['checked', 'otherKey', 'newer', 'damaged']),
  news: z.number().int().min(0).nullable()
})
export type VaultCopy = z.infer<typeof vaultCopySchema>
