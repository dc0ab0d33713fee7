// Owns the windows in which a person points at a code: overlays and small dialogs, each with one view that is destroyed with it. Decides nothing.
import { BaseWindow, nativeTheme, type Rectangle, type WebContents } from 'electron'
import type { PickViewName } from '../../../shared/ipc/channels.ts'
import type { PickSession } from '../security/pick-session.ts'
import { viewAddress } from '../security/view-origin.ts'
import { createHardenedView } from './hardened-view.ts'

/** The surface colours of renderer/styles/tokens.css, so that nothing flashes before the first paint. */
const SURFACE = { light: '#fbfbfd', dark: '#1f2229' }
const BEHIND_PICTURE = '#000000'

export interface PickWindow {
  contents: WebContents
  /** Resolves once its page has loaded; never when it was closed before. */
  loaded: Promise<void>
  close(): void
}

interface Opening {
  view: PickViewName
  search: string
  title: string
  /** The person closed it by the means of the desktop, or its process has crashed. */
  onGone: () => void
}

export interface PickWindowsParts {
  preloadOf: (view: PickViewName) => string
  sessionOf: (view: PickViewName) => PickSession
  icon: string
}

export interface PickWindows {
  /** Over everything on the display with these bounds (density-independent pixels). Shown once its page has loaded. */
  openOverlay(opening: Opening & { bounds: Rectangle; takesFocus: boolean }): PickWindow
  /** Before the middle of `parent`, which takes no input meanwhile. */
  openDialog(opening: Opening & { parent: BaseWindow; size: { width: number; height: number } }): PickWindow
  viewOf(contents: WebContents): PickViewName | null
}

export function createPickWindows({ preloadOf, sessionOf, icon }: PickWindowsParts): PickWindows {
  const names = new Map<WebContents, PickViewName>()

  const fill = (window: BaseWindow, { view, search, onGone }: Opening, background: string, show: () => void): PickWindow => {
    const page = createHardenedView(preloadOf(view), view, { backgroundColor: background, zoomFactor: 1, session: sessionOf(view).session })
    const { webContents: contents } = page
    names.set(contents, view)
    window.contentView = page
    window.setMenu(null)
    let isClosed = false
    const close = (): void => {
      if (isClosed) return
      isClosed = true
      names.delete(contents)
      if (!contents.isDestroyed()) contents.close({ waitForBeforeUnload: false })
      if (!window.isDestroyed()) window.destroy()
    }
    const gone = (): void => {
      if (isClosed) return
      close()
      onGone()
    }
    window.once('closed', gone)
    contents.once('render-process-gone', gone)
    window.on('focus', () => {
      if (!isClosed) contents.focus()
    })
    const loaded = new Promise<void>((resolve) => {
      contents
        .loadURL(viewAddress(view) + search)
        .then(() => {
          if (isClosed) return
          show()
          resolve()
        })
        // A window that is closed while its page loads rejects; there is nobody left to show it to.
        .catch(() => undefined)
    })
    return { contents, loaded, close }
  }

  return {
    viewOf: (contents) => names.get(contents) ?? null,
    openOverlay: ({ bounds, takesFocus, ...opening }) => {
      const window = new BaseWindow({
        ...bounds,
        ...{ title: opening.title, icon, show: false, frame: false, hasShadow: false, roundedCorners: false, skipTaskbar: true, alwaysOnTop: true },
        ...{ resizable: false, movable: false, minimizable: false, maximizable: false, enableLargerThanScreen: true, backgroundColor: BEHIND_PICTURE }
      })
      window.setAlwaysOnTop(true, 'screen-saver')
      return fill(window, opening, BEHIND_PICTURE, () => {
        if (takesFocus) window.show()
        else window.showInactive()
        // Window managers of Linux keep a window off their panels unless it is full-screen; elsewhere the bounds are enough.
        if (process.platform === 'linux') window.setFullScreen(true)
        if (takesFocus) window.focus()
      })
    },
    openDialog: ({ parent, size, ...opening }) => {
      const around = parent.getBounds()
      const window = new BaseWindow({
        ...size,
        x: Math.round(around.x + (around.width - size.width) / 2),
        y: Math.round(around.y + Math.max(0, (around.height - size.height) / 2)),
        ...{ parent, modal: true, title: opening.title, icon, show: false, minimizable: false, maximizable: false, fullscreenable: false },
        ...{ minWidth: 520, minHeight: 420, backgroundColor: surface() }
      })
      return fill(window, opening, surface(), () => {
        window.show()
        window.focus()
      })
    }
  }
}

function surface(): string {
  return nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light
}
