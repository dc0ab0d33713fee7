// Owns registering keys with the whole system, and knowing the desktops on which a registration may do nothing.
import { app, globalShortcut } from 'electron'
import type { ShortcutKeeperParts } from '../services/quick/shortcut-keeper.ts'

export function isWayland(): boolean {
  return process.platform === 'linux' && (process.env['XDG_SESSION_TYPE'] === 'wayland' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '')
}

/** Before the program is ready. From Electron 35 on the desktop's portal is asked for the keys; earlier ones do not know the name, and nothing happens. */
export function askPortalForShortcuts(): void {
  if (isWayland() && !app.commandLine.hasSwitch('enable-features')) app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')
}

export function systemShortcuts(): Pick<ShortcutKeeperParts, 'register' | 'isRegistered' | 'unregister' | 'mayBeSilent'> {
  return {
    register: (shortcut, onPress) => globalShortcut.register(shortcut, onPress),
    isRegistered: (shortcut) => globalShortcut.isRegistered(shortcut),
    unregister: (shortcut) => {
      globalShortcut.unregister(shortcut)
    },
    mayBeSilent: isWayland()
  }
}
