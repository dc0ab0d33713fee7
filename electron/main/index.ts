// The first lines of the program: one instance, the scheme, the sandbox, then the start. No top-level await: 'ready' would never come.
import { isAbsolute, join, resolve } from 'node:path'
import { app } from 'electron'
import { CHARGE_VARIABLE, JANITOR_SWITCH } from '../../shared/model/janitor-start.ts'
import type { RunningApp } from './app.ts'
import { showFirstView } from './first-view.ts'
import { askPortalForShortcuts } from './os/global-shortcut.ts'
import { registerAppScheme } from './security/app-protocol.ts'
import { denyEverything } from './security/deny-everything.ts'
import { linkIn, vaultFileIn } from './services/links/link-arguments.ts'
import { requestIn, type StartRequest } from './services/links/start-request.ts'
import { isHiddenStart } from './services/startup/hidden-start.ts'

const built = join(import.meta.dirname, '..')

let running: Promise<RunningApp> | null = null
let quitting = false
/** A link that came before there was anything to give it to. */
let earlyLink: string | null = null
/** The same with a vault file (macOS tells of it by an event, perhaps before the program is ready). */
let earlyVault: string | null = null
let earlyRequest = requestIn(process.argv.slice(1))

function vaultIn(args: readonly string[], folder: string): string | undefined {
  const path = vaultFileIn(args)
  return path === undefined || isAbsolute(path) ? path : resolve(folder, path)
}

/** Hands a link over as soon as the program runs; nothing here keeps it after that. */
function openLink(link: string): void {
  if (running === null) earlyLink = link
  else void running.then((nidan) => nidan.openLink(link)).catch(() => undefined)
}

function openVault(path: string): void {
  if (running === null) earlyVault = path
  else void running.then((nidan) => nidan.openVault(path)).catch(() => undefined)
}

/** One that comes before the program runs is carried out as soon as it does. */
function carryOut(request: StartRequest): void {
  if (running === null) earlyRequest = request
  else void running.then((nidan) => { nidan.carryOut(request) }).catch(() => undefined)
}

/** Out of our own list of arguments, which lives as long as the program. */
function takeFirstLink(): void {
  const link = linkIn(process.argv.slice(1))
  if (link === null) return
  process.argv = process.argv.filter((arg) => arg !== link)
  earlyLink = link
}

/**
 * The session ends, or somebody ends the program from outside. Nobody may be there to answer, and who waits kills: what is not in the vault file is in
 * the recovery folder. A question that is on the screen is overruled.
 */
function endWithSession(): void {
  const ended = running === null ? Promise.resolve(true) : running.then((nidan) => nidan.quit({ mayAsk: false }))
  void ended
    .catch(() => true)
    .finally(() => {
      app.exit(0)
    })
}

function start(): void {
  takeFirstLink()
  registerAppScheme()
  askPortalForShortcuts()
  denyEverything()
  // macOS tells of links by this event alone; before the program is ready, too.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    const ours = linkIn([link])
    if (ours !== null) openLink(ours)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (vaultFileIn([path]) !== undefined) openVault(path)
  })
  app.on('second-instance', (_event, args, folder) => {
    const link = linkIn(args.slice(1))
    if (link !== null) {
      openLink(link)
      return
    }
    const request = requestIn(args.slice(1))
    if (request !== null) {
      carryOut(request)
      return
    }
    // The desktop may start it at login beside one that runs already.
    if (isHiddenStart({ args: args.slice(1), wasOpenedAtLogin: false })) return
    void running
      ?.then(async (nidan) => {
        const path = vaultIn(args.slice(1), folder)
        if (path === undefined) nidan.focus()
        else await nidan.openVault(path)
      })
      // Refused while it locks; the window is in front, and the person can choose the file there.
      .catch(() => undefined)
  })
  // macOS: a press on the icon in the dock, which stays there when the window is closed to the menu bar.
  app.on('activate', () => {
    void running?.then((nidan) => { nidan.focus() }).catch(() => undefined)
  })
  app.on('before-quit', (event) => {
    if (quitting || running === null) return
    // The clipboard is cleared and the vault process ended before the program leaves, not after.
    event.preventDefault()
    quitting = true
    void running
      .then((nidan) => nidan.quit({ mayAsk: true }))
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
    // Not sooner: Electron sets its own, which would ask, once the first lines of a program have run.
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, endWithSession)
    const places = { built, resources: join(built, '..', 'resources'), userData: app.getPath('userData') }
    const wasOpenedAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
    const isHidden = earlyVault === null && earlyLink === null && isHiddenStart({ args: process.argv.slice(1), wasOpenedAtLogin })
    const first = showFirstView(places, earlyVault ?? vaultIn(process.argv.slice(1), process.cwd()), { isHidden })
    // Not before the first frame: evaluating the rest would keep this process from answering the view's own requests.
    running = first.shown.then(() => import('./app.ts')).then(({ startApp }) => startApp({ places, first }))
    const link = earlyLink
    earlyLink = null
    if (link !== null) openLink(link)
    if (earlyRequest !== null) carryOut(earlyRequest)
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
if (process.argv.includes(JANITOR_SWITCH)) {
  app.disableHardwareAcceleration()
  void import('./os/janitor.ts').then(({ runJanitor }) => runJanitor(process.env[CHARGE_VARIABLE])).finally(() => { app.exit(0) })
} else if (app.requestSingleInstanceLock()) start()
else app.quit()
