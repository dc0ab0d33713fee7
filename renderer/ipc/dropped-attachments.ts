// Owns the way from dropped files to bytes for the vault process. Reads nothing that is too large and keeps nothing.
import type { PickedAttachments } from '../../shared/model/attachment.ts'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_NAME, MAX_ATTACHMENTS_BYTES } from '../../shared/model/attachment-limits.ts'

/** What a File of the page offers. */
export type DroppedAttachment = Pick<File, 'name' | 'size' | 'arrayBuffer'>

interface ReadFiles {
  files: { name: string; data: Uint8Array<ArrayBuffer> }[]
  refused: PickedAttachments['refused']
}

/** A folder cannot be read as a file, and says so only then. One that fails stops no other. */
export async function readDroppedAttachments(dropped: readonly DroppedAttachment[]): Promise<ReadFiles> {
  const read: ReadFiles = { files: [], refused: [] }
  let total = 0
  for (const file of dropped) {
    const refuse = (code: PickedAttachments['refused'][number]['code']): void => void read.refused.push({ name: file.name.slice(0, MAX_ATTACHMENT_NAME), code })
    if (file.size > MAX_ATTACHMENT_BYTES) refuse('attachment-too-large')
    else if (total + file.size > MAX_ATTACHMENTS_BYTES) refuse('attachment-total-too-large')
    else {
      try {
        const data = new Uint8Array(await file.arrayBuffer())
        if (data.length === 0) refuse('attachment-empty')
        else {
          total += data.length
          read.files.push({ name: file.name.slice(0, 1_000), data })
        }
      } catch {
        refuse('attachment-not-a-file')
      }
    }
  }
  return read
}
