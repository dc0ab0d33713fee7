// Owns what a view may know of the ways into a vault: which there are and what they cost. Never a secret, but for the one code that is shown once.
import { z } from 'zod'

/** By which kind of slot a vault was opened. */
export const wayInSchema = z.enum(['password', 'key-file', 'recovery-code', 'keychain'])
export type WayIn = z.infer<typeof wayInSchema>

const kdfCostSchema = z.strictObject({ memoryKiB: z.number().int(), passes: z.number().int(), lanes: z.number().int() })

/** Before the vault is open: what its file says anybody could try. */
export const waysSchema = z.strictObject({ keyFile: z.boolean(), recoveryCode: z.boolean() })
export type Ways = z.infer<typeof waysSchema>

/** Of the slot's id, printed on the sheet and shown in the settings, so that a sheet can be told from an older one. */
const sheetNumberSchema = z.string().regex(/^[0-9A-F]{3}-[0-9A-F]{3}$/)

export const accessStateSchema = z.strictObject({
  openedBy: wayInSchema,
  keyFile: z.boolean(),
  /** Number of the sheet, null when there is no recovery code. */
  recoverySheet: sheetNumberSchema.nullable(),
  /** Quick unlock on this computer: until when (Unix milliseconds); null when it is off. */
  quickUnlockUntilMs: z.number().int().nullable(),
  /** Keychain slots of other computers. */
  otherKeychains: z.number().int(),
  kdf: kdfCostSchema,
  /** How long the derivation took at this unlock; null when it was opened without a password. */
  kdfTookMs: z.number().int().nullable(),
  /** A cost that this machine could bear; null when the present one is right. */
  raise: kdfCostSchema.nullable()
})
export type AccessState = z.infer<typeof accessStateSchema>

/** Rows of a QR code, `1` for dark, without the quiet zone. */
export const codePictureSchema = z.array(z.string().regex(/^[01]{21,177}$/)).min(21).max(177)

/** What is printed. It crosses to the view once and is kept by nobody. */
export const recoverySheetSchema = z.strictObject({
  number: sheetNumberSchema,
  codeSecret: z.string().regex(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/),
  picture: codePictureSchema,
  vaultName: z.string().max(1_000),
  madeAtMs: z.number().int()
})
export type RecoverySheet = z.infer<typeof recoverySheetSchema>

/** What a rotation of the vault key left behind. */
export const rotationSchema = z.strictObject({
  /** A new code in place of the old one, which opens nothing any more; null when there was none. */
  sheet: recoverySheetSchema.nullable(),
  otherPasswords: z.number().int(),
  otherKeychains: z.number().int(),
  unknownSlots: z.number().int()
})
export type Rotation = z.infer<typeof rotationSchema>
