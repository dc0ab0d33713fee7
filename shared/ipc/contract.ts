// Owns the schema of every call's input and output and every event's payload. Both ends' types are derived from here.
import { z } from 'zod'
import { accessStateSchema, recoverySheetSchema, rotationSchema, wayInSchema, waysSchema } from '../model/access.ts'
import { fieldIdSchema, itemDetailSchema, itemEditSchema, itemIdSchema, itemSummarySchema } from '../model/item.ts'
import { counterCodeSchema, counterSchema, otpCodeSchema, otpDraftSchema } from '../model/otp.ts'
import { scanReportSchema } from '../model/scan.ts'
import { sessionStateSchema } from '../model/session.ts'
import { effectiveSettingsSchema, settingsSchema } from '../model/settings.ts'
import type { CallName, EventName, MainCallName, MainEventName, VaultCallName, VaultEventName } from './channels.ts'

interface CallSpec {
  input: z.ZodType
  output: z.ZodType
}

const nothing = z.null()
const fieldRef = z.strictObject({ itemId: itemIdSchema, fieldId: fieldIdSchema })
const handleRef = z.strictObject({ handle: z.uuid() })
const itemRef = z.strictObject({ itemId: itemIdSchema })
const masterPassword = z.string().min(1).max(4_096)
const withPassword = z.strictObject({ currentPassword: masterPassword })
/** Null: this session was opened by the recovery code, which is proof enough, once. */
const withPasswordOrCode = z.strictObject({ currentPassword: masterPassword.nullable() })
const keyFileName = z.strictObject({ name: z.string().max(300) })

export const mainContract = {
  'session.state': { input: nothing, output: sessionStateSchema },
  /** Starts the vault process and sends the view its port, unless that was done. Called when the person begins to type, not before: a locked Nidan needs none. */
  'session.prepare': { input: nothing, output: nothing },
  'session.lock': { input: nothing, output: nothing },
  /** Opens the system's file dialog; null when the person cancelled. */
  'session.chooseVault': { input: nothing, output: sessionStateSchema.nullable() },
  /** Turns to a new file beside the default vault (phase becomes `missing`); nothing is written before `vault.create`. */
  'session.startNewVault': { input: nothing, output: sessionStateSchema },
  /** Opens the vault with the secret that the system's keychain holds for it. Throws the `quick-unlock-…` codes. */
  'session.quickUnlock': { input: nothing, output: nothing },
  /** Opens the system's file dialog; null when the person cancelled. `current`: to open the vault with; `next`: to be added by `access.addKeyFile`. */
  'keyFile.choose': { input: z.strictObject({ purpose: z.enum(['current', 'next']) }), output: keyFileName.nullable() },
  'keyFile.forget': { input: nothing, output: nothing },
  /** Makes a new key file where the person says, for `access.addKeyFile`; null when the person cancelled. */
  'keyFile.make': { input: nothing, output: keyFileName.nullable() },
  /** The system's print dialog for the sheet that the view shows; false when the person cancelled. */
  'sheet.print': { input: nothing, output: z.strictObject({ isDone: z.boolean() }) },
  'sheet.savePdf': { input: z.strictObject({ name: z.string().min(1).max(300) }), output: z.strictObject({ isDone: z.boolean() }) },
  'settings.get': { input: nothing, output: effectiveSettingsSchema },
  'settings.set': { input: settingsSchema.partial(), output: effectiveSettingsSchema },
  /**
   * Copies a field (an OTP: its current code) and answers when the clipboard will be cleared. Of a counter-based OTP the code of
   * `shownCounter`, which must be the last one that was given out; without it the next one is given out.
   */
  'clipboard.copyField': { input: fieldRef.extend({ shownCounter: counterSchema.optional() }), output: z.strictObject({ clearsInMs: z.number().int() }) },
  'clipboard.clear': { input: nothing, output: nothing },
  'screen.scan': { input: nothing, output: scanReportSchema },
  /** Null when the person cancelled the dialog. */
  'image.choose': { input: nothing, output: scanReportSchema.nullable() },
  'image.readClipboard': { input: nothing, output: scanReportSchema },
  /** A report that was made while no view was there to get it (tray); null when there is none. */
  'scan.takePending': { input: nothing, output: scanReportSchema.nullable() },
  'site.open': { input: fieldRef, output: nothing }
} as const satisfies Record<MainCallName, CallSpec>

export const vaultContract = {
  'vault.create': { input: z.strictObject({ name: z.string().max(200), password: masterPassword }), output: nothing },
  'vault.unlock': { input: z.strictObject({ password: masterPassword }), output: z.strictObject({ openedBy: wayInSchema }) },
  /** What the file says could be tried; needs no secret. */
  'vault.ways': { input: nothing, output: waysSchema },
  'vault.recover': { input: z.strictObject({ recoveryCodeSecret: z.string().max(400) }), output: nothing },
  'items.list': { input: nothing, output: z.array(itemSummarySchema).max(200_000) },
  'items.get': { input: itemRef, output: itemDetailSchema },
  'items.save': { input: itemEditSchema, output: itemDetailSchema },
  'items.trash': { input: itemRef, output: nothing },
  'items.restore': { input: itemRef, output: nothing },
  'items.setFavourite': { input: itemRef.extend({ favourite: z.boolean() }), output: nothing },
  /** The only call that answers with a stored password or concealed text: one field, one gesture. */
  'items.reveal': { input: fieldRef, output: z.strictObject({ value: z.string().max(100_000) }) },
  /** Codes of the OTP fields on display; a field that is gone, or follows a counter, is left out. */
  'otp.codes': {
    input: z.array(fieldRef).max(64),
    output: z.array(fieldRef.extend({ code: otpCodeSchema })).max(64)
  },
  /** The next code of a counter-based OTP, after its counter was saved. Each is given out once. */
  'otp.advance': { input: fieldRef, output: counterCodeSchema },
  'otp.draftFromText': { input: z.strictObject({ text: z.string().min(1).max(8_192) }), output: otpDraftSchema },
  'otp.draftCode': { input: handleRef, output: otpCodeSchema },
  'otp.discardDraft': { input: handleRef, output: nothing },
  /** Stores a draft on a login, or (itemId null) on a new login named after its issuer. */
  'otp.attach': { input: handleRef.extend({ itemId: itemIdSchema.nullable() }), output: fieldRef },
  'access.state': { input: nothing, output: accessStateSchema },
  'access.changePassword': { input: withPasswordOrCode.extend({ nextPassword: masterPassword }), output: nothing },
  /** With the key file that was chosen or made as `next`. */
  'access.addKeyFile': { input: withPassword, output: nothing },
  'access.removeKeyFile': { input: withPassword, output: nothing },
  /** The only call, with `access.rotateKey`, that answers with a recovery code: once, when it is made. */
  'access.makeRecoveryCode': { input: withPassword, output: recoverySheetSchema },
  'access.removeRecoveryCode': { input: withPassword, output: nothing },
  'access.enableQuickUnlock': { input: withPassword, output: nothing },
  'access.disableQuickUnlock': { input: nothing, output: nothing },
  'access.raiseKdf': { input: withPassword, output: nothing },
  /** Another vault key, and another master password if one is given. */
  'access.rotateKey': { input: withPassword.extend({ nextPassword: masterPassword.nullable() }), output: rotationSchema }
} as const satisfies Record<VaultCallName, CallSpec>

export const contract = { ...mainContract, ...vaultContract } as const satisfies Record<CallName, CallSpec>

export const mainEvents = {
  'settings.changed': effectiveSettingsSchema,
  'session.changed': sessionStateSchema,
  /** What of ours the clipboard holds: null, or when it will be cleared (Unix milliseconds). */
  'clipboard.changed': z.strictObject({ clearsAtMs: z.number().int().nullable() }),
  'scan.started': z.strictObject({ displays: z.number().int().min(0) }),
  'scan.pending': nothing,
  /** A command chosen in the menu or the tray that the view carries out. */
  'command.requested': z.enum(['new-login', 'search', 'settings'])
} as const satisfies Record<MainEventName, z.ZodType>

export const vaultEvents = {
  /** The list is to be read again; `itemId` is what changed, null for "much". */
  'items.changed': z.strictObject({ itemId: itemIdSchema.nullable() })
} as const satisfies Record<VaultEventName, z.ZodType>

export const events = { ...mainEvents, ...vaultEvents } as const satisfies Record<EventName, z.ZodType>

export type Contract = typeof contract
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.infer<Contract[N]['output']>
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>
