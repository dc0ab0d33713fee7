// The composition root: the only place where the parts of the main process are made and joined. Decides nothing itself.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme, type MessagePortMain } from 'electron'
import type { ScanReport } from '../../shared/model/scan.ts'
import type { EffectiveSettings, Settings } from '../../shared/model/settings.ts'
import { createHandlers } from './ipc/handlers.ts'
import { startRouter } from './ipc/router.ts'
import { setApplicationMenu } from './os/application-menu.ts'
import { chooseImageFiles, chooseVaultFile } from './os/dialogs.ts'
import { onPowerEvents, systemIdleSeconds } from './os/power-events.ts'
import { forkReaderProcess } from './os/reader-process.ts'
import { captureDisplays, displayCount } from './os/screen-capture.ts'
import { readClipboardPicture, systemClipboard } from './os/system-clipboard.ts'
import { createTrayIcon } from './os/tray-icon.ts'
import { forkVaultProcess } from './os/vault-process.ts'
import { serveViews } from './security/app-protocol.ts'
import { denySessionRequests } from './security/deny-everything.ts'
import { openSite } from './security/open-site.ts'
import { VIEW_HOSTS } from './security/view-origin.ts'
import { createClipboardKeeper } from './services/clipboard-keeper.ts'
import { startIdleLock } from './services/idle-lock.ts'
import { createLog } from './services/log.ts'
import { createScreenScan } from './services/screen-scan.ts'
import { createSession, type Session } from './services/session.ts'
import { loadSettings } from './services/settings-store.ts'
import { trayMenuRows, type TrayAction } from './services/tray-menu.ts'
import { createTrayRefresh } from './services/tray-refresh.ts'
import { effectiveLanguage, wordsIn } from './services/words.ts'
import { createMainWindow } from './windows/main-window.ts'

const TRAY_ENTRIES = 12

/** What index.ts needs of the running program. */
export interface RunningApp {
  focus(): void
  /** Clears the clipboard, ends the vault process. */
  quit(): Promise<void>
  openVault(path: string): Promise<void>
}

export interface StartParts {
  /** Folder of the built program: main/, preload/ and renderer/ stand beside each other in it. */
  built: string
  resources: string
  userData: string
  vaultArgument: string | undefined
}

/** Runs once, when Electron is ready. */
export async function startApp({ built, resources, userData, vaultArgument }: StartParts): Promise<RunningApp> {
  const log = createLog(join(userData, 'logs', 'main.log'), () => new Date().toISOString())
  const store = await loadSettings(join(userData, 'settings.json'))
  const settings = (): EffectiveSettings => ({ ...store.settings, effectiveLanguage: effectiveLanguage(store.settings, app.getLocale()) })
  const words = (...key: Parameters<ReturnType<typeof wordsIn>>) => wordsIn(settings().effectiveLanguage)(...key)
  nativeTheme.themeSource = store.settings.theme

  serveViews(join(built, 'renderer'), VIEW_HOSTS)
  denySessionRequests()

  const window = createMainWindow({
    preloadOf: (view) => join(built, 'preload', `${view}.cjs`),
    icon: join(resources, 'icon.png'),
    onClosed: () => {
      app.quit()
    }
  })
  let pendingScan: ScanReport | null = null

  const clipboard = createClipboardKeeper({
    clipboard: systemClipboard,
    schedule: after,
    nowMs: Date.now,
    onChange: (clearsAtMs) => {
      window.send('clipboard.changed', { clearsAtMs })
    }
  })

  const session: Session<MessagePortMain> = createSession<MessagePortMain>({
    startVaultProcess: (events) => forkVaultProcess({ entry: join(built, 'main', 'vault.js'), log }, events),
    connect: (role, link) => {
      link.givePort(role, window.connectView())
    },
    windows: {
      showUnlock: () => window.showView('unlock'),
      showMain: () => window.showView('main')
    },
    defaultVaultFolder: join(userData, 'vaults'),
    rememberVault: store.rememberVault,
    onChange: (state) => {
      window.send('session.changed', state)
      void refreshTray()
    },
    onItemsChanged: () => void refreshTray(),
    beforeLock: async () => {
      pendingScan = null
      await clipboard.clearIfOurs().catch(() => undefined)
    }
  })

  const scan = createScreenScan({
    startReader: () =>
      forkReaderProcess({
        entry: join(built, 'main', 'reader.js'),
        log,
        givePortToVault: (port) => {
          session.link().givePort('reader', port)
        }
      }),
    collect: (scanId) => session.call('host.collectScan', { scanId }),
    captureDisplays,
    displayCount,
    hideWindows: window.hideForCapture,
    onStarted: (displays) => {
      window.send('scan.started', { displays })
    },
    nowMs: () => performance.now()
  })
  const scanForSheet = async (): Promise<void> => {
    pendingScan = await scan.scanScreen()
    window.focus()
    window.send('scan.pending', null)
  }

  const onTrayAction = (action: TrayAction): void => {
    switch (action.kind) {
      case 'copy':
        // The menu may be a few milliseconds old: what is copied is the code of now.
        void session.call('host.copyValue', action.field).then(({ value }) => clipboard.copy(value, store.settings.clipboardClearMs), failed('tray copy'))
        return
      case 'scan':
        void scanForSheet()
        return
      case 'lock':
        void session.lock()
        return
      case 'unlock':
      case 'open':
        window.focus()
        return
      case 'quit':
        app.quit()
    }
  }
  const failed = (what: string) => (error: unknown) => {
    log(`${what}: ${error instanceof Error ? error.name : 'failed'}`)
  }
  const tray = createTrayIcon({ resources, onAction: onTrayAction, onActivate: window.focus })
  const refreshTray = createTrayRefresh({
    isUnlocked: session.isUnlocked,
    entries: async () => (await session.call('host.trayEntries', { limit: TRAY_ENTRIES })).map(({ code, ...entry }) => ({ ...entry, code: code.code, validUntilMs: code.validUntilMs })),
    show: (state) => {
      const rows = trayMenuRows(state, {
        unlock: words('tray.unlock'),
        open: words('tray.open'),
        scan: words('tray.scan'),
        lock: words('tray.lock'),
        quit: words('tray.quit'),
        noCodes: words('tray.noCodes')
      })
      tray.show(rows, state.phase === 'unlocked', state.phase === 'unlocked' ? words('tray.tooltip') : words('tray.lockedTitle'))
    },
    schedule: after,
    nowMs: Date.now
  })

  const changeSettings = async (part: Partial<Settings>): Promise<EffectiveSettings> => {
    await store.change(part)
    nativeTheme.themeSource = store.settings.theme
    window.send('settings.changed', settings())
    setMenu()
    void refreshTray()
    return settings()
  }
  const setMenu = (): void => {
    setApplicationMenu({
      words,
      onCommand: (command) => {
        window.send('command.requested', command)
      },
      onScan: () => void scanForSheet(),
      onLock: () => void session.lock()
    })
  }
  setMenu()

  startRouter({
    viewOf: window.viewOf,
    log,
    handlers: createHandlers({
      session,
      scan,
      clipboard,
      settings,
      changeSettings,
      chooseVaultFile: () => chooseVaultFile(window.window, words),
      chooseImageFiles: () => chooseImageFiles(window.window, words),
      readClipboardPicture,
      takePendingScan: () => {
        const report = pendingScan
        pendingScan = null
        return report
      },
      openSite,
      copied: () => void refreshTray()
    })
  })
  onPowerEvents(() => void session.lock())
  startIdleLock({ systemIdleSeconds, idleLockMs: () => store.settings.idleLockMs, isUnlocked: session.isUnlocked, lock: () => void session.lock(), repeat: every })

  void refreshTray()
  await session.start(firstVault(vaultArgument, store.vaultPath, join(userData, 'vaults', 'Personal.nidan')))

  return {
    focus: window.focus,
    openVault: async (path) => {
      await session.lock()
      await session.useVault(path)
      window.focus()
    },
    quit: async () => {
      await clipboard.clearIfOurs().catch(() => undefined)
      await session.end()
      tray.dispose()
      window.dispose()
    }
  }
}

/** The file that the program was started with, then the one opened last (if it is still there), then the first vault. */
function firstVault(argument: string | undefined, last: string | undefined, standard: string): string {
  if (argument !== undefined) return argument
  return last !== undefined && existsSync(last) ? last : standard
}

function after(action: () => void, delayMs: number): () => void {
  const timer = setTimeout(action, delayMs)
  return () => {
    clearTimeout(timer)
  }
}

function every(action: () => void, intervalMs: number): () => void {
  const timer = setInterval(action, intervalMs)
  return () => {
    clearInterval(timer)
  }
}
