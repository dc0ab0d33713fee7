// Owns how a view is made: sandboxed, isolated, with one preload and its own origin. No view is made anywhere else.
import { WebContentsView, type Session } from 'electron'
import type { ViewName } from '../../../shared/ipc/channels.ts'

interface ViewLook {
  backgroundColor: string
  zoomFactor: number
  session?: Session
}

/** A view that has loaded nothing yet, in the default session unless another is given. */
export function createHardenedView(preload: string, view: ViewName, { backgroundColor, zoomFactor, session }: ViewLook): WebContentsView {
  const created = new WebContentsView({
    webPreferences: {
      preload,
      ...(session === undefined ? {} : { session }),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: false,
      spellcheck: false,
      zoomFactor,
      // A second view of the same name after a lock must not inherit anything of the first one's process.
      additionalArguments: [`--nidan-view=${view}`]
    }
  })
  created.setBackgroundColor(backgroundColor)
  return created
}
