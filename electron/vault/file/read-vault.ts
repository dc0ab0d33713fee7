// Owns reading a vault's bytes with its key: the document, and what a later save must know of them. Takes nothing that the key does not prove.
import { AppError, codeOf } from '../../../shared/errors.ts'
import { equalBytes } from '../container/bytes.ts'
import { inspectContainer, openContainer, type Inspected } from '../container/container.ts'
import type { VaultHeader } from '../container/header.ts'
import type { VaultDocument } from '../document/document.ts'
import { uuidText } from '../document/ids.ts'
import { readDocument } from '../document/migrate.ts'
import type { VaultFileSystem } from './file-system.ts'
import { hashFile, readWholeFile } from './read-file.ts'
import { asSaveError } from './write-file.ts'

/** What is known of the file as it was last read or written. */
export interface Seen {
  readonly header: Omit<VaultHeader, 'payloadBytes'>
  readonly minorVersion: number
  readonly digest: Uint8Array
}

export interface OpenedBytes {
  readonly document: VaultDocument
  readonly seen: Seen
}

export function readWithKey(bytes: Uint8Array, vaultKey: Uint8Array): OpenedBytes {
  return readInspected(inspectContainer(bytes), vaultKey)
}

export function readInspected(container: Inspected, vaultKey: Uint8Array): OpenedBytes {
  const { header, minorVersion, digest } = container
  const document = readDocument(openContainer(container, vaultKey), { vaultId: uuidText(header.vaultId), generation: header.generation })
  return { document, seen: { header, minorVersion, digest } }
}

/**
 * Another copy of the vault that is open. Throws `vault-other-vault` for a different one, `vault-key-changed` for a copy that is
 * whole but written with another key, and what reading throws for everything else.
 */
export function readCopy(bytes: Uint8Array, vaultKey: Uint8Array, vaultId: Uint8Array): OpenedBytes {
  const container = inspectContainer(bytes)
  if (!equalBytes(container.header.vaultId, vaultId)) throw new AppError('vault-other-vault')
  try {
    return readInspected(container, vaultKey)
  } catch (error) {
    // The checksum fits, so the file arrived as it was written: by somebody with another key.
    if (error instanceof AppError && error.code === 'vault-damaged') throw new AppError('vault-key-changed', { cause: error })
    throw error
  }
}

/** What another program put in the place of our file; null when it is still ours. */
export async function readReplaced(files: VaultFileSystem, path: string, vaultKey: Uint8Array, seen: Seen): Promise<OpenedBytes | null> {
  try {
    if (equalBytes(await hashFile(files, path), seen.digest)) return null
    return readCopy(await readWholeFile(files, path), vaultKey, seen.header.vaultId)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'vault-key-changed' || code === 'vault-other-vault') throw error
    if (code === 'internal') throw asSaveError(error instanceof AppError ? error.cause : error)
    // Gone, cut, or no vault at all: not what we saw, so not ours to replace.
    throw new AppError('vault-changed-outside', { cause: error })
  }
}
