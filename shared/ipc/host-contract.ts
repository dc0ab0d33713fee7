// Owns the contracts between main and its two utility processes. Main gets titles, codes and single values to copy; never a seed.
import { z } from 'zod'
import { attachmentIdSchema, attachmentNameSchema, pickedAttachmentsSchema } from '../model/attachment.ts'
import { MAX_ATTACHMENTS } from '../model/attachment-limits.ts'
import { wayInSchema } from '../model/access.ts'
import { codeOffsetSchema } from '../model/clock.ts'
import { earlierRefSchema } from '../model/history.ts'
import { fieldIdSchema, itemIdSchema } from '../model/item.ts'
import { noteLinkSchema } from '../model/note-link.ts'
import { counterSchema, otpCodeSchema } from '../model/otp.ts'
import { codePlaceSchema, errorCodeSchema, OTHER_CODE_KINDS, otherCodeSchema, readingSchema, scannedImageSchema, scanReportSchema } from '../model/scan.ts'

const fieldRef = z.strictObject({ itemId: itemIdSchema, fieldId: fieldIdSchema })

/** Of more nobody finds one in a menu: quick access searches them all. */
export const MAX_TRAY_ENTRIES = 300
const attachmentRef = z.strictObject({ itemId: itemIdSchema, attachmentId: attachmentIdSchema })
const filePath = z.string().min(1).max(4_096)
const hexId = z.string().regex(/^[0-9a-f]{32}$/)

/** What main is asked to do with the system's keychain for the vault that is open. The secret opens the slot of this id. */
export const keychainActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep'), slotId: hexId, secret: z.instanceof(Uint8Array), validUntilMs: z.number().int() }),
  z.strictObject({ kind: z.literal('forget') })
])
export type KeychainAction = z.infer<typeof keychainActionSchema>
const keychainRequestSchema = z.strictObject({ requestId: z.uuid(), action: keychainActionSchema })
export type KeychainRequest = z.infer<typeof keychainRequestSchema>

/** `current`: to open the vault with; `next`: to be added to it; `proof`: to prove something with, once. */
export const keyFilePurposeSchema = z.enum(['current', 'next', 'proof'])
export type KeyFilePurpose = z.infer<typeof keyFilePurposeSchema>

/** main → vault process. */
export const vaultHostContract = {
  /** What to add to this computer's clock before a code is made (Unix milliseconds). Counters and time stamps do not follow it. */
  'host.setCodeOffset': { input: z.strictObject({ offsetMs: codeOffsetSchema }), output: z.null() },
  /** Which file the next create or unlock is about, and where the program keeps backups and recovery copies. */
  'host.configure': { input: z.strictObject({ path: z.string().min(1).max(4_096), ownFolder: z.string().min(1).max(4_096).optional() }), output: z.null() },
  /** The value of one field for the clipboard; an OTP gives its current code, one of a counter its next (`shownCounter`: its last). Marks the login as used. */
  'host.copyValue': {
    /** `fromMs` (Unix milliseconds): the code that stands then, when that is not over yet. At most the next one is asked for. */
    input: fieldRef.extend({ shownCounter: counterSchema.optional(), fromMs: z.number().int().optional() }),
    /** `validUntilMs` (Unix milliseconds): when a code ends; null for what has no end. */
    output: z.strictObject({ value: z.string().max(100_000), validUntilMs: z.number().int().nullable() })
  },
  /** An earlier value for the clipboard, never a seed. Marks the login as used. */
  'host.copyEarlierValue': { input: earlierRefSchema, output: z.strictObject({ value: z.string().max(100_000) }) },
  /** A value of the generator for the clipboard. */
  'host.copyGenerated': { input: z.strictObject({ id: z.uuid() }), output: z.strictObject({ value: z.string().max(1_000) }) },
  /** Deletes for good what is in the trash for too long. Asked after an unlock, while nothing says that the clock is wrong. */
  'host.deleteOutdated': { input: z.null(), output: z.null() },
  /** Whether the notes have this link: what a view asks to be opened comes from the vault all the same. */
  'host.noteLink': { input: noteLinkSchema, output: z.strictObject({ address: z.string().max(4_096) }) },
  'host.siteAddress': { input: fieldRef, output: z.strictObject({ address: z.string().max(100_000) }) },
  /** Favourites first, then the logins used last; only logins with an OTP, at most `limit` codes. No code where a counter gives it out. */
  'host.trayEntries': {
    input: z.strictObject({ limit: z.number().int().min(1).max(MAX_TRAY_ENTRIES) }),
    output: z
      .array(
        fieldRef.extend({
          title: z.string(),
          username: z.string(),
          /** Tells the OTPs of one login apart; empty where it has one. */
          label: z.string(),
          favourite: z.boolean(),
          /** Null: never used. */
          lastUsedAtMs: z.number().int().nullable(),
          tags: z.array(z.string()),
          /** Names by which a window may call the site: of the domains of its websites, without their suffixes. */
          siteNames: z.array(z.string()),
          code: otpCodeSchema.nullable(),
          /** Whether its digits are shown in groups. */
          isGrouped: z.boolean()
        })
      )
      .max(MAX_TRAY_ENTRIES)
  },
  /** Waits until the reader has delivered the texts of `scanId` and answers with drafts and proposals. */
  'host.collectScan': {
    input: z.strictObject({ scanId: z.uuid() }),
    output: readingSchema
  },
  /** Which key file the next call is about; null: none. It is read when it is used. */
  'host.useKeyFile': { input: z.strictObject({ purpose: keyFilePurposeSchema, path: z.string().min(1).max(4_096).nullable() }), output: z.null() },
  /** Makes a new key file there, for `next`. Throws `key-file-exists-already`. */
  'host.makeKeyFile': { input: z.strictObject({ path: z.string().min(1).max(4_096) }), output: z.null() },
  /** Opens the vault with what the keychain gave. */
  'host.unlockWithKeychain': { input: z.strictObject({ secret: z.instanceof(Uint8Array) }), output: z.null() },
  /** The slot whose secret this computer has. After the vault was opened by its password that slot is made anew; null when the vault has it no more. */
  'host.keychainSlot': { input: z.strictObject({ slotId: hexId }), output: z.strictObject({ isThere: z.boolean() }) },
  'host.keychainAnswered': { input: z.strictObject({ requestId: z.uuid(), code: errorCodeSchema.nullable() }), output: z.null() },
  /** A link that was opened: an address of an OTP or a transfer code. Main passes it on and keeps nothing of it. */
  'host.readLink': { input: z.strictObject({ text: z.string().min(1).max(16_384) }), output: scanReportSchema },
  /** Files that the person chose in the system's dialog: the vault process reads them, so that main holds no content. */
  'host.attachmentsChosen': { input: z.strictObject({ paths: z.array(filePath).min(1).max(MAX_ATTACHMENTS) }), output: pickedAttachmentsSchema },
  /** A name to propose in the dialog. */
  'host.attachmentName': { input: attachmentRef, output: z.strictObject({ name: attachmentNameSchema }) },
  /** Writes the content, unencrypted, to a path that the person chose in the system's dialog. */
  'host.attachmentSaveAs': { input: attachmentRef.extend({ path: filePath }), output: z.null() },
  /** A name to propose for the file that is ready. */
  'host.fileExportName': { input: z.strictObject({ handle: z.uuid() }), output: z.strictObject({ name: attachmentNameSchema }) },
  'host.fileExportSave': { input: z.strictObject({ handle: z.uuid(), path: filePath }), output: z.null() },
  /** Finishes what is being saved and gives the lock file back. The process is killed afterwards either way. */
  'host.close': { input: z.null(), output: z.null() }
} as const

/** vault process → main, without an answer. */
export const vaultHostEvents = {
  'vault.opened': z.strictObject({ name: z.string(), readOnly: z.boolean(), openedBy: wayInSchema, isNew: z.boolean() }),
  /** It was renamed, here or elsewhere, or can be changed now. */
  'vault.changed': z.strictObject({ name: z.string(), readOnly: z.boolean() }),
  'keychain.requested': keychainRequestSchema,
  /** Whether the vault now opens with the key file that was `next`, or with none. */
  'keyFile.changed': z.strictObject({ isInUse: z.boolean() }),
  /** Titles or OTP fields changed: the tray is to be built again. */
  'items.changed': z.strictObject({ itemId: itemIdSchema.nullable() }),
  /** Whether the last changes are in the recovery folder, because the file cannot be written. */
  'saving.changed': z.strictObject({ aside: z.boolean() }),
  'vault.failed': z.strictObject({ code: errorCodeSchema })
} as const

const pixelsShape = {
  kind: z.literal('pixels'),
  name: z.string().max(300),
  order: z.enum(['bgra', 'rgba']),
  widthPx: z.number().int().min(1).max(32_768),
  heightPx: z.number().int().min(1).max(32_768)
}
const fileShape = { kind: z.literal('file'), name: z.string().max(300) }
/** A picture for the reader: raw pixels of a display, or the bytes of a file. */
export type ReaderImage = (z.infer<z.ZodObject<typeof pixelsShape>> | z.infer<z.ZodObject<typeof fileShape>>) & { data: Uint8Array }

const announcedShape = { pictureId: z.number().int().min(0), byteLength: z.number().int().min(0).max(1 << 30) }
/** A picture whose bytes come after it as parts: one message of two displays keeps both processes busy for a third of a second. */
export const announcedImageSchema = z.discriminatedUnion('kind', [z.strictObject({ ...pixelsShape, ...announcedShape }), z.strictObject({ ...fileShape, ...announcedShape })])
export type AnnouncedImage = z.infer<typeof announcedImageSchema>

/** main → reader process, after `reader.scan` has announced the picture. Parts of one picture come in their order. */
export const picturePartSchema = z.strictObject({ kind: z.literal('picture-part'), pictureId: z.number().int().min(0), bytes: z.instanceof(Uint8Array) })
export type PicturePart = z.infer<typeof picturePartSchema>

/** `thorough`: a person pointed at it, so it is also enlarged, stretched and cut at every threshold before it is given up. */
export const readingEffortSchema = z.enum(['usual', 'thorough'])
export type ReadingEffort = z.infer<typeof readingEffortSchema>

/** main → reader process. The texts of OTP codes go to the vault process by the port that came with the request, each time some are found. */
export const readerHostContract = {
  'reader.scan': {
    input: z.strictObject({ images: z.array(announcedImageSchema).max(64), effort: readingEffortSchema }),
    output: z.strictObject({
      images: z.array(scannedImageSchema).max(64),
      others: z.array(otherCodeSchema).max(64)
    })
  }
} as const

/** reader process → main, without an answer. All of a reading's come before its answer. */
export const readerHostEvents = {
  /** The vault process holds texts of OTP codes, to be collected under `scanId`.*/
  'reader.found': z.strictObject({ scanId: z.uuid() }),
  /** The camera was shown a code that is no one-time password. */
  'reader.saw': z.strictObject({ kind: z.enum(OTHER_CODE_KINDS) })
} as const
export interface ReaderHostEvents {
  'reader.found': z.infer<(typeof readerHostEvents)['reader.found']>
  'reader.saw': z.infer<(typeof readerHostEvents)['reader.saw']>
}

/** reader process → vault process, by port; several in one reading. */
export const readerDeliverySchema = z.strictObject({
  kind: z.literal('scan.texts'),
  scanId: z.uuid(),
  texts: z.array(z.strictObject({ text: z.string().max(16_384), place: codePlaceSchema })).max(64)
})
export type ReaderDelivery = z.infer<typeof readerDeliverySchema>
