// Owns files that were chosen and that no login has yet: encrypted at once, so that this process holds no content longer than it must.
import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import type { AttachmentDraft } from '../../../shared/model/attachment.ts'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS, MAX_ATTACHMENTS_BYTES } from '../../../shared/model/attachment-limits.ts'
import { KEY_BYTES } from '../container/layout.ts'
import type { VaultDocument } from '../document/document.ts'
import { newUuid, uuidBytesOf } from '../document/ids.ts'
import { attachmentNameOf } from './attachment-name.ts'
import { attachedTotals, type NewAttachment } from './item-attachments.ts'
import { sealAttachment } from './seal-attachment.ts'

export interface AttachmentDrafts {
  /**
   * Throws `attachment-empty` and `attachment-too-large`; `attachment-too-many` and `attachment-total-too-large` when the vault and the
   * drafts together would hold more than a vault takes.
   */
  keep(file: { readonly name: string; readonly content: Uint8Array }, document: VaultDocument): AttachmentDraft
  /** Throws what `keep` would, before a file is read. */
  assertFits(sizeBytes: number, document: VaultDocument): void
  /** Throws `attachment-draft-gone`. */
  get(handle: string): NewAttachment
  discard(handle: string): void
}

export function createAttachmentDrafts({ random }: { random: (length: number) => Uint8Array }): AttachmentDrafts {
  const drafts = new Map<string, NewAttachment>()
  const assertFits = (sizeBytes: number, document: VaultDocument): void => {
    if (sizeBytes === 0) throw new AppError('attachment-empty')
    if (sizeBytes > MAX_ATTACHMENT_BYTES) throw new AppError('attachment-too-large')
    const { count, bytes } = attachedTotals(document)
    if (count + drafts.size >= MAX_ATTACHMENTS) throw new AppError('attachment-too-many')
    const drafted = [...drafts.values()].reduce((sum, draft) => sum + draft.sizeBytes, 0)
    if (bytes + drafted + sizeBytes > MAX_ATTACHMENTS_BYTES) throw new AppError('attachment-total-too-large')
  }
  return {
    assertFits,
    keep: ({ name, content }, document) => {
      assertFits(content.length, document)
      const id = newUuid(random)
      const handle = newUuid(random)
      const key = random(KEY_BYTES)
      const draft: NewAttachment = {
        id,
        name: attachmentNameOf(name),
        sizeBytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        key: Buffer.from(key).toString('hex'),
        record: sealAttachment(key, content, { vaultId: uuidBytesOf(document.vaultId), id: uuidBytesOf(id) })
      }
      drafts.set(handle, draft)
      return { handle, name: draft.name, sizeBytes: draft.sizeBytes }
    },
    get: (handle) => {
      const draft = drafts.get(handle)
      if (draft === undefined) throw new AppError('attachment-draft-gone')
      return draft
    },
    discard: (handle) => {
      drafts.delete(handle)
    }
  }
}
