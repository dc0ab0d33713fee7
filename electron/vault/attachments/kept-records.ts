// Owns which encrypted attachments a save writes (VAULT-FORMAT §8.6), and how those of two copies are united. Changes no record.
import { REMOVED_ATTACHMENT_DAYS, MAX_ATTACHMENTS_BYTES } from '../../../shared/model/attachment-limits.ts'
import { isSameRecord, type AttachmentRecords } from '../container/attachments-area.ts'
import type { Attachment, VaultDocument } from '../document/document.ts'
import { uuidBytesOf } from '../document/ids.ts'
import { attachmentsOf, isAttached } from './item-attachments.ts'
import { openAttachment } from './seal-attachment.ts'

const DAY_MS = 86_400_000

/**
 * Everything that is attached, also in the trash; then what was removed within the last thirty days, the latest first, as long as all
 * of it fits into the room that a vault has. What no login knows is left out.
 */
export function recordsToKeep(document: VaultDocument, records: AttachmentRecords, nowMs: number): AttachmentRecords {
  if (records.size === 0) return records
  const kept = new Map<string, Uint8Array>()
  const removed: { id: string; attachment: Attachment; record: Uint8Array }[] = []
  let bytes = 0
  for (const { id, attachment } of everyAttachment(document)) {
    const record = records.get(id)
    if (record === undefined || kept.has(id)) continue
    if (isAttached(attachment)) {
      kept.set(id, record)
      bytes += attachment.sizeBytes
    } else if (nowMs - removedAtMsOf(attachment) < REMOVED_ATTACHMENT_DAYS * DAY_MS) removed.push({ id, attachment, record })
  }
  for (const { id, attachment, record } of removed.sort((a, b) => removedAtMsOf(b.attachment) - removedAtMsOf(a.attachment))) {
    bytes += attachment.sizeBytes
    if (bytes > MAX_ATTACHMENTS_BYTES) break
    kept.set(id, record)
  }
  return kept
}

export function removedAtMsOf({ removed }: Attachment): number {
  return removed?.at[0] ?? 0
}

function* everyAttachment({ items }: VaultDocument): Iterable<{ id: string; attachment: Attachment }> {
  for (const item of Object.values(items)) if (item.attachments !== undefined) yield* attachmentsOf(item.attachments)
}

/** The ids that `document` speaks of. */
function knownIds(document: VaultDocument): ReadonlyMap<string, Attachment> {
  return new Map([...everyAttachment(document)].map(({ id, attachment }) => [id, attachment]))
}

/**
 * What one side lacks comes from the other, if `document` knows it. Where both have a record and they differ, one of them is damaged:
 * the one that opens is taken. Answers with `ours` itself when there is nothing to take.
 */
export function uniteRecords(ours: AttachmentRecords, theirs: AttachmentRecords, document: VaultDocument): AttachmentRecords {
  if (theirs.size === 0) return ours
  const known = knownIds(document)
  const vaultId = uuidBytesOf(document.vaultId)
  const taken: [string, Uint8Array][] = []
  for (const [id, record] of theirs) {
    const attachment = known.get(id)
    if (attachment === undefined) continue
    const own = ours.get(id)
    if (own === undefined || (!isSameRecord(own, record) && !opens(own, attachment, vaultId, id) && opens(record, attachment, vaultId, id)))
      // A copy: views of a whole file would keep all of it in memory.
      taken.push([id, record.slice()])
  }
  return taken.length === 0 ? ours : new Map([...ours, ...taken])
}

function opens(record: Uint8Array, { key, sha256, sizeBytes }: Attachment, vaultId: Uint8Array, id: string): boolean {
  try {
    openAttachment(Buffer.from(key, 'hex'), record, { vaultId, id: uuidBytesOf(id) }, { sizeBytes, sha256: Buffer.from(sha256, 'hex') })
    return true
  } catch {
    return false
  }
}

/** True when `records` hold what is attached and `others` do not. */
export function hasMoreRecords(records: AttachmentRecords, others: AttachmentRecords, document: VaultDocument, nowMs: number): boolean {
  for (const id of recordsToKeep(document, records, nowMs).keys()) if (!others.has(id)) return true
  return false
}
