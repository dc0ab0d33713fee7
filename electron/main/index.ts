// The first lines of the program: one instance, the scheme, the sandbox, then the start. No top-level await: 'ready' would never come.
import { isAbsolute, join, resolve } from 'node:path'
import { app } from 'electron'
import { startApp, type RunningApp } from './app.ts'
import { registerAppScheme } from './security/app-protocol.ts'
import { denyEverything } from './security/deny-everything.ts'
import { loadSettings } from './services/settings-store.ts'

const built = join(import.meta.dirname, '..')

let running: Promise<RunningApp> | null = null
let quitting = false

/** A vault given on the command line, as the desktop does for a double click on a file. */
function vaultIn(args: readonly string[], folder: string): string | undefined {
  const path = args.find((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith('.nidan'))
  return path === undefined || isAbsolute(path) ? path : resolve(folder, path)
}

function start(): void {
  registerAppScheme()
  denyEverything()
  app.on('second-instance', (_event, args, folder) => {
    void running?.then(async (nidan) => {
      const path = vaultIn(args.slice(1), folder)
      nidan.focus()
      if (path !== undefined) await nidan.openVault(path)
    })
  })
  app.on('before-quit', (event) => {
    if (quitting || running === null) return
    // The clipboard is cleared and the vault process ended before the program leaves, not after.
    event.preventDefault()
    quitting = true
    void running
      .then((nidan) => nidan.quit())
      .catch(() => undefined)
      .finally(() => {
        app.quit()
      })
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  const userData = app.getPath('userData')
  const settings = loadSettings(join(userData, 'settings.json'))
  void app.whenReady().then(async () => {
    running = startApp({
      built,
      resources: join(built, '..', 'resources'),
      userData,
      store: await settings,
      vaultArgument: vaultIn(process.argv.slice(1), process.cwd())
    })
    running.catch((error: unknown) => {
      // Without its parts the program is of no use, and a window that never comes explains nothing.
      process.stderr.write(`Nidan could not start: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`)
      app.exit(1)
    })
  })
}

// Chromium's own switch for places where its sandbox cannot work (root in a container) would be overruled into a crash at every start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (app.requestSingleInstanceLock()) start()
else app.quit()
