// Owns what a view is told of a login's attachments. Never a key, a digest or a content.
import type { AttachmentView } from '../../../shared/model/attachment.ts'
import { MAX_ATTACHMENTS } from '../../../shared/model/attachment-limits.ts'
import type { AttachmentRecords } from '../container/attachments-area.ts'
import type { Item } from '../document/document.ts'
import { attachmentsOf, isAttached } from './item-attachments.ts'
import { removedAtMsOf } from './kept-records.ts'

/** In the order they were added. A removed one is there as long as its content is: it can be put back. */
export function attachmentViewsOf({ attachments }: Item, records: AttachmentRecords): AttachmentView[] {
  const views = attachmentsOf(attachments).flatMap(({ id, attachment }): AttachmentView[] => {
    const isPresent = records.has(id)
    const isRemoved = !isAttached(attachment)
    if (isRemoved && !isPresent) return []
    const { name, sizeBytes, addedAtMs } = attachment
    return [{ id, name: name.value, sizeBytes, addedAtMs, removedAtMs: isRemoved ? removedAtMsOf(attachment) : null, state: isPresent ? 'present' : 'missing' }]
  })
  return views.slice(-4 * MAX_ATTACHMENTS)
}
