// Owns the answers to the calls about which vault the window is about. Decides nothing itself.
import type { RecentVaults } from '../services/session/recent-vaults.ts'
import type { VaultSwitch } from '../services/session/vault-switch.ts'
import type { MainHandlers } from './router.ts'

type VaultsCall = Extract<keyof MainHandlers, `vaults.${string}` | 'session.chooseVault' | 'session.startNewVault' | 'session.openRecent' | 'session.openOffered'>

interface VaultsParts {
  vaultSwitch: VaultSwitch
  recent: Pick<RecentVaults, 'list' | 'forget'>
}

export function vaultsHandlers({ vaultSwitch, recent }: VaultsParts): Pick<MainHandlers, VaultsCall> {
  return {
    'session.chooseVault': () => vaultSwitch.openChosen(),
    'session.startNewVault': () => vaultSwitch.openNew(),
    'session.openRecent': ({ id }) => vaultSwitch.openRecent(id),
    'session.openOffered': () => vaultSwitch.openOffered(),
    'vaults.recent': () => recent.list(),
    'vaults.forget': ({ id }) => recent.forget(id),
    'vaults.offerDropped': async ({ path }) => {
      await vaultSwitch.offer(path)
      return null
    },
    'vaults.dismissOffered': () => {
      vaultSwitch.dismissOffered()
      return null
    }
  }
}
