// Owns the keys of other times: what opens copies and backups that the vault's own key does not. Held until the lock, written nowhere.
import { AppError } from '../../shared/errors.ts'
import type { CopyProof } from '../../shared/model/proof.ts'
import type { KeyFileDesk } from './access/key-file-desk.ts'
import { equalBytes } from './container/bytes.ts'
import { inspectContainer } from './container/container.ts'
import { readRecoveryCode } from './container/recovery-code.ts'
import { findWayIn, type Proof } from './container/ways-in.ts'
import { uuidBytesOf } from './document/ids.ts'
import { readCopy, readWithKey, type OpenedBytes } from './file/read-vault.ts'

export interface OtherKeysParts {
  readonly vaultId: () => string
  readonly keyFiles: Pick<KeyFileDesk, 'present' | 'proof'>
  /** Unix milliseconds. */
  readonly nowMs: () => number
}

export interface OtherKeys {
  /** With a key that a proof has found since the unlock; null when none of them fits. */
  open(bytes: Uint8Array): OpenedBytes | null
  /**
   * By the slots that these bytes bring, as at an unlock (VAULT-FORMAT §7.1). Throws what opening throws, and `vault-other-vault`. What
   * has the same key opens without a proof from then on.
   */
  openWith(bytes: Uint8Array, proof: CopyProof): Promise<OpenedBytes>
}

export function createOtherKeys({ vaultId, keyFiles, nowMs }: OtherKeysParts): OtherKeys {
  const keys: Uint8Array[] = []
  // One derivation after the other: many at once could exhaust the memory.
  let queue: Promise<unknown> = Promise.resolve()

  const asProof = async (proof: CopyProof): Promise<Proof> => {
    switch (proof.kind) {
      case 'password':
        // The key file of today may be that of then; where it is not at hand, a password alone is tried.
        return { kind: 'password', password: proof.password, keyFileDigest: await keyFiles.present().catch(() => null) }
      case 'key-file':
        return { kind: 'password', password: proof.password, keyFileDigest: await keyFiles.proof() }
      case 'recovery-code':
        return { kind: 'recovery-code', code: readRecoveryCode(proof.recoveryCodeSecret) }
    }
  }
  const openWith = async (bytes: Uint8Array, proof: CopyProof): Promise<OpenedBytes> => {
    const { header } = inspectContainer(bytes)
    if (!equalBytes(header.vaultId, uuidBytesOf(vaultId()))) throw new AppError('vault-other-vault')
    const { vaultKey } = await findWayIn(header, await asProof(proof), nowMs)
    const opened = readWithKey(bytes, vaultKey)
    if (!keys.some((key) => equalBytes(key, vaultKey))) keys.push(vaultKey)
    return opened
  }
  return {
    open: (bytes) => {
      for (const key of keys) {
        try {
          return readCopy(bytes, key, uuidBytesOf(vaultId()))
        } catch {
          // Of yet another key, or not whole.
        }
      }
      return null
    },
    openWith: (bytes, proof) => {
      const opening = queue.then(() => openWith(bytes, proof))
      queue = opening.catch(() => undefined)
      return opening
    }
  }
}
