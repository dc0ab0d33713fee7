// Joins the window with the schemas of its events, and the clipboard with the window that shows its countdown.
import { mainEvents } from '../../../shared/ipc/contract.ts'
import { createJanitor } from '../os/janitor-process.ts'
import { systemClipboard } from '../os/system-clipboard.ts'
import { createClipboardKeeper, type ClipboardKeeper } from '../services/clipboard/clipboard-keeper.ts'
import type { MainWindow } from '../windows/main-window.ts'
import { after } from './timers.ts'

/** The window whose events are parsed before they leave: a payload with more than its schema says fails instead of leaking. */
export function withCheckedEvents(window: MainWindow): MainWindow {
  return {
    ...window,
    send: (name, payload) => {
      window.send(name, mainEvents[name].parse(payload) as typeof payload)
    }
  }
}

/** `onChange`: the tray follows too. */
export function joinClipboard(window: MainWindow, onChange: (clearsAtMs: number | null) => void): ClipboardKeeper {
  return createClipboardKeeper({
    clipboard: systemClipboard,
    schedule: after,
    nowMs: Date.now,
    janitor: createJanitor(),
    onChange: (clearsAtMs) => {
      window.send('clipboard.changed', { clearsAtMs })
      onChange(clearsAtMs)
    }
  })
}
