// Owns opening a vault's bytes from end to end, as every reader of the format does it. For vectors, golden files and fixtures.
import { createHash } from 'node:crypto'
import { inspectContainer, openContainer } from '../container/container.ts'
import { readRecoveryCode } from '../container/recovery-code.ts'
import { findWayIn, proofOf, type Proof } from '../container/ways-in.ts'
import type { VaultDocument } from '../document/document.ts'
import { uuidText } from '../document/ids.ts'
import { readDocument } from '../document/migrate.ts'
import type { Brought } from './vector-recipe.ts'

export async function openVaultBytes(bytes: Uint8Array, proof: string | Proof, nowMs = 0): Promise<VaultDocument> {
  const container = inspectContainer(bytes)
  const { vaultKey } = await findWayIn(container.header, typeof proof === 'string' ? proofOf(proof) : proof, () => nowMs)
  return readDocument(openContainer(container, vaultKey), {
    vaultId: uuidText(container.header.vaultId),
    generation: container.header.generation
  })
}

/** As `openVaultBytes`, with what a vector says is brought. A mistyped code is refused after the file was looked at. */
export async function openAsBrought(bytes: Uint8Array, { password, keyFile, recoveryCode, keychainSecret, atMs }: Brought & { password?: string }): Promise<VaultDocument> {
  inspectContainer(bytes)
  const nowMs = atMs ?? 0
  if (recoveryCode !== undefined) return openVaultBytes(bytes, { kind: 'recovery-code', code: readRecoveryCode(recoveryCode) }, nowMs)
  if (keychainSecret !== undefined) return openVaultBytes(bytes, { kind: 'keychain', secret: Buffer.from(keychainSecret, 'base64') }, nowMs)
  const keyFileDigest = keyFile === undefined ? null : createHash('sha256').update(Buffer.from(keyFile, 'base64')).digest()
  return openVaultBytes(bytes, { kind: 'password', password: password ?? '', keyFileDigest }, nowMs)
}
