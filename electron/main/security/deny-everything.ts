// Owns what a page of ours may not do: navigate, open windows, get permissions, download, embed. The one exception, a camera, is made elsewhere (camera-permission.ts).
import { app, session, type Session, type WebContents } from 'electron'

const OUTSIDE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*']

/** For every web contents that will ever exist, ours or not. */
export function denyEverything(): void {
  app.on('web-contents-created', (_event, contents) => {
    denyIn(contents)
  })
}

/** For a session of views, the default one unless another is given; call once for each, when the app is ready. */
export function denySessionRequests(views: Session = session.defaultSession): void {
  views.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  views.setPermissionCheckHandler(() => false)
  views.setDevicePermissionHandler(() => false)
  views.on('will-download', (event) => {
    event.preventDefault()
  })
  // Nothing is fetched from anywhere; a request that the policy of a page let through ends here. By a list, so that our own
  // pages' requests do not wait for this process.
  views.webRequest.onBeforeRequest({ urls: OUTSIDE }, (_details, answer) => {
    answer({ cancel: true })
  })
}

function denyIn(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}
