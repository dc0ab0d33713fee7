// Owns the way to the first frame, and nothing that it does not need: window, scheme, unlock view. The rest of the program is loaded behind it.
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { app, nativeTheme } from 'electron'
import { firstStateSearch } from '../../shared/model/first-state.ts'
import type { SessionState } from '../../shared/model/session.ts'
import { openRouter, type Router } from './ipc/router.ts'
import { serveViews } from './security/app-protocol.ts'
import { denySessionRequests } from './security/deny-everything.ts'
import { VIEW_HOSTS } from './security/view-origin.ts'
import { readEarlySettings } from './services/settings/early-settings.ts'
import { effectiveLanguage } from './services/settings/system-language.ts'
import { windowTitle } from './services/scan/window-title.ts'
import { createMainWindow, type MainWindow } from './windows/main-window.ts'

export interface Places {
  /** Folder of the built program: main/, preload/ and renderer/ stand beside each other in it. */
  built: string
  resources: string
  userData: string
}

export interface FirstView {
  window: MainWindow
  router: Router
  vaultPath: string
  /** Resolves once the unlock view has loaded. */
  shown: Promise<void>
}

/** Call once, when Electron is ready. */
export function showFirstView({ built, resources, userData }: Places, vaultArgument: string | undefined, { isHidden }: { isHidden: boolean }): FirstView {
  const { theme, contrast, zoomPercent, ...settings } = readEarlySettings(join(userData, 'settings.json'))
  nativeTheme.themeSource = theme
  serveViews(join(built, 'renderer'), VIEW_HOSTS)
  denySessionRequests()
  const window = createMainWindow({
    preloadOf: (view) => join(built, 'preload', `${view}.cjs`),
    icon: join(resources, 'window-icon.png'),
    zoomFactor: zoomPercent / 100,
    isHidden,
    onClosed: () => {
      app.quit()
    }
  })
  const vaultPath = firstVault(vaultArgument, settings.vaultPath, join(userData, 'vaults', 'Personal.nidan'))
  const session: SessionState = {
    phase: existsSync(vaultPath) ? 'locked' : 'missing',
    vaultName: settings.vaultName(vaultPath) ?? basename(vaultPath, extname(vaultPath)),
    vaultFolder: dirname(vaultPath),
    readOnly: false,
    notice: null,
    // Told by `session.state` a moment later: the first frame does not wait for them.
    keyFile: null,
    quickUnlock: 'off',
    openedBy: null,
    isNew: false
  }
  window.setTitle(windowTitle(session))
  const search = firstStateSearch({ theme, contrast, language: effectiveLanguage(settings, app.getLocale()), session })
  return { window, router: openRouter(window.viewOf), vaultPath, shown: window.showView('unlock', search) }
}

/** The file that the program was started with, then the one opened last (if it is still there), then the first vault. */
function firstVault(argument: string | undefined, last: string | undefined, standard: string): string {
  if (argument !== undefined) return argument
  return last !== undefined && existsSync(last) ? last : standard
}
