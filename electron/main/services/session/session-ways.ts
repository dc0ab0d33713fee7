// Owns what main does about the ways into a vault: names key files, hands the keychain's secret on. Holds a secret only while it passes.
import { basename } from 'node:path'
import { AppError, codeOf, type ErrorCode } from '../../../../shared/errors.ts'
import type { KeychainRequest, KeyFilePurpose } from '../../../../shared/ipc/host-contract.ts'
import type { SessionState } from '../../../../shared/model/session.ts'
import type { OpeningMemory } from './opening-memory.ts'
import type { OpenedVault, VaultLink } from '../vault-link.ts'

type Link = Pick<VaultLink<unknown>, 'call'>

export interface SessionWaysParts {
  readonly memory: OpeningMemory
  readonly path: () => string
  /** The process that opens, or has opened, the vault; starts one while locked. Throws `vault-locked` when there can be none. */
  readonly link: () => Link
  readonly changed: () => void
}

export interface SessionWays {
  locked(): Pick<SessionState, 'keyFile' | 'quickUnlock'>
  /** A new process knows no key file yet. */
  started(link: Link): void
  opened(vault: OpenedVault, link: Link): Promise<void>
  /** Another file is meant, or the vault was locked. */
  reset(): void
  useKeyFile(purpose: KeyFilePurpose, keyFile: string | null): Promise<void>
  makeKeyFile(keyFile: string): Promise<void>
  quickUnlock(): Promise<void>
  keychainRequested(request: KeychainRequest, link: Link): Promise<void>
  keyFileChanged(isInUse: boolean): Promise<void>
}

export function createSessionWays({ memory, path, link, changed }: SessionWaysParts): SessionWays {
  // `undefined`: nothing was chosen, so what is remembered counts.
  let chosen: string | null | undefined
  let next: string | null = null
  const current = (): string | null => (chosen === undefined ? memory.keyFileOf(path()) : chosen)

  const tell = async (to: Link, purpose: KeyFilePurpose, keyFile: string | null): Promise<void> => {
    await to.call('host.useKeyFile', { purpose, path: keyFile })
  }
  return {
    locked: () => {
      const keyFile = current()
      return { keyFile: keyFile === null ? null : basename(keyFile).slice(0, 300), quickUnlock: memory.quickUnlockOf(path()) }
    },
    started: (to) => {
      // A process that ends before it answers is told by its exit.
      if (current() !== null) void tell(to, 'current', current()).catch(() => undefined)
    },
    opened: async ({ openedBy }, to) => {
      const vault = path()
      if (openedBy === 'key-file') await memory.rememberKeyFile(vault, current()).catch(() => undefined)
      if (openedBy === 'password') await memory.rememberKeyFile(vault, null).catch(() => undefined)
      const slotId = memory.slotIdOf(vault)
      if (slotId === null) return
      // A prolongation that fails is no failure of the unlock: the slot that is there still has days.
      const answer = await to.call('host.keychainSlot', { slotId }).catch(() => null)
      if (answer?.isThere === false) await memory.forgetSecret(vault).catch(() => undefined)
    },
    reset: () => {
      chosen = undefined
      next = null
    },
    useKeyFile: async (purpose, keyFile) => {
      if (purpose === 'current') chosen = keyFile
      else if (purpose === 'next') next = keyFile
      await tell(link(), purpose, keyFile)
      changed()
    },
    makeKeyFile: async (keyFile) => {
      await link().call('host.makeKeyFile', { path: keyFile })
      next = keyFile
    },
    quickUnlock: async () => {
      const vault = path()
      const secret = await memory.secretOf(vault)
      try {
        await link().call('host.unlockWithKeychain', { secret })
      } catch (error) {
        if (codeOf(error) === 'quick-unlock-gone') await memory.forgetSecret(vault).catch(() => undefined)
        throw error
      } finally {
        secret.fill(0)
        changed()
      }
    },
    keychainRequested: async ({ requestId, action }, to) => {
      const code = await keep(memory, path(), action)
      if (action.kind === 'keep') action.secret.fill(0)
      await to.call('host.keychainAnswered', { requestId, code }).catch(() => undefined)
    },
    keyFileChanged: async (isInUse) => {
      const keyFile = isInUse ? next : null
      chosen = keyFile
      next = null
      await memory.rememberKeyFile(path(), keyFile).catch(() => undefined)
    }
  }
}

async function keep(memory: OpeningMemory, vault: string, action: KeychainRequest['action']): Promise<ErrorCode | null> {
  try {
    if (action.kind === 'keep') await memory.keepSecret(vault, action)
    else await memory.forgetSecret(vault)
    return null
  } catch (error) {
    return error instanceof AppError ? error.code : 'quick-unlock-keychain-failed'
  }
}
