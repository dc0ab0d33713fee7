// Owns joining the parts that the ways in need in one session. Decides nothing itself.
import type { KeychainRequest } from '../../../shared/ipc/host-contract.ts'
import type { Machine } from '../container/kdf-calibration.ts'
import type { KdfPolicy } from '../container/kdf.ts'
import { newUuid } from '../document/ids.ts'
import type { VaultFileSystem } from '../file/file-system.ts'
import { createAccess, type Access, type OpenAccess } from './access.ts'
import { createKeyFileDesk, type KeyFileDesk } from './key-file-desk.ts'
import { createKeychainDesk } from './keychain-desk.ts'
import { createKeychainRequests, type KeychainRequests } from './keychain-requests.ts'
import { createRaiseOffer, type RaiseOffer } from './raise-offer.ts'

export interface SessionAccessParts {
  readonly store: {
    readonly files: VaultFileSystem
    readonly random: (length: number) => Uint8Array
    readonly nowMs: () => number
    readonly kdf: KdfPolicy
  }
  readonly machine: Pick<Machine, 'totalMemoryBytes'> | null
  readonly schedule: (action: () => void, delayMs: number) => () => void
  readonly vaultPath: () => string | null
  readonly open: () => OpenAccess
  readonly assertPassword: (password: string) => void
  readonly keychainRequested: (request: KeychainRequest) => void
  readonly keyFileChanged: (isInUse: boolean) => void
}

export interface SessionAccess {
  readonly access: Access
  readonly keyFiles: KeyFileDesk
  readonly raise: RaiseOffer
  readonly keychainAnswered: KeychainRequests['answered']
}

export function createSessionAccess(parts: SessionAccessParts): SessionAccess {
  const { files, random, nowMs, kdf } = parts.store
  const tools = { random, nowMs, floor: kdf.floor }
  const requests = createKeychainRequests({ send: parts.keychainRequested, newId: () => newUuid(random), schedule: parts.schedule })
  const keyFiles = createKeyFileDesk({ files, random, vaultPath: parts.vaultPath, onSettled: parts.keyFileChanged })
  const raise = createRaiseOffer({ machine: parts.machine, floor: kdf.floor })
  const keychain = createKeychainDesk({ requests, tools })
  const access = createAccess({ open: parts.open, keyFiles, keychain, raise, tools, assertPassword: parts.assertPassword })
  return { access, keyFiles, raise, keychainAnswered: requests.answered }
}
