// Owns the answers about items on their way into a file for other programs. Items leave only encrypted under a password of the file's own, and only for the owner.
import { AppError } from '../../../shared/errors.ts'
import type { vaultContract } from '../../../shared/ipc/contract.ts'
import type { vaultHostContract } from '../../../shared/ipc/host-contract.ts'
import type { Handlers } from '../../../shared/ipc/port-rpc.ts'
import { fileNameFor } from '../attachments/attachment-name.ts'
import { contentOf, writeContent } from '../attachments/export-attachment.ts'
import { liveAttachmentsOf } from '../attachments/item-attachments.ts'
import type { Item } from '../document/document.ts'
import { summaryOf } from '../document/views.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import type { OpenSession } from '../open-session.ts'
import type { Session } from '../session.ts'
import { exportedEntry, type ExportedEntry, type FieldNames } from './exported-entry.ts'
import type { FileExports } from './file-exports.ts'
import { kdbxBytes, type KdbxAttachment, type KdbxContent } from './kdbx-file.ts'

export interface FileExportHandlerParts {
  readonly session: Session
  readonly fileExports: FileExports
  readonly files: VaultFileSystem
  readonly random: (length: number) => Uint8Array
}

type ViewHandlers = Handlers<typeof vaultContract>
type HostHandlers = Handlers<typeof vaultHostContract>

/** What KeePass programs call their files. */
const ENDING = '.kdbx'
/** A row that is made is a few microseconds; so many are made before others get their turn. */
const ITEMS_AT_ONCE = 500

/** Reads every file of the item; a damaged one fails the whole, so that nobody takes a part for all. */
function attachmentsOfItem(vault: OpenSession, itemId: string, item: Item): KdbxAttachment[] {
  const taken = new Set<string>()
  return liveAttachmentsOf(item.attachments).map(({ id, attachment }) => {
    const base = fileNameFor(attachment.name.value)
    let name = base
    for (let number = 2; taken.has(name); number += 1) name = `${String(number)} ${base}`
    taken.add(name)
    return { name, content: contentOf(vault.document(), vault.records(), { itemId, attachmentId: id }) }
  })
}

/** Items in the trash, or gone meanwhile, are left out. */
async function entriesOf(vault: OpenSession, itemIds: readonly string[], names: FieldNames): Promise<KdbxContent['entries']> {
  const { items } = vault.document()
  const entries: (ExportedEntry & { attachments: KdbxAttachment[] })[] = []
  for (const [index, itemId] of itemIds.entries()) {
    if (index % ITEMS_AT_ONCE === ITEMS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    const item = Object.hasOwn(items, itemId) ? items[itemId] : undefined
    if (item === undefined || summaryOf(itemId, item, null).trashed) continue
    entries.push({ ...exportedEntry(itemId, item, names), attachments: attachmentsOfItem(vault, itemId, item) })
  }
  return entries
}

export function fileExportHandlers({ session, fileExports }: FileExportHandlerParts): Pick<ViewHandlers, Extract<keyof ViewHandlers, `fileExport.${string}`>> {
  return {
    'fileExport.make': async ({ itemIds, filePassword, proof, names, archiveName }) => {
      await session.vault().confirmOwner(proof)
      // Asked for anew: it may have been closed while the password was tried.
      const vault = session.vault()
      const entries = await entriesOf(vault, itemIds, names)
      if (entries.length === 0) throw new AppError('export-nothing')
      const { name } = vault.document()
      const bytes = await kdbxBytes({ name: name.value, password: filePassword, archiveName, entries })
      // Locked meanwhile: nothing of it may stay.
      session.vault()
      return { handle: fileExports.keep({ name: `${fileNameFor(name.value)}${ENDING}`, bytes }), count: entries.length }
    },
    'fileExport.discard': ({ handle }) => {
      fileExports.discard(handle)
      return null
    }
  }
}

export function fileExportHostHandlers({ session, fileExports, files, random }: FileExportHandlerParts): Pick<HostHandlers, Extract<keyof HostHandlers, `host.fileExport${string}`>> {
  return {
    'host.fileExportName': ({ handle }) => ({ name: fileExports.get(handle).name }),
    'host.fileExportSave': async ({ handle, path }) => {
      const vault = session.vault()
      const { bytes } = fileExports.get(handle)
      // The vault itself is the one file that this dialog must never replace.
      if ((await files.realPath(path).catch(() => path)) === vault.path) throw new AppError('copy-not-written')
      await writeContent({ files, random }, path, bytes)
      fileExports.discard(handle)
      return null
    }
  }
}
