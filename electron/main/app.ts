// The composition root: with composition/ the only place where the parts of the main process are made and joined. Decides nothing itself.
import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import { mainContract } from '../../shared/ipc/contract.ts'
import type { EffectiveSettings, Settings } from '../../shared/model/settings.ts'
import { joinBackground, type JoinedBackground } from './composition/join-background.ts'
import { joinLinks } from './composition/join-links.ts'
import { joinLocks } from './composition/join-locks.ts'
import { joinClock } from './composition/join-clock.ts'
import { joinPicks } from './composition/join-picks.ts'
import { joinQuick, type JoinedQuick } from './composition/join-quick.ts'
import { joinRequests, type JoinedRequests } from './composition/join-requests.ts'
import { joinScan } from './composition/join-scan.ts'
import { joinSession } from './composition/join-session.ts'
import { joinTray, type JoinedTray } from './composition/join-tray.ts'
import { joinVaults, vaultCommands } from './composition/join-vaults.ts'
import { joinClipboard, withCheckedEvents } from './composition/join-window.ts'
import { joinWays, loadWays } from './composition/join-ways.ts'
import type { FirstView, Places } from './first-view.ts'
import { createHandlers, type HandlerParts } from './ipc/handlers.ts'
import { setApplicationMenu } from './os/application-menu.ts'
import { createAttachmentDialogs } from './os/attachment-dialogs.ts'
import { chooseImageFiles, confirmQuitUnsaved, readImages, placeForExport } from './os/dialogs.ts'
import { createFileRegistrar } from './os/file-registration.ts'
import { createLinkRegistrar } from './os/link-registration.ts'
import { createLinuxAssociations } from './os/linux-associations.ts'
import { createStartAtLogin, type StartAtLogin } from './os/start-at-login.ts'
import { createScreenPermission } from './os/screen-permission.ts'
import { copiedFilePaths, readClipboardPicture } from './os/system-clipboard.ts'
import { openSite } from './security/open-site.ts'
import type { ClipboardKeeper } from './services/clipboard/clipboard-keeper.ts'
import type { LinkKeeper } from './services/links/link-keeper.ts'
import type { StartRequest } from './services/links/start-request.ts'
import { createLog } from './services/log.ts'
import { loadSettings } from './services/settings/settings-store.ts'
import { effectiveLanguage } from './services/settings/system-language.ts'
import type { VaultSwitch } from './services/session/vault-switch.ts'
import { wordsIn, type Words } from './services/words.ts'
import type { MainWindow } from './windows/main-window.ts'

/** What index.ts needs of the running program. */
export interface RunningApp {
  focus(): void
  /** Clears the clipboard, ends the vault process. False: the last changes are not in the vault file, it was asked, and the person stays. */
  quit(how: { mayAsk: boolean }): Promise<boolean>
  /** A vault file from outside: a double click, a second start. While another one is open, the person is asked. */
  openVault(path: string): Promise<void>
  /** A link of a one-time password: the result sheet opens, now or after the unlock. */
  openLink(text: string): Promise<void>
  /** What an argument of a start asks for, now or after the unlock. */
  carryOut(request: StartRequest): void
}

export interface StartParts {
  places: Places
  first: FirstView
}

/** Runs once, behind the first view. */
export async function startApp({ places: { built, resources, userData }, first }: StartParts): Promise<RunningApp> {
  const log = createLog(join(userData, 'logs', 'main.log'), () => new Date().toISOString())
  const [store, memory] = await Promise.all([loadSettings(join(userData, 'settings.json')), loadWays(userData)])
  const settings = (): EffectiveSettings => ({ ...store.settings, effectiveLanguage: effectiveLanguage(store.settings, app.getLocale()) })
  const words: Words = (key) => wordsIn(settings().effectiveLanguage)(key)
  const window = withCheckedEvents(first.window)
  const clipboard = joinClipboard(window, (clearsAtMs) => { tray.clipboardChanged(clearsAtMs) })
  const refreshTray = (): void => tray.refresh()
  const clock = joinClock({ store, window, words, userData, onOffset: () => session.codeOffsetChanged(), refreshTray })
  const quick = joinQuick({ built, resources, words, window, settings, session: () => session })
  const vaults = joinVaults({ store, window, words, session: () => session })
  const session: ReturnType<typeof joinSession> = joinSession({
    ...{ window, quick, built, log, userData, settings, refreshTray, memory, rememberVault: vaults.recent.remember, nameOf: vaults.recent.nameOf },
    codeOffsetMs: clock.keeper.codeOffsetMs,
    lookAtClock: clock.keeper.look,
    beforeLock: async () => {
      forget()
      picks.cancelAll()
      if (store.settings.clearClipboardAtLock) await clipboard.clearIfOurs().catch(() => undefined)
    },
    onUnlocked: () => {
      void links.unlocked()
      requests.unlocked()
      prepare()
      // What cannot be deleted today is deleted after another unlock.
      if (!clock.wasDoubtful()) void session.call('host.deleteOutdated', null).catch(() => undefined)
    }
  })
  const vaultSwitch = vaults.createSwitch()
  const { scan, picking, scanForSheet, picturesForSheet, offer, takePending, prepare, forget } = joinScan({ session, window, built, words, log })
  const picks = joinPicks({ built, resources, words, mainWindow: window.window, settings, ...picking })
  const links = joinLinks({ session, window, offer })
  const requests = joinRequests({ session, window, quick, scan: () => void scanForSheet() })
  const background = joinBackground({ window, resources, words, settings, changeSettings: (part) => changeSettings(part) })
  const tray = joinTray({
    ...{ session, resources, words, settings, log, background, window: window.window, showItem: quick.open },
    copy: (value) => clipboard.copy(value, store.settings.clipboardClearMs),
    ...{ clearClipboard: clipboard.clearIfOurs, carryOut: requests.carryOut, whenOpen: requests.whenOpen },
    ...{ readPictures: (paths: readonly string[]) => void picturesForSheet(paths), focus: window.focus }
  })

  const setMenu = (): void => showMenu({ words, window, session, scan: () => void scanForSheet(), ...vaultCommands({ session, window, vaultSwitch }) })
  const changeSettings = async (part: Partial<Settings>): Promise<EffectiveSettings> => {
    await store.change(part)
    nativeTheme.themeSource = store.settings.theme
    if (part.zoomPercent !== undefined) window.setZoom(store.settings.zoomPercent / 100)
    window.send('settings.changed', settings())
    quick.followSettings()
    setMenu()
    tray.refresh()
    return settings()
  }
  const registered = registrars(resources, log)
  first.router.serve({
    contract: mainContract,
    log,
    otherViewOf: (contents) => quick.viewOf(contents) ?? picks.viewOf(contents),
    handlers: createHandlers({
      ...{ session, vaultSwitch, scan, clipboard, settings, changeSettings, picks: picks.handlers, quick: quick.handlers },
      recent: vaults.recent,
      ...filesFromSystem(window, words),
      ...joinWays(window, words),
      ...{ openSite, takePendingScan: takePending, copied: tray.copied, linkState: links.state },
      ...{ ...registered, backgroundState: background.state, screenPermission: createScreenPermission(process.platform) },
      clock: clock.keeper
    })
  })
  const started = session.start(first.vaultPath, first.shown)
  setMenu()
  await started
  // After the first view, so that asking the system for a tray, for sleep and for idle time costs a start nothing.
  tray.start()
  void registered.startup.renew()
  window.onViewGone((view) => void session.viewGone(view))
  clock.start(first.vaultPath)
  quick.followSettings()
  const stopLocks = joinLocks({ session, window: window.window, settings: () => store.settings, log })
  return runningApp({ window, session, vaultSwitch, clipboard, links, requests, quick, stopLocks, tray, background, confirmQuit: () => confirmQuitUnsaved(window.window, words) })
}

/** What the system opens with Nidan, and that it starts it, when the person wishes it. */
function registrars(resources: string, log: (line: string) => void): Pick<HandlerParts, 'links' | 'files'> & { startup: StartAtLogin } {
  const icon = join(resources, 'window-icon.png')
  const linux = createLinuxAssociations({ icon, mimeFile: join(resources, 'linux', 'nidan-vault.xml') })
  return { links: createLinkRegistrar(linux), files: createFileRegistrar(linux), startup: createStartAtLogin({ icon, log }) }
}

/** What a person hands over from outside. */
function filesFromSystem({ window }: Running['window'], words: Words): Pick<HandlerParts, 'chooseImageFiles' | 'readClipboardPictures' | 'attachmentDialogs' | 'nameExport'> {
  return {
    attachmentDialogs: createAttachmentDialogs(window, words),
    nameExport: (name) => placeForExport(window, words, name),
    chooseImageFiles: () => chooseImageFiles(window, words),
    readClipboardPictures: async () => {
      const picture = await readClipboardPicture()
      return picture === null ? await readImages(await copiedFilePaths()) : [picture]
    }
  }
}

interface Menu extends Pick<Running, 'window' | 'session'> {
  words: Words
  scan: () => void
  openVault: () => void
  newVault: () => void
}

function showMenu({ words, window, session, scan, openVault, newVault }: Menu): void {
  setApplicationMenu({
    words,
    onCommand: (command) => {
      window.send('command.requested', command)
    },
    onScan: scan,
    onOpenVault: openVault,
    onNewVault: newVault,
    onLock: () => void session.lock()
  })
}

interface Running {
  window: MainWindow
  session: ReturnType<typeof joinSession>
  vaultSwitch: VaultSwitch
  clipboard: ClipboardKeeper
  links: LinkKeeper
  requests: JoinedRequests
  quick: JoinedQuick
  stopLocks: () => void
  tray: Pick<JoinedTray, 'leave' | 'dispose'>
  background: JoinedBackground
  confirmQuit: () => Promise<boolean>
}

function runningApp({ window, session, vaultSwitch, clipboard, links, requests, quick, stopLocks, tray, background, confirmQuit }: Running): RunningApp {
  return {
    focus: window.focus,
    openVault: vaultSwitch.offer,
    openLink: links.accept,
    carryOut: requests.carryOut,
    quit: async ({ mayAsk }) => {
      if (mayAsk && session.hasUnsavedFile()) {
        window.focus()
        if (!(await confirmQuit())) return false
      }
      tray.leave()
      stopLocks()
      links.dispose()
      // A clipboard that does not answer must not keep the program from ending.
      await Promise.race([clipboard.clearIfOurs().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1_000))])
      await session.end()
      tray.dispose()
      background.dispose()
      quick.dispose()
      window.dispose()
      return true
    }
  }
}
