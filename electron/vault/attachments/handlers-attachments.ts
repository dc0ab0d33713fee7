// Owns the answers about attachments, to the main view and to main. A view gets names and sizes; content leaves only into a file that main's dialog named.
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { vaultHostContract } from '../../../shared/ipc/host-contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Item, VaultDocument } from '../document/document.ts'
import { itemOf, stampFor, withItem, type EditContext } from '../document/edit.ts'
import type { Stamp } from '../document/clock.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import type { Undo } from '../history/undo.ts'
import type { Session } from '../session.ts'
import type { AttachmentDrafts } from './attachment-drafts.ts'
import { fileNameFor } from './attachment-name.ts'
import { draftDropped, draftFiles } from './chosen-files.ts'
import { contentOf, writeContent } from './export-attachment.ts'
import { assertAttachmentsFit, attachmentOf, withNewAttachments, withRemoved, type NewAttachment } from './item-attachments.ts'

export interface AttachmentHandlerParts {
  readonly session: Session
  readonly attachmentDrafts: AttachmentDrafts
  readonly files: VaultFileSystem
  readonly random: (length: number) => Uint8Array
}

type ViewHandlers = Handlers<typeof vaultContract>
type HostHandlers = Handlers<typeof vaultHostContract>
type ViewCall = Extract<keyof ViewHandlers, `attachments.${string}`>
type HostCall = Extract<keyof HostHandlers, `host.attachment${string}`>

export function attachmentHandlers({ session, attachmentDrafts: drafts }: AttachmentHandlerParts, undo: Pick<Undo, 'change'>): Pick<ViewHandlers, ViewCall> {
  const setRemoved = async (itemId: string, attachmentId: string, isRemoved: boolean, isUndo?: boolean): Promise<null> => {
    const vault = session.vault()
    await undo.change(
      vault,
      itemId,
      'edited',
      (document) => edited(document, itemId, vault.editContext(), ({ attachments, ...item }, at) => {
        const attachment = attachmentOf({ attachments, ...item }, attachmentId, { isRemovedToo: true })
        return { ...item, attachments: { ...attachments, [attachmentId]: withRemoved(attachment, isRemoved, at) } }
      }),
      { isUndo }
    )
    return null
  }
  return {
    'attachments.draftDropped': ({ files }) => draftDropped({ drafts, document: session.vault().document }, files),
    'attachments.attach': async ({ itemId, handles }) => {
      const vault = session.vault()
      const added = handles.map(drafts.get)
      const context = vault.editContext()
      const attach = (item: Item, at: Stamp): Item => ({ ...item, attachments: withNewAttachments(item.attachments, added, at, context.nowMs) })
      await undo.change(vault, itemId, 'edited', (document) => edited(document, itemId, context, attach), { brought: recordsOf(added) })
      for (const handle of handles) drafts.discard(handle)
      return null
    },
    'attachments.remove': ({ itemId, attachmentId }) => setRemoved(itemId, attachmentId, true),
    'attachments.putBack': ({ itemId, attachmentId, isUndo }) => {
      if (!session.vault().records().has(attachmentId)) throw new AppError('attachment-missing')
      return setRemoved(itemId, attachmentId, false, isUndo)
    },
    'attachments.discardDrafts': ({ handles }) => {
      session.vault()
      handles.forEach(drafts.discard)
      return null
    }
  }
}

export function attachmentHostHandlers({ session, attachmentDrafts: drafts, files, random }: AttachmentHandlerParts): Pick<HostHandlers, HostCall> {
  return {
    'host.attachmentsChosen': ({ paths }) => draftFiles({ files, drafts, document: session.vault().document }, paths),
    'host.attachmentName': ({ itemId, attachmentId }) => ({ name: fileNameFor(attachmentOf(itemOf(session.vault().document(), itemId), attachmentId).name.value) }),
    'host.attachmentSaveAs': async ({ path, ...ref }) => {
      const vault = session.vault()
      const content = contentOf(vault.document(), vault.records(), ref)
      // The vault itself is the one file that this dialog must never replace.
      if ((await files.realPath(path).catch(() => path)) === vault.path) throw new AppError('copy-not-written')
      await writeContent({ files, random }, path, content)
      return null
    }
  }
}

export function recordsOf(added: readonly NewAttachment[]): ReadonlyMap<string, Uint8Array> {
  return new Map(added.map(({ id, record }) => [id, record]))
}

function edited(document: VaultDocument, itemId: string, context: EditContext, edit: (item: Item, at: Stamp) => Item): VaultDocument {
  const at = stampFor(document, context)
  const after = withItem(document, itemId, edit(itemOf(document, itemId), at), at)
  assertAttachmentsFit(document, after)
  return after
}
