// Owns the way of an attachment out of the vault: its proven content, into a file that the person named. The only place where content is written unencrypted.
import { dirname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { equalBytes } from '../container/bytes.ts'
import type { AttachmentRecords } from '../container/attachments-area.ts'
import type { VaultDocument } from '../document/document.ts'
import { itemOf } from '../document/edit.ts'
import { uuidBytesOf } from '../document/ids.ts'
import { systemCodeOf, type VaultFileSystem } from '../file/file-system.ts'
import { readWholeFile } from '../file/read-file.ts'
import { writeNewFile } from '../file/write-file.ts'
import { attachmentOf } from './item-attachments.ts'
import { openAttachment } from './seal-attachment.ts'

export interface AttachmentRef {
  readonly itemId: string
  readonly attachmentId: string
}

/** Throws `attachment-not-found`, `attachment-missing` when the file has no record of it, `attachment-damaged`. */
export function contentOf(document: VaultDocument, records: AttachmentRecords, { itemId, attachmentId }: AttachmentRef): Uint8Array {
  const { key, sizeBytes, sha256 } = attachmentOf(itemOf(document, itemId), attachmentId)
  const record = records.get(attachmentId)
  if (record === undefined) throw new AppError('attachment-missing')
  const place = { vaultId: uuidBytesOf(document.vaultId), id: uuidBytesOf(attachmentId) }
  return openAttachment(Buffer.from(key, 'hex'), record, place, { sizeBytes, sha256: Buffer.from(sha256, 'hex') })
}

export interface ExportParts {
  readonly files: VaultFileSystem
  readonly random: (length: number) => Uint8Array
}

/**
 * Writes the content beside `path` (mode 0600, fsync), reads it back and gives it the name; a file of that name is replaced, which the
 * system's dialog has asked about. Throws `copy-disk-full` or `copy-not-written`, and leaves nothing behind.
 */
export async function writeContent({ files, random }: ExportParts, path: string, content: Uint8Array): Promise<void> {
  const temp = `${path}.${Buffer.from(random(8)).toString('hex')}.tmp`
  try {
    await writeNewFile(files, temp, content)
    try {
      if (!equalBytes(await readWholeFile(files, temp), content)) throw new AppError('copy-not-written')
      await files.rename(temp, path)
    } catch (error) {
      await files.unlink(temp).catch(() => undefined)
      throw error
    }
    await files.syncFolder(dirname(path))
  } catch (cause) {
    throw new AppError(systemCodeOf(cause) === 'ENOSPC' ? 'copy-disk-full' : 'copy-not-written', { cause })
  }
}
