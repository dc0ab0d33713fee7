// Joins the tray's icon with the session, the clipboard and quick access. Decides nothing itself.
import { app, type MessagePortMain } from 'electron'
import { codeOf } from '../../../shared/errors.ts'
import { MAX_TRAY_ENTRIES } from '../../../shared/ipc/host-contract.ts'
import type { EffectiveSettings } from '../../../shared/model/settings.ts'
import { createTrayIcon, type TrayIcon } from '../os/tray-icon.ts'
import { watchTrayHost, type TrayHost } from '../os/tray-host.ts'
import { watchWindowTitle, type WindowTitle } from '../os/window-title.ts'
import type { FieldRef } from '../services/field-ref.ts'
import type { StartRequest } from '../services/links/start-request.ts'
import type { Session } from '../services/session/session.ts'
import { lateHost } from '../services/background/late-host.ts'
import { closeToTray } from '../services/tray/close-to-tray.ts'
import { createCopiedCode } from '../services/tray/copied-code.ts'
import { trayMenuRows, type TrayAction } from '../services/tray/tray-menu.ts'
import { createTrayRefresh } from '../services/tray/tray-refresh.ts'
import { trayWords } from '../services/tray/tray-words.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'
import type { JoinedBackground } from './join-background.ts'
import { after } from './timers.ts'

const SECOND_MS = 1_000

interface TrayParts {
  session: Session<MessagePortMain>
  resources: string
  words: Words
  settings: () => EffectiveSettings
  copy: (value: string) => Promise<void>
  clearClipboard: () => Promise<void>
  /** Quick access, a scan, a lock: as when the command line asks for them. */
  carryOut: (request: StartRequest) => void
  /** Does it now, or after the unlock. */
  whenOpen: (wish: () => void) => void
  showItem: (itemId: string) => void
  readPictures: (paths: readonly string[]) => void
  focus: () => void
  log: (line: string) => void
  window: MainWindow['window']
  /** Whether somebody shows our icon, and that the window was closed to it. */
  background: Pick<JoinedBackground, 'trayIs' | 'stayed'>
}

export interface JoinedTray {
  /** Makes the icon. Asking the desktop for one takes time, so the first view comes first. */
  start(): void
  /** Reads and shows the present state; nothing before `start`. */
  refresh(): void
  /** Something was copied; when its code ends (Unix milliseconds), null for anything else. */
  copied(validUntilMs: number | null): void
  /** When what we copied goes; null: it is gone. */
  clipboardChanged(clearsAtMs: number | null): void
  /** The program is about to end: closing the window no longer hides it. */
  leave(): void
  dispose(): void
}

export function joinTray(parts: TrayParts): JoinedTray {
  const { session, settings, log } = parts
  let icon: TrayIcon | null = null
  let host: TrayHost | null = null
  let front: WindowTitle | null = null
  let clearsAtMs: number | null = null
  let cancelTick: () => void = () => undefined

  const code = createCopiedCode({ schedule: after, nowMs: Date.now, onChange: () => { tray.redraw() } })
  /** What was used stands among what was used last from now on. */
  const copied = (validUntilMs: number | null): void => {
    code.copied(validUntilMs)
    if (icon !== null) void tray.refresh()
  }
  const copy = (field: FieldRef, fromMs?: number): void => {
    // The menu may be a few milliseconds old: what is copied is the code of now.
    session
      .call('host.copyValue', { ...field, ...(fromMs === undefined ? {} : { fromMs }) })
      .then(async ({ value, validUntilMs }) => {
        await parts.copy(value)
        copied(validUntilMs)
      })
      .catch((error: unknown) => { log(`tray copy: ${codeOf(error)}`) })
  }
  const closing = closeToTray({ window: parts.window, isWanted: () => settings().closeToTray, hasTray: () => icon !== null && host?.isThere() === true, onStayed: parts.background.stayed })
  const tray = createTrayRefresh({
    isUnlocked: session.isUnlocked,
    entries: () => session.call('host.trayEntries', { limit: MAX_TRAY_ENTRIES }),
    show: (state) => {
      const { effectiveLanguage, hideCodes } = settings()
      const rows = trayMenuRows(state.phase === 'unlocked' ? { ...state, vaultName: session.state().vaultName } : state, {
        words: trayWords(parts.words, effectiveLanguage),
        collator: new Intl.Collator(effectiveLanguage),
        areCodesHidden: hideCodes,
        windowTitle: front?.now() ?? null,
        clearsAtMs
      })
      icon?.show(rows, state.phase === 'locked' ? 'locked' : code.isEnding() ? 'ending' : 'unlocked')
      sayWhatIs()
    },
    schedule: after,
    nowMs: Date.now
  })
  /** The menu cannot count down: each new one loses the click on its way to the old one. */
  const sayWhatIs = (): void => {
    cancelTick()
    const vault = session.isUnlocked() ? parts.words('tray.tooltip').replace('{vault}', session.state().vaultName) : parts.words('tray.lockedTitle')
    const seconds = clearsAtMs === null ? 0 : Math.ceil((clearsAtMs - Date.now()) / SECOND_MS)
    icon?.setToolTip(seconds <= 0 ? vault : `${vault} · ${parts.words('tray.clearsIn').replace('{seconds}', String(seconds))}`)
    if (seconds > 0) cancelTick = after(sayWhatIs, SECOND_MS)
  }
  const onAction = (action: TrayAction): void => {
    switch (action.kind) {
      case 'copy':
        parts.whenOpen(() => { copy(action.field, action.fromMs) })
        return
      case 'show':
        parts.showItem(action.itemId)
        return
      case 'clear':
        parts.clearClipboard().catch((error: unknown) => { log(`tray clear: ${codeOf(error)}`) })
        return
      case 'scan':
      case 'lock':
        parts.carryOut(action.kind)
        return
      case 'quick':
        parts.carryOut('quick-access')
        return
      case 'unlock':
      case 'open':
        parts.focus()
        return
      case 'quit':
        app.quit()
    }
  }
  const makeIcon = (): void => {
    icon?.dispose()
    icon = createTrayIcon({ resources: parts.resources, onAction, onActivate: () => { parts.carryOut('quick-access') }, onFiles: parts.readPictures })
    void tray.refresh()
  }
  const late = lateHost(makeIcon)
  return {
    start: () => {
      makeIcon()
      front = watchWindowTitle({ platform: process.platform, onChange: tray.redraw, log })
      host = watchTrayHost({
        platform: process.platform,
        log,
        onChange: (isThere) => {
          late(isThere)
          parts.background.trayIs(isThere)
        }
      })
    },
    refresh: () => {
      if (!session.isUnlocked()) code.gone()
      if (icon !== null) void tray.refresh()
    },
    copied,
    clipboardChanged: (next) => {
      clearsAtMs = next
      if (next === null) code.gone()
      tray.redraw()
    },
    leave: closing.leave,
    dispose: () => {
      cancelTick()
      host?.dispose()
      front?.dispose()
      icon?.dispose()
      icon = null
    }
  }
}
