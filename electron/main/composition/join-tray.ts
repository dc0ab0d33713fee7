// Joins the tray's icon with the session and the clipboard. Decides nothing itself.
import { app, type MessagePortMain } from 'electron'
import { codeOf } from '../../../shared/errors.ts'
import { createTrayIcon, type TrayIcon } from '../os/tray-icon.ts'
import { watchTrayHost, type TrayHost } from '../os/tray-host.ts'
import type { Session } from '../services/session/session.ts'
import { lateHost } from '../services/background/late-host.ts'
import { closeToTray } from '../services/tray/close-to-tray.ts'
import { trayMenuRows, type TrayAction } from '../services/tray/tray-menu.ts'
import { createTrayRefresh } from '../services/tray/tray-refresh.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'
import type { JoinedBackground } from './join-background.ts'
import { after } from './timers.ts'

const TRAY_ENTRIES = 12

interface TrayParts {
  session: Session<MessagePortMain>
  resources: string
  words: Words
  copy: (value: string) => Promise<void>
  scan: () => void
  readPictures: (paths: readonly string[]) => void
  focus: () => void
  log: (line: string) => void
  window: MainWindow['window']
  /** The setting: closing the window leaves the program in the tray. */
  staysOnClose: () => boolean
  /** Whether somebody shows our icon, and that the window was closed to it. */
  background: Pick<JoinedBackground, 'trayIs' | 'stayed'>
}

export interface JoinedTray {
  /** Makes the icon. Asking the desktop for one takes time, so the first view comes first. */
  start(): void
  /** Reads and shows the present state; nothing before `start`. */
  refresh(): void
  /** The program is about to end: closing the window no longer hides it. */
  leave(): void
  dispose(): void
}

export function joinTray({ session, resources, words, copy, scan, readPictures, focus, log, window, staysOnClose, background }: TrayParts): JoinedTray {
  const onAction = (action: TrayAction): void => {
    switch (action.kind) {
      case 'copy':
        // The menu may be a few milliseconds old: what is copied is the code of now.
        session
          .call('host.copyValue', action.field)
          .then(({ value }) => copy(value))
          .catch((error: unknown) => {
            log(`tray copy: ${codeOf(error)}`)
          })
        return
      case 'scan':
        scan()
        return
      case 'lock':
        void session.lock()
        return
      case 'unlock':
      case 'open':
        focus()
        return
      case 'quit':
        app.quit()
    }
  }
  let icon: TrayIcon | null = null
  let host: TrayHost | null = null
  const closing = closeToTray({ window, isWanted: staysOnClose, hasTray: () => icon !== null && host?.isThere() === true, onStayed: background.stayed })
  const refresh = createTrayRefresh({
    isUnlocked: session.isUnlocked,
    entries: async () => {
      const entries = await session.call('host.trayEntries', { limit: TRAY_ENTRIES })
      return entries.map(({ code, ...entry }) => ({ ...entry, code: code?.code ?? null, validUntilMs: code?.validUntilMs ?? Infinity }))
    },
    show: (state) => {
      const rows = trayMenuRows(state.phase === 'unlocked' ? { ...state, vaultName: session.state().vaultName } : state, {
        unlock: words('tray.unlock'),
        open: words('tray.open'),
        scan: words('tray.scan'),
        lock: words('tray.lock'),
        quit: words('tray.quit'),
        noCodes: words('tray.noCodes'),
        nextCode: words('tray.nextCode')
      })
      icon?.show(rows, state.phase === 'unlocked', state.phase === 'unlocked' ? words('tray.tooltip').replace('{vault}', session.state().vaultName) : words('tray.lockedTitle'))
    },
    schedule: after,
    nowMs: Date.now
  })
  const makeIcon = (): void => {
    icon?.dispose()
    icon = createTrayIcon({ resources, onAction, onActivate: focus, onFiles: readPictures })
    void refresh()
  }
  const late = lateHost(makeIcon)
  return {
    start: () => {
      makeIcon()
      host = watchTrayHost({
        platform: process.platform,
        log,
        onChange: (isThere) => {
          late(isThere)
          background.trayIs(isThere)
        }
      })
    },
    refresh: () => {
      if (icon !== null) void refresh()
    },
    leave: closing.leave,
    dispose: () => {
      host?.dispose()
      icon?.dispose()
      icon = null
    }
  }
}
