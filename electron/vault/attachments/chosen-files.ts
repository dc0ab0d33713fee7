// Owns reading files that a person chose or dropped into drafts. Reads no more than an attachment may have; one that fails stops no other.
import { basename } from 'node:path'
import { AppError, codeOf, type ErrorCode } from '../../../shared/errors.ts'
import type { PickedAttachments } from '../../../shared/model/attachment.ts'
import { MAX_ATTACHMENT_BYTES } from '../../../shared/model/attachment-limits.ts'
import type { VaultDocument } from '../document/document.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import { readWholeFile } from '../file/read-file.ts'
import type { AttachmentDrafts } from './attachment-drafts.ts'
import { attachmentNameOf } from './attachment-name.ts'

export interface ChosenFilesParts {
  readonly files: VaultFileSystem
  readonly drafts: AttachmentDrafts
  readonly document: () => VaultDocument
}

const REASONS: Partial<Record<ErrorCode, ErrorCode>> = {
  'vault-too-large': 'attachment-too-large',
  'vault-not-a-vault': 'attachment-not-a-file'
}

/** Paths that the system's dialog gave. */
export async function draftFiles({ files, drafts, document }: ChosenFilesParts, paths: readonly string[]): Promise<PickedAttachments> {
  return collect(paths, basename, async (path) => {
    const { isFile, bytes } = await files.facts(path)
    if (!isFile) throw new AppError('attachment-not-a-file')
    drafts.assertFits(bytes, document())
    return drafts.keep({ name: basename(path), content: await readWholeFile(files, path, MAX_ATTACHMENT_BYTES) }, document())
  })
}

/** Files that were dropped on the view, which has read them. */
export async function draftDropped({ drafts, document }: Omit<ChosenFilesParts, 'files'>, dropped: readonly { name: string; data: Uint8Array }[]): Promise<PickedAttachments> {
  return collect(dropped, ({ name }) => name, (file) => Promise.resolve(drafts.keep({ name: file.name, content: file.data }, document())))
}

async function collect<T>(
  chosen: readonly T[],
  nameOf: (one: T) => string,
  draft: (one: T) => Promise<PickedAttachments['drafts'][number]>
): Promise<PickedAttachments> {
  const picked: PickedAttachments = { drafts: [], refused: [] }
  // One after the other: together they could fill the memory.
  for (const one of chosen) {
    try {
      picked.drafts.push(await draft(one))
    } catch (error) {
      picked.refused.push({ name: attachmentNameOf(nameOf(one)), code: reasonOf(error) })
    }
  }
  return picked
}

function reasonOf(error: unknown): ErrorCode {
  const code = codeOf(error)
  if (code.startsWith('attachment-')) return code
  return REASONS[code] ?? 'attachment-unreadable'
}
