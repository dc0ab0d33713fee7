// Owns the system's keychain by way of Electron's safeStorage, old and new. Refuses what only looks like a keychain.
import { safeStorage } from 'electron'
import type { SystemKeychain } from '../services/session/opening-memory.ts'

/** The calls before they became promises; the new ones read what these sealed. */
interface SafeStorageAtOnce {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
}

interface Calls {
  isAvailable(): Promise<boolean>
  seal(text: string): Promise<Buffer>
  open(sealed: Buffer): Promise<string>
}

/** On Linux without a keyring `basic_text` "encrypts" under a password that is in Chromium's source. */
const NO_PROTECTION: readonly string[] = ['basic_text', 'unknown']

export function createSystemKeychain({ platform }: { platform: NodeJS.Platform }): SystemKeychain {
  const calls = callsOf(safeStorage)
  return {
    refusal: async () => {
      // Asked first: Chromium chooses its backend when it is first needed.
      const isAvailable = await calls.isAvailable()
      const isEmptyPromise = platform === 'linux' && NO_PROTECTION.includes(safeStorage.getSelectedStorageBackend())
      return isAvailable && !isEmptyPromise ? null : 'quick-unlock-no-keychain'
    },
    seal: async (text) => new Uint8Array(await calls.seal(text)),
    open: (sealed) => calls.open(Buffer.from(sealed))
  }
}

function callsOf(storage: object): Calls {
  if ('encryptStringAsync' in storage) {
    return {
      isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
      seal: (text) => safeStorage.encryptStringAsync(text),
      open: async (sealed) => (await safeStorage.decryptStringAsync(sealed)).result
    }
  }
  const old = storage as SafeStorageAtOnce
  return {
    isAvailable: () => Promise.resolve(old.isEncryptionAvailable()),
    seal: (text) => Promise.resolve(old.encryptString(text)),
    // In a promise of its own: what it throws is a refusal like any other.
    open: (sealed) => new Promise((resolve) => { resolve(old.decryptString(sealed)) })
  }
}
