// Owns the attachments area of a vault file (VAULT-FORMAT §6.4): records in one canonical order. Knows no key, no name and no content.
import { AppError } from '../../../shared/errors.ts'
import { uuidBytesOf, uuidText } from '../document/ids.ts'
import { isSealedLength } from './attachment-padding.ts'
import { createByteReader, u64 } from './bytes.ts'
import { ID_BYTES, MAX_ATTACHMENT_RECORDS, MAX_ATTACHMENTS_AREA_BYTES } from './layout.ts'

/** The encrypted attachments by their id (a UUID in lower case). A record never changes: another content is another id. */
export type AttachmentRecords = ReadonlyMap<string, Uint8Array>

/** id 16, length 8 */
const RECORD_HEAD_BYTES = ID_BYTES + 8

/**
 * The records as views of `area`. Strictly ascending ids: none is there twice, and an order tells nothing. Throws `vault-damaged` for
 * everything that no writer writes; nothing is allocated for what a length promises.
 */
export function readArea(area: Uint8Array): AttachmentRecords {
  const reader = createByteReader(area)
  const records = new Map<string, Uint8Array>()
  let last = ''
  while (reader.remaining() > 0) {
    const id = uuidText(reader.take(ID_BYTES))
    const length = reader.u64()
    // Of equal length and lower case, so texts are ordered as their bytes are.
    if (id <= last || !isSealedLength(length) || records.size === MAX_ATTACHMENT_RECORDS) throw new AppError('vault-damaged')
    last = id
    records.set(id, reader.take(length))
  }
  return records
}

export function areaBytesOf(records: AttachmentRecords): number {
  let bytes = 0
  for (const record of records.values()) bytes += RECORD_HEAD_BYTES + record.length
  return bytes
}

/** The area in pieces, in their order. Throws `attachment-total-too-large` rather than make a file that no reader takes. */
export function areaParts(records: AttachmentRecords): Uint8Array[] {
  if (records.size > MAX_ATTACHMENT_RECORDS || areaBytesOf(records) > MAX_ATTACHMENTS_AREA_BYTES) throw new AppError('attachment-total-too-large')
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, record]) => [uuidBytesOf(id), u64(record.length), record])
}

/** For the check of a file's own bytes before they may replace anything. */
export function holdsSameRecords(a: AttachmentRecords, b: AttachmentRecords): boolean {
  return a.size === b.size && [...a].every(([id, record]) => isSameRecord(record, b.get(id)))
}

/** Compared natively: together they may have many megabytes. */
export function isSameRecord(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0
}
