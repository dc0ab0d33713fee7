// Joins the list of vaults and the turning to another one with the settings, the session, the window and the file dialog. Decides nothing itself.
import { setTimeout as pause } from 'node:timers/promises'
import type { MessagePortMain } from 'electron'
import { codeOf } from '../../../shared/errors.ts'
import { chooseVaultFile } from '../os/dialogs.ts'
import { createRecentVaults, type RecentVaults } from '../services/session/recent-vaults.ts'
import type { Session } from '../services/session/session.ts'
import type { SettingsStore } from '../services/settings/settings-store.ts'
import { exists, isSameFile, whyNoVault } from '../services/session/vault-paths.ts'
import { createVaultSwitch, type VaultSwitch } from '../services/session/vault-switch.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'

interface VaultsParts {
  store: SettingsStore
  window: MainWindow
  words: Words
  /** A function, because the session asks the list for names before it is made itself. */
  session: () => Session<MessagePortMain>
}

export interface JoinedVaults {
  recent: RecentVaults
  /** Made once the session is there. */
  createSwitch(): VaultSwitch
}

export function joinVaults({ store, window, words, session }: VaultsParts): JoinedVaults {
  const recent = createRecentVaults({ stored: store, exists, wait: (ms) => pause(ms, undefined, { ref: false }), currentPath: () => session().path() })
  return {
    recent,
    createSwitch: () =>
      createVaultSwitch({
        session: session(),
        recent,
        whyNoVault,
        isSameFile,
        choose: () => chooseVaultFile(window.window, words),
        focus: window.focus,
        onOffered: (vault) => {
          window.send('vaults.offered', vault)
        },
        onRefused: (code) => {
          window.send('vaults.refused', { code })
        }
      })
  }
}

interface VaultCommands {
  session: Session<MessagePortMain>
  window: MainWindow
  vaultSwitch: VaultSwitch
}

/** The menu's two commands: a main view may have an edit to ask about, so it carries them out itself. */
export function vaultCommands({ session, window, vaultSwitch }: VaultCommands): { openVault: () => void; newVault: () => void } {
  const run = (command: 'open-vault' | 'new-vault', whileLocked: () => Promise<unknown>) => (): void => {
    if (session.isUnlocked()) {
      window.send('command.requested', command)
      return
    }
    whileLocked().catch((error: unknown) => {
      window.send('vaults.refused', { code: codeOf(error) })
    })
  }
  return { openVault: run('open-vault', vaultSwitch.openChosen), newVault: run('new-vault', vaultSwitch.openNew) }
}
