// Owns the parts of a real store, as the vault process makes them, for measurements in plain Node.
import { randomBytes } from 'node:crypto'
import { DEFAULT_KDF_POLICY } from '../electron/vault/container/kdf.ts'
import { createCollectSoon } from '../electron/vault/file/collect-garbage.ts'
import { createNodeFileSystem } from '../electron/vault/file/file-system.ts'
import { readProcessFacts } from '../electron/vault/file/process-facts.ts'
import type { StoreParts } from '../electron/vault/file/store.ts'

export const randomOf = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

export function vaultParts(): StoreParts {
  const { platform } = process
  return {
    files: createNodeFileSystem({ platform }),
    platform,
    random: randomOf,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    processes: readProcessFacts(platform),
    collectSoon: createCollectSoon(),
    nowMs: () => Date.now(),
    kdf: DEFAULT_KDF_POLICY,
    writer: Buffer.from(randomOf(4)).toString('hex')
  }
}
