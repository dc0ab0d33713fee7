// Joins the window with the program's end, and the clipboard with the window that shows its countdown.
import { join } from 'node:path'
import { app } from 'electron'
import { systemClipboard } from '../os/system-clipboard.ts'
import { createClipboardKeeper, type ClipboardKeeper } from '../services/clipboard-keeper.ts'
import { createMainWindow, type MainWindow } from '../windows/main-window.ts'
import { after } from './timers.ts'

export function joinWindow(built: string, resources: string): MainWindow {
  return createMainWindow({
    preloadOf: (view) => join(built, 'preload', `${view}.cjs`),
    icon: join(resources, 'icon.png'),
    onClosed: () => {
      app.quit()
    }
  })
}

export function joinClipboard(window: MainWindow): ClipboardKeeper {
  return createClipboardKeeper({
    clipboard: systemClipboard,
    schedule: after,
    nowMs: Date.now,
    onChange: (clearsAtMs) => {
      window.send('clipboard.changed', { clearsAtMs })
    }
  })
}
