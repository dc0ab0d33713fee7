// The first lines of the program: one instance, the scheme, the sandbox, then the start. No top-level await: 'ready' would never come.
import { isAbsolute, join, resolve } from 'node:path'
import { app } from 'electron'
import type { RunningApp } from './app.ts'
import { showFirstView } from './first-view.ts'
import { registerAppScheme } from './security/app-protocol.ts'
import { denyEverything } from './security/deny-everything.ts'

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
    void running
      ?.then(async (nidan) => {
        const path = vaultIn(args.slice(1), folder)
        if (path === undefined) nidan.focus()
        else await nidan.openVault(path)
      })
      // Refused while it locks; the window is in front, and the person can choose the file there.
      .catch(() => undefined)
  })
  app.on('before-quit', (event) => {
    if (quitting || running === null) return
    // The clipboard is cleared and the vault process ended before the program leaves, not after.
    event.preventDefault()
    quitting = true
    void running
      .then((nidan) => nidan.quit())
      // What cannot end in order ends all the same.
      .catch(() => true)
      .then((isEnding) => {
        quitting = isEnding
        if (isEnding) app.quit()
      })
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  const begin = (): void => {
    const places = { built, resources: join(built, '..', 'resources'), userData: app.getPath('userData') }
    const first = showFirstView(places, vaultIn(process.argv.slice(1), process.cwd()))
    // Not before the first frame: evaluating the rest would keep this process from answering the view's own requests.
    running = first.shown.then(() => import('./app.ts')).then(({ startApp }) => startApp({ places, first }))
    running.catch((error: unknown) => {
      // Without its parts the program is of no use, and a window that does nothing explains nothing.
      process.stderr.write(`Nidan could not start: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`)
      app.exit(1)
    })
  }
  // In a turn of its own: making a window runs the system's event loop, which must not happen on the stack of whoever said "ready"
  // (an attached debugger says it from inside a request and would lose its answer).
  void app.whenReady().then(() => setImmediate(begin))
}

// Chromium's own switch for places where its sandbox cannot work (root in a container) would be overruled into a crash at every start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (app.requestSingleInstanceLock()) start()
else app.quit()
