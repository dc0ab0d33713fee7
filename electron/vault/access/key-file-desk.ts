// Owns which key file is meant: the one that opens the vault, the one that is about to be added, and the one that proves something. Keeps digests, never contents.
import { AppError } from '../../../shared/errors.ts'
import type { KeyFilePurpose } from '../../../shared/ipc/host-contract.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import { digestOfKeyFile, makeKeyFile } from './key-file.ts'

export interface KeyFileDesk {
  use(purpose: KeyFilePurpose, path: string | null): void
  /** Makes a new key file and means it to be added. */
  make(path: string): Promise<void>
  /** Digest of the key file that opens the vault; null when there is none. Throws the `key-file-…` codes. */
  present(): Promise<Uint8Array | null>
  /** Digest of the key file that is to be added. Throws `request-invalid` when none was chosen. */
  next(): Promise<Uint8Array>
  /** Digest of the key file that was chosen for a proof. Throws `vault-key-file-needed` when none was, and the `key-file-…` codes. */
  proof(): Promise<Uint8Array>
  /** The vault was opened with this digest. From now on its file may be put away. */
  opened(digest: Uint8Array | null): void
  /** The vault's slots were saved for this digest; main is told. */
  settle(digest: Uint8Array | null): void
}

export interface KeyFileDeskParts {
  readonly files: VaultFileSystem
  readonly random: (length: number) => Uint8Array
  readonly vaultPath: () => string | null
  readonly onSettled: (isInUse: boolean) => void
}

export function createKeyFileDesk({ files, random, vaultPath, onSettled }: KeyFileDeskParts): KeyFileDesk {
  const paths: Record<KeyFilePurpose, string | null> = { current: null, next: null, proof: null }
  let known: { readonly digest: Uint8Array | null } | null = null

  const digestOf = async (path: string | null): Promise<Uint8Array | null> => (path === null ? null : digestOfKeyFile(files, path, vaultPath()))
  return {
    use: (purpose, path) => {
      paths[purpose] = path
      if (purpose === 'current') known = null
    },
    make: async (path) => {
      await makeKeyFile(files, path, random)
      paths.next = path
    },
    present: async () => (known === null ? digestOf(paths.current) : known.digest),
    next: async () => {
      const digest = await digestOf(paths.next)
      if (digest === null) throw new AppError('request-invalid')
      return digest
    },
    proof: async () => {
      const digest = await digestOf(paths.proof)
      if (digest === null) throw new AppError('vault-key-file-needed')
      return digest
    },
    opened: (digest) => {
      known = { digest }
    },
    settle: (digest) => {
      known = { digest }
      paths.next = null
      onSettled(digest !== null)
    }
  }
}
