// Owns the list of vaults that were open on this computer. Knows their paths and names; opens and deletes no file.
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import { MAX_RECENT_VAULTS, type RecentVault } from '../../../../shared/model/vaults.ts'
import type { StoredVault } from '../settings/settings-store.ts'
import { fileNameOf } from './vault-paths.ts'

/** A folder on a computer that does not answer must not hold up a menu. */
const LOOK_LIMIT_MS = 1_000

export interface RecentVaultsParts {
  stored: { readonly recentVaults: readonly StoredVault[]; changeRecentVaults(vaults: readonly StoredVault[]): Promise<void> }
  exists: (path: string) => Promise<boolean>
  wait: (ms: number) => Promise<void>
  /** The file that the window is about. */
  currentPath: () => string
}

export interface RecentVaults {
  list(): Promise<RecentVault[]>
  /** Throws `vault-not-found` for an id that is not on the list. */
  pathOf(id: string): string
  /** What the vault at `path` is called, as far as this computer knows. */
  nameOf(path: string): string
  /** It is open now: it moves to the front. */
  remember(path: string, name: string): Promise<void>
  forget(id: string): Promise<RecentVault[]>
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}

export function createRecentVaults({ stored, exists, wait, currentPath }: RecentVaultsParts): RecentVaults {
  const list = (): Promise<RecentVault[]> =>
    Promise.all(
      stored.recentVaults.map(async ({ path, name }) => ({
        id: idOf(path),
        name,
        folder: dirname(path),
        isMissing: !(await Promise.race([exists(path), wait(LOOK_LIMIT_MS).then(() => false)])),
        isCurrent: path === currentPath()
      }))
    )
  return {
    list,
    pathOf: (id) => {
      const found = stored.recentVaults.find(({ path }) => idOf(path) === id)
      if (found === undefined) throw new AppError('vault-not-found')
      return found.path
    },
    nameOf: (path) => stored.recentVaults.find((one) => one.path === path)?.name ?? fileNameOf(path),
    remember: async (path, name) => {
      const others = stored.recentVaults.filter((one) => one.path !== path)
      await stored.changeRecentVaults([{ path, name }, ...others].slice(0, MAX_RECENT_VAULTS))
    },
    forget: async (id) => {
      await stored.changeRecentVaults(stored.recentVaults.filter(({ path }) => idOf(path) !== id))
      return await list()
    }
  }
}
