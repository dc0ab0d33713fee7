// Owns the one window and which view stands in it. A view that leaves is destroyed, never hidden.
import { BaseWindow, MessageChannelMain, nativeTheme, type MessagePortMain, type WebContents, type WebContentsView } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import { EVENT_CHANNEL, VAULT_PORT_CHANNEL, type MainEventName, type WindowViewName } from '../../../shared/ipc/channels.ts'
import type { EventPayload } from '../../../shared/ipc/contract.ts'
import { viewAddress } from '../security/view-origin.ts'
import { createHardenedView } from './hardened-view.ts'

const FIRST_SIZE = { width: 1100, height: 720 }
const LEAST_SIZE = { minWidth: 480, minHeight: 480 }
/** The surface colours of renderer/styles/tokens.css, so that nothing flashes before the first paint. */
const SURFACE = { light: '#f6f7f9', dark: '#16181d' }
/** After a window is gone, the windows below it need this long to paint what was covered (measured: 40–90 ms). */
const REPAINT_MS = 120

export interface MainWindowParts {
  preloadOf: (view: WindowViewName) => string
  icon: string
  onClosed: () => void
  /** How large the content is shown at first; 1 is the actual size. */
  zoomFactor: number
  /** Made off the screen, until `focus` brings it there. */
  isHidden: boolean
}

export interface MainWindow {
  /** Makes `view` anew in place of what is shown, its address followed by `search`; resolves when its page has loaded. */
  showView(view: WindowViewName, search?: string): Promise<void>
  /** For the view that is shown and for those to come. */
  setZoom(factor: number): void
  viewOf(contents: WebContents): WindowViewName | null
  /** Of the view that is shown. Throws when there is none. */
  contents(): WebContents
  send<N extends MainEventName>(name: N, payload: EventPayload<N>): void
  /** A new channel for the view that is shown; answers with the end for the vault process. */
  connectView(): MessagePortMain
  /** Calls `listener` when the process of the view that is shown has crashed. */
  onViewGone(listener: (view: WindowViewName) => void): void
  setTitle(title: string): void
  /** Brings the window to the front from wherever it is. */
  focus(): void
  /** Puts a window that is off the screen among the minimised ones, from where the desktop brings it back. */
  showMinimised(): void
  /** Takes the window off the screen; `showAgain` brings it back as it was. */
  hideForCapture(): Promise<{ didHide: boolean; showAgain: () => void }>
  window: BaseWindow
  dispose(): void
}

export function createMainWindow({ preloadOf, icon, onClosed, isHidden, ...parts }: MainWindowParts): MainWindow {
  const window = new BaseWindow({ ...FIRST_SIZE, ...LEAST_SIZE, title: 'Nidan', icon, backgroundColor: surface(), show: !isHidden })
  let shown: { name: WindowViewName; view: WebContentsView } | null = null
  let { zoomFactor } = parts
  let viewGone: (view: WindowViewName) => void = () => undefined
  window.on('focus', () => {
    shown?.view.webContents.focus()
  })
  window.once('closed', onClosed)
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(surface())
    shown?.view.setBackgroundColor(surface())
  })

  const removeShown = (): void => {
    const leaving = shown
    shown = null
    if (leaving === null) return
    leaving.view.webContents.close({ waitForBeforeUnload: false })
  }

  return {
    window,
    showView: async (name, search = '') => {
      if (window.isDestroyed()) return
      const view = createHardenedView(preloadOf(name), name, { backgroundColor: surface(), zoomFactor })
      view.webContents.on('render-process-gone', () => {
        if (shown?.view === view) viewGone(name)
      })
      const leaving = shown
      shown = { name, view }
      // As the content itself it always has the window's size; a child would have to follow every change of it.
      window.contentView = view
      leaving?.view.webContents.close({ waitForBeforeUnload: false })
      // On some systems this brings the window to the front, too: a lock, or an unlock in quick access, must not. Once it has the focus, so has the view.
      if ((leaving === null && window.isVisible()) || window.isFocused()) view.webContents.focus()
      // A window that is closed while its page loads rejects; there is nobody left to show it to.
      await view.webContents.loadURL(viewAddress(name) + search).catch(() => undefined)
    },
    setZoom: (factor) => {
      zoomFactor = factor
      // Chromium remembers a factor for each origin: views of one origin that come later have it too.
      if (shown !== null && !shown.view.webContents.isDestroyed()) shown.view.webContents.setZoomFactor(factor)
    },
    onViewGone: (listener) => {
      viewGone = listener
    },
    viewOf: (contents) => (shown?.view.webContents === contents ? shown.name : null),
    contents: () => {
      if (shown === null) throw new AppError('vault-locked')
      return shown.view.webContents
    },
    send: (name, payload) => {
      if (shown === null || shown.view.webContents.isDestroyed()) return
      shown.view.webContents.send(EVENT_CHANNEL, name, payload)
    },
    connectView: () => {
      const { port1, port2 } = new MessageChannelMain()
      shown?.view.webContents.postMessage(VAULT_PORT_CHANNEL, null, [port1])
      return port2
    },
    setTitle: (title) => {
      if (!window.isDestroyed()) window.setTitle(title)
    },
    focus: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    showMinimised: () => {
      if (window.isDestroyed() || window.isVisible() || window.isMinimized()) return
      // In this order: a window that is minimised first is told that it has the focus (X11), and takes it.
      window.showInactive()
      window.minimize()
    },
    hideForCapture: async () => {
      if (!window.isVisible() || window.isMinimized()) return { didHide: false, showAgain: () => undefined }
      const wasFocused = window.isFocused()
      window.hide()
      await new Promise((resolve) => setTimeout(resolve, REPAINT_MS))
      return {
        didHide: true,
        showAgain: () => {
          if (window.isDestroyed()) return
          if (wasFocused) window.show()
          else window.showInactive()
        }
      }
    },
    dispose: () => {
      removeShown()
      if (!window.isDestroyed()) window.destroy()
    }
  }
}

function surface(): string {
  return nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light
}
