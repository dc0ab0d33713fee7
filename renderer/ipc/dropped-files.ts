// Owns the way from dropped files to bytes for the main process, within its bounds. Looks at no byte: what is a picture is the reader's to say.
import type { Result } from '../../shared/ipc/result.ts'
import { MAX_DROPPED, MAX_DROPPED_BYTES } from '../../shared/model/dropped-limits.ts'
import type { DroppedPictures } from '../../shared/model/dropped-pictures.ts'

/** What a File of the page offers. */
export type DroppedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

/** Fails with `image-too-many`, `image-too-large`, or `image-unreadable` for a folder and for a file that is gone. Reads nothing beyond the bounds. */
export async function readDroppedFiles(files: readonly DroppedFile[]): Promise<Result<DroppedPictures>> {
  if (files.length > MAX_DROPPED) return { ok: false, code: 'image-too-many' }
  if (files.reduce((sum, { size }) => sum + size, 0) > MAX_DROPPED_BYTES) return { ok: false, code: 'image-too-large' }
  try {
    const pictures = await Promise.all(files.map(async (file) => ({ name: file.name.slice(0, 300), data: new Uint8Array(await file.arrayBuffer()) })))
    return pictures.length === 0 ? { ok: false, code: 'image-unreadable' } : { ok: true, value: { pictures } }
  } catch {
    return { ok: false, code: 'image-unreadable' }
  }
}
