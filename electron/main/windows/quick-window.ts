// Owns the small window of quick access: frameless, over everything, on the display under the pointer. Made at its first use; hidden, not destroyed. Decides nothing.
import { BaseWindow, MessageChannelMain, nativeTheme, screen, type MessagePortMain, type Point, type WebContents, type WebContentsView } from 'electron'
import { EVENT_CHANNEL, MAIN_EVENTS, VAULT_PORT_CHANNEL, type MainEventName, type QuickViewName } from '../../../shared/ipc/channels.ts'
import type { EventPayload } from '../../../shared/ipc/contract.ts'
import { viewAddress } from '../security/view-origin.ts'
import type { QuickSurface } from '../services/quick/quick-access.ts'
import { placeOf, QUICK_SIZE } from '../services/quick/quick-place.ts'
import { createHardenedView } from './hardened-view.ts'

/** The surface colours of renderer/styles/tokens.css, so that nothing flashes before the first paint. */
const SURFACE = { light: '#fbfbfd', dark: '#1f2229' }

export interface QuickWindowParts {
  preloadOf: (view: QuickViewName) => string
  /** What stands behind the address of a view. */
  searchOf: (view: QuickViewName) => string
  icon: string
  title: () => string
  zoomFactor: () => number
  /** In density-independent pixels. */
  pointerPlace: () => Promise<Point>
  /** The person turned to another window, or pressed Escape where the page itself does not hear it. */
  onLeft: () => void
  onViewGone: () => void
}

export interface QuickWindow {
  surface: QuickSurface
  viewOf(contents: WebContents): QuickViewName | null
  /** To the view that stands, if it listens to this event. */
  send<N extends MainEventName>(name: N, payload: EventPayload<N>): void
  /** A new channel for the view that stands; answers with the end for the vault process. */
  connectView(): MessagePortMain | null
  dispose(): void
}

export function createQuickWindow(parts: QuickWindowParts): QuickWindow {
  let made: BaseWindow | null = null
  let shown: { name: QuickViewName; view: WebContentsView } | null = null
  let pointer: Point = { x: 0, y: 0 }

  const window = (): BaseWindow => {
    made ??= makeWindow(parts)
    return made
  }
  const destroyView = (): void => {
    const leaving = shown
    shown = null
    if (leaving === null) return
    if (made?.isDestroyed() === false) made.contentView.removeChildView(leaving.view)
    if (!leaving.view.webContents.isDestroyed()) leaving.view.webContents.close({ waitForBeforeUnload: false })
  }
  const load = async (name: QuickViewName): Promise<void> => {
    const view = createHardenedView(parts.preloadOf(name), name, { backgroundColor: surfaceColour(), zoomFactor: parts.zoomFactor() })
    const { webContents } = view
    webContents.on('render-process-gone', () => {
      if (shown?.view === view) parts.onViewGone()
    })
    // The page of the search hears the key itself: there it leads back first. That of the unlock is the large window's, where it means nothing.
    webContents.on('before-input-event', (_event, input) => {
      if (name === 'unlock' && input.type === 'keyDown' && input.key === 'Escape') parts.onLeft()
    })
    destroyView()
    shown = { name, view }
    const { width, height } = window().getContentBounds()
    view.setBounds({ x: 0, y: 0, width, height })
    window().contentView.addChildView(view)
    if (window().isVisible()) webContents.focus()
    // One that is replaced while its page loads rejects; there is nobody left to show it to.
    await webContents.loadURL(viewAddress(name) + parts.searchOf(name)).catch(() => undefined)
  }
  return {
    surface: {
      load,
      drop: destroyView,
      aim: async () => {
        pointer = await parts.pointerPlace()
      },
      show: () => {
        const quick = window()
        quick.setBackgroundColor(surfaceColour())
        quick.setBounds(placeOn(pointer, parts.zoomFactor()))
        const { width, height } = quick.getContentBounds()
        shown?.view.setBounds({ x: 0, y: 0, width, height })
        shown?.view.webContents.setZoomFactor(parts.zoomFactor())
        quick.show()
        quick.focus()
        shown?.view.webContents.focus()
      },
      hide: () => {
        made?.hide()
      },
      isVisible: () => made?.isDestroyed() === false && made.isVisible(),
      tell: (isShown, itemId) => {
        if (shown?.name === 'quick' && !shown.view.webContents.isDestroyed()) shown.view.webContents.send(EVENT_CHANNEL, 'quick.changed', { isShown, itemId })
      }
    },
    viewOf: (contents) => (shown?.view.webContents === contents ? shown.name : null),
    send: (name, payload) => {
      if (shown === null || shown.view.webContents.isDestroyed()) return
      const heard: readonly string[] = MAIN_EVENTS[shown.name]
      if (heard.includes(name)) shown.view.webContents.send(EVENT_CHANNEL, name, payload)
    },
    connectView: () => {
      if (shown === null || shown.view.webContents.isDestroyed()) return null
      const { port1, port2 } = new MessageChannelMain()
      shown.view.webContents.postMessage(VAULT_PORT_CHANNEL, null, [port1])
      return port2
    },
    dispose: () => {
      destroyView()
      if (made?.isDestroyed() === false) made.destroy()
    }
  }
}

function makeWindow({ icon, title, onLeft }: QuickWindowParts): BaseWindow {
  const window = new BaseWindow({
    ...QUICK_SIZE,
    ...{ title: title(), icon, show: false, frame: false, skipTaskbar: true, alwaysOnTop: true, backgroundColor: surfaceColour() },
    ...{ resizable: false, minimizable: false, maximizable: false, fullscreenable: false },
    // A panel of macOS takes the keys without bringing the program, and with it the large window, to the front.
    ...(process.platform === 'darwin' ? { type: 'panel' } : {})
  })
  window.setMenu(null)
  window.setAlwaysOnTop(true, 'pop-up-menu')
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
  window.on('blur', onLeft)
  // By a key of the desktop: it is only hidden, as by everything else.
  window.on('close', (event) => {
    event.preventDefault()
    onLeft()
  })
  return window
}

/** On the display that the pointer is on. */
function placeOn(pointer: Point, zoomFactor: number): Electron.Rectangle {
  return placeOf(screen.getDisplayNearestPoint(pointer).workArea, zoomFactor)
}

function surfaceColour(): string {
  return nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light
}
