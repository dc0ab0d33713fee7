// Owns opening a vault's bytes from end to end, as every reader of the format does it. For vectors, golden files and fixtures.
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
