// Owns the schema of every call's input and output and every event's payload. Both ends' types are derived from here.
import { z } from 'zod'
import { attachmentIdSchema, droppedAttachmentsSchema, pickedAttachmentsSchema } from '../model/attachment.ts'
import { MAX_ATTACHMENTS, MAX_ATTACHMENT_NAME } from '../model/attachment-limits.ts'
import { accessStateSchema, recoverySheetSchema, rotationSchema, wayInSchema, waysSchema } from '../model/access.ts'
import { backgroundStateSchema } from '../model/background.ts'
import { clockMeasurementSchema, clockStateSchema } from '../model/clock.ts'
import { MAX_GENERATED } from '../model/generator-limits.ts'
import { generatedEntrySchema, generatedSchema, recipeSchema } from '../model/generator.ts'
import { earlierRefSchema, itemHistorySchema, undoneSchema } from '../model/history.ts'
import { fieldIdSchema, itemDetailSchema, itemEditSchema, itemIdSchema, itemPageSchema, itemSearchTextSchema, SEARCH_TEXT_BATCH, WEAK_BATCH } from '../model/item.ts'
import { keptEditSchema, keptOfferSchema, takenEditSchema } from '../model/kept-edit.ts'
import { noteLinkSchema } from '../model/note-link.ts'
import { OTP_TYPES } from '../model/otp-kinds.ts'
import { counterCodeSchema, counterSchema, keyChoiceSchema, otpCodeSchema, otpDraftSchema, otpParametersSchema } from '../model/otp.ts'
import { droppedPicturesSchema } from '../model/dropped-pictures.ts'
import { linkRegistrationSchema, linkStateSchema } from '../model/link.ts'
import { copyProofSchema, ownerProofSchema } from '../model/proof.ts'
import { backupItemSchema, backupNameSchema, backupSchema, copyRefSchema, savingStateSchema, vaultCopySchema } from '../model/saving.ts'
import { cameraSightSchema, listedWindowSchema, MAX_LISTED_WINDOWS, pickedRegionSchema } from '../model/picking.ts'
import { pendingReportSchema, scanReportSchema } from '../model/scan.ts'
import { sessionStateSchema } from '../model/session.ts'
import { shortcutStateSchema } from '../model/shortcut.ts'
import { MAX_RECENT_VAULTS, offeredVaultSchema, recentVaultIdSchema, recentVaultSchema, refusedVaultSchema } from '../model/vaults.ts'
import { tagSchema } from '../model/tag-schema.ts'
import { MAX_TAGS } from '../model/tags.ts'
import { effectiveSettingsSchema, settingsSchema } from '../model/settings.ts'
import { MAX_COLLECTED, transfersSchema } from '../model/collected.ts'
import { qrModulesSchema, startedTransferSchema, transferableOtpSchema } from '../model/transfer.ts'
import type { CallName, EventName, MainCallName, MainEventName, VaultCallName, VaultEventName } from './channels.ts'

interface CallSpec {
  input: z.ZodType
  output: z.ZodType
}

const nothing = z.null()
const fieldRef = z.strictObject({ itemId: itemIdSchema, fieldId: fieldIdSchema })
const attachmentRef = z.strictObject({ itemId: itemIdSchema, attachmentId: attachmentIdSchema })
const handleList = z.array(z.uuid()).min(1).max(MAX_ATTACHMENTS)
const handleRef = z.strictObject({ handle: z.uuid() })
/** A message's way back: taking that back in turn (Ctrl+Z) would do the thing again. */
const wayBack = { isUndo: z.boolean().optional() }
const itemRef = z.strictObject({ itemId: itemIdSchema })
const MOST_ITEMS = 200_000
const manyItemIds = z.array(itemIdSchema).min(1).max(MOST_ITEMS)
const changedItems = z.strictObject({ changedIds: z.array(itemIdSchema).max(MOST_ITEMS) })
const tagList = z.array(tagSchema).max(MAX_TAGS)
const draftTarget = handleRef.extend({ itemId: itemIdSchema.nullable() })
/** Digits as people type them, with the gaps in which they are shown. */
const typedCode = z.string().min(1).max(24)
const backupRef = z.strictObject({ name: backupNameSchema })
/** Null: with the vault's key, or one that a proof has found since the unlock. */
const withCopyProof = { proof: copyProofSchema.nullable() }
const recentVaults = z.array(recentVaultSchema).max(MAX_RECENT_VAULTS)
const masterPassword = z.string().min(1).max(4_096)
const generatedRef = z.strictObject({ id: z.uuid() })
const withPassword = z.strictObject({ currentPassword: masterPassword })
/** Null: this session was opened by the recovery code, which is proof enough, once. */
const withPasswordOrCode = z.strictObject({ currentPassword: masterPassword.nullable() })
const keyFileName = z.strictObject({ name: z.string().max(300) })

export const mainContract = {
  'session.state': { input: nothing, output: sessionStateSchema },
  /** Starts the vault process and sends the view its port, unless that was done. Called when the person begins to type, not before: a locked Nidan needs none. */
  'session.prepare': { input: nothing, output: nothing },
  'session.lock': { input: nothing, output: nothing },
  /**
   * Opens the system's file dialog; null when the person cancelled. A vault that is open is locked first, as with all calls that turn to
   * another one. Throws `vault-not-found` or `vault-not-a-vault`, and the present vault stays as it is.
   */
  'session.chooseVault': { input: nothing, output: sessionStateSchema.nullable() },
  /** Turns to a new file beside the default vault (phase becomes `missing`); nothing is written before `vault.create`. */
  'session.startNewVault': { input: nothing, output: sessionStateSchema },
  /** Turns to a vault of the list. Throws as `session.chooseVault`. */
  'session.openRecent': { input: z.strictObject({ id: recentVaultIdSchema }), output: sessionStateSchema },
  /** Turns to the vault of `vaults.offered`. Throws `vault-not-found` when none is offered any more. */
  'session.openOffered': { input: nothing, output: sessionStateSchema },
  /** The vaults that were open on this computer, the last one first. */
  'vaults.recent': { input: nothing, output: recentVaults },
  /** Takes one off the list; the file stays where it is. Answers with the list. */
  'vaults.forget': { input: z.strictObject({ id: recentVaultIdSchema }), output: recentVaults },
  /** A vault file that was dropped on the window. What becomes of it is told by events. */
  'vaults.offerDropped': { input: z.strictObject({ path: z.string().min(1).max(4_096) }), output: nothing },
  'vaults.dismissOffered': { input: nothing, output: nothing },
  /** Opens the vault with the secret that the system's keychain holds for it. Throws the `quick-unlock-…` codes. */
  'session.quickUnlock': { input: nothing, output: nothing },
  /** Opens the system's file dialog; null when the person cancelled. `current`: to open the vault with; `next`: to be added by `access.addKeyFile`; `proof`: for a proof of kind `key-file`. */
  'keyFile.choose': { input: z.strictObject({ purpose: z.enum(['current', 'next', 'proof']) }), output: keyFileName.nullable() },
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
  /** The same with an earlier value. */
  'clipboard.copyEarlier': { input: earlierRefSchema, output: z.strictObject({ clearsInMs: z.number().int() }) },
  /** The same with a value of the generator, which is then kept in its list. */
  'clipboard.copyGenerated': { input: generatedRef, output: z.strictObject({ clearsInMs: z.number().int() }) },
  'clipboard.clear': { input: nothing, output: nothing },
  'screen.scan': { input: nothing, output: scanReportSchema },
  /** The person draws a region on a frozen picture of the displays, which no view but the overlays gets. Null when they cancelled. */
  'screen.scanRegion': { input: nothing, output: scanReportSchema.nullable() },
  /** The person chooses one of the open windows, which is captured alone. Null when they cancelled. */
  'screen.scanWindow': { input: nothing, output: scanReportSchema.nullable() },
  /** The person holds a code before a camera. Null when they closed its window. */
  'camera.scan': { input: nothing, output: scanReportSchema.nullable() },
  /** Whether the system lets Nidan look at the screen; `missing` on macOS only. */
  'screen.permission': { input: nothing, output: z.enum(['granted', 'missing']) },
  /** Opens the system's own settings where it is given. */
  'screen.openPermission': { input: nothing, output: nothing },
  'region.take': { input: pickedRegionSchema, output: nothing },
  'region.cancel': { input: nothing, output: nothing },
  /** The open windows of other programs; each answer makes the pictures and names of the one before useless. */
  'windows.list': { input: nothing, output: z.array(listedWindowSchema).max(MAX_LISTED_WINDOWS) },
  /** Throws `scan-window-gone` for a name of an earlier list. */
  'windows.take': { input: z.strictObject({ id: z.uuid() }), output: nothing },
  'windows.cancel': { input: nothing, output: nothing },
  'camera.cancel': { input: nothing, output: nothing },
  /** Null when the person cancelled the dialog. */
  'image.choose': { input: nothing, output: scanReportSchema.nullable() },
  'image.readClipboard': { input: nothing, output: scanReportSchema },
  /** Bytes, never paths: a path that a view may name would be a way to read any file. */
  'image.readDropped': { input: droppedPicturesSchema, output: scanReportSchema },
  /** A report that was made while no view was there to get it (tray); null when there is none. */
  'scan.takePending': { input: nothing, output: pendingReportSchema.nullable() },
  'site.open': { input: fieldRef, output: nothing },
  /** A link of an item's notes, as the notes write it. Throws `link-not-in-notes` for what is not written there, `link-not-https` for what is not opened. */
  'site.openFromNotes': { input: noteLinkSchema, output: nothing },
  /** The system's file dialog; the vault process reads what was chosen and keeps it as drafts. Null when the person cancelled. */
  'attachments.choose': { input: nothing, output: pickedAttachmentsSchema.nullable() },
  /**
   * The system's dialog for a new file, into which the vault process writes the content, unencrypted. Answers with the name that the
   * person gave it; null when they cancelled. No view ever gets the content.
   */
  /** Asks where the file goes, and writes it. Null when the person cancelled: it is still there to be written. */
  'fileExport.save': { input: handleRef, output: z.strictObject({ name: z.string().max(MAX_ATTACHMENT_NAME) }).nullable() },
  'attachments.saveAs': { input: attachmentRef, output: z.strictObject({ name: z.string().max(MAX_ATTACHMENT_NAME) }).nullable() },
  /** Whether a link of a one-time password waits for the unlock. */
  'link.state': { input: nothing, output: linkStateSchema },
  /** Whether the system opens links of one-time passwords with Nidan. The system's answer, not a setting of ours. */
  'link.registration': { input: nothing, output: linkRegistrationSchema },
  'link.setRegistered': { input: z.strictObject({ isWanted: z.boolean() }), output: linkRegistrationSchema },
  /** The same for vault files. */
  'files.registration': { input: nothing, output: linkRegistrationSchema },
  'files.setRegistered': { input: z.strictObject({ isWanted: z.boolean() }), output: linkRegistrationSchema },
  /** The same for the start at login. */
  'startup.registration': { input: nothing, output: linkRegistrationSchema },
  'startup.setRegistered': { input: z.strictObject({ isWanted: z.boolean() }), output: linkRegistrationSchema },
  /** Whether the program can go on without its window, and whether that is still to be told. */
  'background.state': { input: nothing, output: backgroundStateSchema },
  /** Whether the global shortcut of the settings works, as far as the system tells. */
  'shortcut.state': { input: nothing, output: shortcutStateSchema },
  /** Whether the small window can be seen. */
  /** `itemId`: whose fields are to be shown at once. */
  'quick.state': { input: nothing, output: z.strictObject({ isShown: z.boolean(), itemId: itemIdSchema.nullable() }) },
  'quick.hide': { input: nothing, output: nothing },
  /** Hides the small window and shows the item in the large one. */
  'quick.openItem': { input: itemRef, output: nothing },
  'clock.state': { input: nothing, output: clockStateSchema },
  /** The only call that uses the network: asks the host in the settings what time it is. */
  'clock.check': { input: nothing, output: clockMeasurementSchema },
  /** From now on codes follow what `clock.check` measured last. */
  'clock.useOffset': { input: nothing, output: clockStateSchema },
  'clock.stopOffset': { input: nothing, output: clockStateSchema },
  /** As a person writes it (`https://host`, `ntp://host`, `host`). The system asks the person before it is taken. */
  'clock.setHost': { input: z.strictObject({ host: z.string().max(300) }), output: clockStateSchema },
  'clock.dismissSign': { input: nothing, output: clockStateSchema }
} as const satisfies Record<MainCallName, CallSpec>

export const vaultContract = {
  'vault.create': { input: z.strictObject({ name: z.string().max(200), password: masterPassword }), output: nothing },
  'vault.unlock': { input: z.strictObject({ password: masterPassword }), output: z.strictObject({ openedBy: wayInSchema }) },
  /** What the file says could be tried; needs no secret. */
  'vault.ways': { input: nothing, output: waysSchema },
  'vault.recover': { input: z.strictObject({ recoveryCodeSecret: z.string().max(400) }), output: nothing },
  'items.list': { input: z.strictObject({ from: z.number().int().nonnegative() }), output: itemPageSchema },
  /** What else is open of these items; one that is not there any more is left out. */
  'items.searchTexts': { input: z.strictObject({ itemIds: z.array(itemIdSchema).max(SEARCH_TEXT_BATCH) }), output: z.array(itemSearchTextSchema).max(SEARCH_TEXT_BATCH) },
  /** Those of these items that have a password which is soon guessed. */
  'items.weak': { input: z.strictObject({ itemIds: z.array(itemIdSchema).max(WEAK_BATCH) }), output: z.strictObject({ weakIds: z.array(itemIdSchema).max(WEAK_BATCH) }) },
  'items.get': { input: itemRef, output: itemDetailSchema },
  'items.save': { input: itemEditSchema, output: itemDetailSchema },
  /** The changes of the edit in progress, at each change. Kept sealed beside the program's own data (VAULT-FORMAT §13), until it is dropped or stored. False: it is too large, or cannot be written. */
  'editing.keep': { input: keptEditSchema, output: z.strictObject({ isKept: z.boolean() }) },
  'editing.drop': { input: nothing, output: nothing },
  /** Whether an edit of an earlier unlock waits. */
  'editing.kept': { input: nothing, output: keptOfferSchema },
  /** Its content, when the person goes on with it; null when there is none any more. It stays kept until it is dropped or stored. */
  'editing.take': { input: nothing, output: takenEditSchema.nullable() },
  'items.trash': { input: itemRef, output: nothing },
  'items.restore': { input: itemRef.extend(wayBack), output: nothing },
  'items.setFavourite': { input: itemRef.extend({ favourite: z.boolean() }), output: nothing },
  /** Of many items, in one save; answers with those that were changed by it. Items that are gone are left out. */
  'items.setFlag': { input: z.strictObject({ itemIds: manyItemIds, flag: z.enum(['favourite', 'archived', 'trashed']), value: z.boolean(), ...wayBack }), output: changedItems },
  /** A tag that is removed takes those below it along. */
  'items.changeTags': { input: z.strictObject({ itemIds: manyItemIds, add: tagList, remove: tagList, ...wayBack }), output: changedItems },
  /** Crosses a recovery code off, or takes that back. Of other fields `request-invalid`. */
  'items.setCodeUsed': { input: fieldRef.extend({ isUsed: z.boolean() }), output: nothing },
  /** The only call that answers with a stored password or concealed text: one field, one gesture. */
  'items.reveal': { input: fieldRef, output: z.strictObject({ value: z.string().max(100_000) }) },
  /** What the login's parts were before, newest first; parts without an earlier value are left out. */
  'history.list': { input: itemRef, output: itemHistorySchema },
  /** One earlier password or concealed text. Of other kinds `request-invalid`. */
  'history.reveal': { input: earlierRefSchema, output: z.strictObject({ value: z.string().max(100_000) }) },
  /** Sets an earlier value again, as a new edit: what is in force goes to the history. A removed field comes back by it. */
  'history.useAgain': { input: earlierRefSchema, output: nothing },
  /**
   * Takes back the last edit since the unlock, as a new edit; null when there is none. Throws `undo-changed` when the login was changed
   * since, or is not the one that was asked for (null: whichever it is).
   */
  'history.undo': { input: z.strictObject({ itemId: itemIdSchema.nullable() }), output: undoneSchema.nullable() },
  /** Deletes a login of the trash for good: its values leave the file. Backups made before keep them as long as they are kept. */
  'trash.delete': { input: itemRef, output: nothing },
  'trash.empty': { input: nothing, output: z.strictObject({ count: z.number().int().min(0) }) },
  /** A new value; held in the vault process until the lock. Throws `generator-impossible` and `generator-no-class`. */
  'generator.make': { input: recipeSchema, output: generatedSchema },
  /** Puts one that was made into the list of used ones, which is in the vault. Throws `generator-gone`. */
  'generator.keep': { input: generatedRef, output: nothing },
  /** The used ones, newest first, without their values. */
  'generator.list': { input: nothing, output: z.array(generatedEntrySchema).max(MAX_GENERATED) },
  /** One of the list: one value, one gesture. Throws `generator-gone`. */
  'generator.reveal': { input: generatedRef, output: z.strictObject({ value: z.string().max(1_000) }) },
  'generator.clear': { input: nothing, output: nothing },
  /** Codes of the OTP fields on display; a field that is gone, or follows a counter, is left out. */
  'otp.codes': {
    input: z.array(fieldRef).max(64),
    output: z.array(fieldRef.extend({ code: otpCodeSchema })).max(64)
  },
  /** For rows of a list: of each item its first OTP that follows the time; an item without one is left out. */
  'otp.firstCodes': {
    input: z.array(itemIdSchema).max(64),
    output: z.array(fieldRef.extend({ type: z.enum(OTP_TYPES), digits: otpParametersSchema.shape.digits, code: otpCodeSchema })).max(64)
  },
  /** The next code of a counter-based OTP, after its counter was saved. Each is given out once. */
  'otp.advance': { input: fieldRef, output: counterCodeSchema },
  /**
   * Moves the counter behind two codes that another device gave out one after the other, when it is found within the next hundred
   * (RFC 4226 §7.4, E.4). Answers with the counter of the next code, after it was saved.
   */
  'otp.resync': {
    input: fieldRef.extend({ firstCode: typedCode, secondCode: typedCode }),
    output: z.strictObject({ counter: counterSchema })
  },
  /** `as` says how a bare key counts; an address says so itself. */
  'otp.draftFromText': { input: z.strictObject({ text: z.string().min(1).max(8_192), as: keyChoiceSchema.optional() }), output: otpDraftSchema },
  /** Reads the bare key of a draft as another type. The draft gets a new handle; when this fails it keeps the old one. */
  'otp.reviseDraft': { input: handleRef.extend({ as: keyChoiceSchema }), output: otpDraftSchema },
  /** Gives a draft of mOTP or Yandex its PIN, which never comes back out. The handle changes as with `otp.reviseDraft`. */
  'otp.setDraftPin': { input: handleRef.extend({ pin: z.string().min(1).max(64) }), output: otpDraftSchema },
  'otp.draftCode': { input: handleRef, output: otpCodeSchema },
  'otp.discardDraft': { input: handleRef, output: nothing },
  /** Files that were dropped on the view become drafts in the vault process. */
  'attachments.draftDropped': { input: droppedAttachmentsSchema, output: pickedAttachmentsSchema },
  /** Puts drafts on a login, all in one save. */
  'attachments.attach': { input: itemRef.extend({ handles: handleList }), output: nothing },
  /** It can be put back for thirty days, unless its room is needed before. */
  'attachments.remove': { input: attachmentRef, output: nothing },
  'attachments.putBack': { input: attachmentRef.extend(wayBack), output: nothing },
  'attachments.discardDrafts': { input: z.strictObject({ handles: handleList }), output: nothing },
  /** Every one-time password outside the trash, also those that a transfer code cannot carry (with the reason). */
  'transfer.list': { input: nothing, output: z.array(transferableOtpSchema).max(200_000) },
  /**
   * Makes transfer codes of the chosen ones after the owner has proven to be the owner. The codes stay in the vault process, and a later
   * transfer replaces them. Throws `vault-wrong-password`; `transfer-nothing` when none of them can be carried.
   */
  /** An encrypted KeePass file of these items, kept until a place is named. `names`: what fields without a label are called, by `field.<kind>` and `format.<format>`. */
  'fileExport.make': {
    input: z.strictObject({ itemIds: manyItemIds, filePassword: masterPassword, proof: ownerProofSchema, names: z.record(z.string().max(60), z.string().max(100)), archiveName: z.string().min(1).max(100) }),
    output: z.strictObject({ handle: z.uuid(), count: z.number().int().positive() })
  },
  'fileExport.discard': { input: handleRef, output: nothing },
  'transfer.begin': { input: z.strictObject({ otps: z.array(fieldRef).min(1).max(200_000), proof: ownerProofSchema }), output: startedTransferSchema },
  /** One code to look at. Throws `transfer-gone` when the transfer was ended, replaced or left alone too long. */
  'transfer.showCode': { input: handleRef.extend({ index: z.number().int().min(0) }), output: qrModulesSchema },
  'transfer.end': { input: handleRef, output: nothing },
  /**
   * One stored one-time password as a code that authenticator apps read, and the names in it. Throws `password-needed` without a proof when
   * the vault was not opened by the person's own password.
   */
  'transfer.showOtp': {
    input: fieldRef.extend({ proof: ownerProofSchema.nullable() }),
    output: z.strictObject({ modules: qrModulesSchema, parameters: otpParametersSchema })
  },
  /** Stores a draft on a login, or (itemId null) on a new login named after its issuer. */
  'otp.attach': { input: draftTarget, output: fieldRef },
  /** The same for many in one save: all of them are on disk, or none is. Answers in the order of the input. */
  'otp.attachMany': { input: z.array(draftTarget).min(1).max(MAX_COLLECTED), output: z.array(fieldRef).max(MAX_COLLECTED) },
  /** Reads addresses and transfer codes that were pasted, one or several. */
  'otp.readText': { input: z.strictObject({ text: z.string().min(1).max(65_536) }), output: scanReportSchema },
  /** The transfers of authenticator apps as far as they were collected; they are held until they are discarded, or until lock. */
  'otp.collected': { input: nothing, output: transfersSchema },
  'otp.discardCollected': { input: z.strictObject({ transferId: z.uuid() }), output: nothing },
  /** What the person calls this vault; stands in the vault itself. */
  'vault.rename': { input: z.strictObject({ name: z.string().trim().min(1).max(200) }), output: nothing },
  'saving.state': { input: nothing, output: savingStateSchema },
  /** Tries once more to write what is kept aside; fails with the reason why it still cannot be written. */
  'saving.retry': { input: nothing, output: nothing },
  'saving.dismissMerged': { input: nothing, output: nothing },
  'backups.list': { input: nothing, output: z.array(backupSchema).max(1_000) },
  /** Of one with another key as `copies.items`. */
  'backups.items': { input: backupRef.extend(withCopyProof), output: z.array(backupItemSchema).max(200_000) },
  /** Restoring is an edit: the present values go to the histories, and the present file is backed up first. */
  'backups.restoreItem': { input: backupRef.extend({ itemId: itemIdSchema }), output: nothing },
  'backups.restoreAll': { input: backupRef, output: nothing },
  /** Of a damaged file: sets it aside and puts the backup that is open in its place. The vault is to be unlocked anew. */
  'backups.putInPlace': { input: nothing, output: nothing },
  'copies.list': { input: nothing, output: z.array(vaultCopySchema).max(100) },
  /**
   * What is in one. One with another key is opened by what was valid then: throws `password-needed` without a proof, and with one what an unlock throws.
   * Whatever has the same key is open from then on, until the lock.
   */
  'copies.items': { input: z.strictObject({ copy: copyRefSchema, ...withCopyProof }), output: z.array(backupItemSchema).max(200_000) },
  'copies.merge': { input: copyRefSchema, output: nothing },
  /** Moves it into the profile, where it is told no more. */
  'copies.keepAside': { input: copyRefSchema, output: nothing },
  'copies.delete': { input: copyRefSchema, output: nothing },
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
  'link.changed': linkStateSchema,
  /** What of ours the clipboard holds: null, or when it will be cleared (Unix milliseconds). */
  'clipboard.changed': z.strictObject({ clearsAtMs: z.number().int().nullable() }),
  'scan.started': z.strictObject({ displays: z.number().int().min(0) }),
  /** What a reading of the screen has found so far. The answer of `screen.scan` holds all of it again, under the same handles. */
  'scan.progressed': scanReportSchema,
  'scan.pending': nothing,
  /** Also when the clock was set or the computer slept: codes on display are to be read again. */
  'clock.changed': clockStateSchema,
  /** A command chosen in the menu or the tray that the view carries out. */
  'command.requested': z.enum(['new-login', 'search', 'settings', 'export-otps', 'open-vault', 'new-vault']),
  /** Another vault than the open one came from outside; it is opened by `session.openOffered`. */
  'vaults.offered': offeredVaultSchema,
  'vaults.refused': refusedVaultSchema,
  'shortcut.changed': shortcutStateSchema,
  'background.changed': backgroundStateSchema,
  /** The item that was chosen elsewhere is to be shown. */
  'item.requested': itemRef,
  /** The small window was shown, or hidden: what it shows is read anew, or forgotten. */
  'quick.changed': z.strictObject({ isShown: z.boolean(), itemId: itemIdSchema.nullable() }),
  /** What the camera was shown that is no one-time password of use; the reading goes on. */
  'camera.saw': cameraSightSchema
} as const satisfies Record<MainEventName, z.ZodType>

export const vaultEvents = {
  /** The list is to be read again; `itemId` is what changed, null for "much". */
  'items.changed': z.strictObject({ itemId: itemIdSchema.nullable() }),
  'saving.changed': savingStateSchema
} as const satisfies Record<VaultEventName, z.ZodType>

export const events = { ...mainEvents, ...vaultEvents } as const satisfies Record<EventName, z.ZodType>

export type Contract = typeof contract
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.infer<Contract[N]['output']>
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>
