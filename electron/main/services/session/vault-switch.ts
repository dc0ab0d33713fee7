// Owns turning the window to another vault: from the list, the file dialog, or from outside. The open one is locked first, as ever. Asks no password.
import { dirname } from 'node:path'
import { AppError, type ErrorCode } from '../../../../shared/errors.ts'
import type { SessionState } from '../../../../shared/model/session.ts'
import type { OfferedVault } from '../../../../shared/model/vaults.ts'
import type { RecentVaults } from './recent-vaults.ts'
import type { Session } from './session.ts'

export interface VaultSwitchParts {
  session: Pick<Session<unknown>, 'isUnlocked' | 'path' | 'state' | 'turnTo' | 'turnToNew'>
  recent: Pick<RecentVaults, 'pathOf' | 'nameOf'>
  /** Null when it may be a vault. */
  whyNoVault: (path: string) => Promise<ErrorCode | null>
  isSameFile: (a: string, b: string) => Promise<boolean>
  /** The system's dialog; null when the person cancelled. */
  choose: () => Promise<string | null>
  focus: () => void
  onOffered: (vault: OfferedVault) => void
  onRefused: (code: ErrorCode) => void
}

export interface VaultSwitch {
  /** A file from outside: turned to at once while locked, offered while another one is open. Never throws. */
  offer(path: string): Promise<void>
  openOffered(): Promise<SessionState>
  dismissOffered(): void
  openRecent(id: string): Promise<SessionState>
  openChosen(): Promise<SessionState | null>
  openNew(): Promise<SessionState>
}

export function createVaultSwitch(parts: VaultSwitchParts): VaultSwitch {
  const { session, recent } = parts
  let offered: string | null = null

  const turnTo = async (path: string): Promise<SessionState> => {
    const problem = await parts.whyNoVault(path)
    if (problem !== null) throw new AppError(problem)
    // It is open already, and what is being edited must not be lost for nothing.
    if (session.isUnlocked() && (await parts.isSameFile(session.path(), path))) return session.state()
    return session.turnTo(path)
  }
  return {
    offer: async (path) => {
      parts.focus()
      offered = null
      const problem = await parts.whyNoVault(path)
      if (problem !== null) {
        parts.onRefused(problem)
        return
      }
      if (!session.isUnlocked()) {
        await session.turnTo(path)
        return
      }
      if (await parts.isSameFile(session.path(), path)) return
      offered = path
      parts.onOffered({ name: recent.nameOf(path), folder: dirname(path) })
    },
    openOffered: async () => {
      const path = offered
      offered = null
      if (path === null) throw new AppError('vault-not-found')
      return turnTo(path)
    },
    dismissOffered: () => {
      offered = null
    },
    openRecent: async (id) => turnTo(recent.pathOf(id)),
    openChosen: async () => {
      const path = await parts.choose()
      return path === null ? null : await turnTo(path)
    },
    openNew: () => session.turnToNew()
  }
}
