// Owns opening a vault's bytes from end to end, as every reader of the format does it. For vectors, golden files and fixtures.
import { codeOf } from '../../../shared/errors.ts'
import { contentOf } from '../attachments/export-attachment.ts'
import { liveAttachmentsOf } from '../attachments/item-attachments.ts'
import { findVaultKey, inspectContainer, openContainer } from '../container/container.ts'
import type { VaultDocument } from '../document/document.ts'
import { uuidText } from '../document/ids.ts'
import { readDocument } from '../document/migrate.ts'

export async function openVaultBytes(bytes: Uint8Array, password: string): Promise<VaultDocument> {
  const container = inspectContainer(bytes)
  const vaultKey = await findVaultKey(container, password)
  return readDocument(openContainer(container, vaultKey), {
    vaultId: uuidText(container.header.vaultId),
    generation: container.header.generation
  })
}

/** What becomes of each attachment that is not removed, by its id. */
export async function attachmentStates(bytes: Uint8Array, password: string): Promise<Record<string, string>> {
  const document = await openVaultBytes(bytes, password)
  const { attachments: records } = inspectContainer(bytes)
  const states: Record<string, string> = {}
  for (const [itemId, { attachments }] of Object.entries(document.items)) {
    for (const { id } of liveAttachmentsOf(attachments)) {
      try {
        contentOf(document, records, { itemId, attachmentId: id })
        states[id] = 'present'
      } catch (error) {
        states[id] = codeOf(error).replace('attachment-', '')
      }
    }
  }
  return states
}
