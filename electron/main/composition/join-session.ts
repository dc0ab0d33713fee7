// Joins the session service with the vault process, the window and the tray. Decides nothing itself.
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { forkVaultProcess } from '../os/vault-process.ts'
import { createSession, type Session } from '../services/session.ts'
import type { MainWindow } from '../windows/main-window.ts'

interface SessionParts {
  window: MainWindow
  built: string
  log: (line: string) => void
  userData: string
  rememberVault: (path: string) => Promise<void>
  refreshTray: () => void
  beforeLock: () => Promise<void>
}

export function joinSession({ window, built, log, userData, rememberVault, refreshTray, beforeLock }: SessionParts): Session<MessagePortMain> {
  return createSession<MessagePortMain>({
    startVaultProcess: (events) => forkVaultProcess({ entry: join(built, 'main', 'vault.js'), log }, events),
    connect: (role, link) => {
      link.givePort(role, window.connectView())
    },
    windows: {
      showUnlock: () => window.showView('unlock'),
      showMain: () => window.showView('main')
    },
    defaultVaultFolder: join(userData, 'vaults'),
    rememberVault,
    onChange: (state) => {
      window.send('session.changed', state)
      refreshTray()
    },
    onItemsChanged: refreshTray,
    beforeLock
  })
}
