// Joins the session service with the vault process, the window and the tray. Decides nothing itself.
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { languageSearch } from '../../../shared/i18n/message-files.ts'
import { firstStateSearch } from '../../../shared/model/first-state.ts'
import type { SessionState } from '../../../shared/model/session.ts'
import type { EffectiveSettings } from '../../../shared/model/settings.ts'
import { forkVaultProcess } from '../os/vault-process.ts'
import type { OpeningMemory } from '../services/session/opening-memory.ts'
import { createSession, type Session } from '../services/session/session.ts'
import { windowTitle } from '../services/scan/window-title.ts'
import type { MainWindow } from '../windows/main-window.ts'
import type { JoinedQuick } from './join-quick.ts'

interface SessionParts {
  window: MainWindow
  built: string
  log: (line: string) => void
  userData: string
  settings: () => EffectiveSettings
  rememberVault: (path: string, name: string) => Promise<void>
  nameOf: (path: string) => string
  memory: OpeningMemory
  refreshTray: () => void
  codeOffsetMs: () => number
  lookAtClock: () => void
  beforeLock: () => Promise<void>
  onUnlocked: () => void
  quick: Pick<JoinedQuick, 'prepared' | 'opened' | 'locked' | 'send'>
}

export function joinSession(parts: SessionParts): Session<MessagePortMain> {
  const { window, built, log, userData, settings, rememberVault, nameOf, memory, refreshTray, codeOffsetMs, lookAtClock, beforeLock, onUnlocked, quick } = parts
  const search = (first: SessionState): string => {
    const { theme, contrast, effectiveLanguage } = settings()
    return firstStateSearch({ theme, contrast, language: effectiveLanguage, session: first })
  }
  return createSession<MessagePortMain>({
    startVaultProcess: (events) => forkVaultProcess({ entry: join(built, 'main', 'vault.js'), log }, events),
    connect: (role, link) => {
      link.givePort(role, window.connectView())
      if (role === 'unlock') quick.prepared(link)
    },
    windows: {
      showUnlock: (first) => window.showView('unlock', search(first)),
      showMain: () => {
        // Beside the large window: who unlocked in the small one goes on there.
        quick.opened()
        return window.showView('main', languageSearch(settings().effectiveLanguage))
      }
    },
    defaultVaultFolder: join(userData, 'vaults'),
    ownFolder: userData,
    rememberVault,
    nameOf,
    memory,
    onChange: (state) => {
      window.setTitle(windowTitle(state))
      window.send('session.changed', state)
      quick.send('session.changed', state)
      if (state.phase !== 'unlocked') quick.locked()
      refreshTray()
      if (state.phase === 'unlocked') onUnlocked()
    },
    onItemsChanged: refreshTray,
    codeOffsetMs,
    beforeCall: lookAtClock,
    beforeLock
  })
}
