// Owns the application menu. Elsewhere than on macOS there is none: the views handle their shortcuts, and a bar would only cost room.
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Words } from '../services/words.ts'

export interface ApplicationMenuParts {
  words: Words
  onCommand: (command: 'new-login' | 'search' | 'settings' | 'export-otps') => void
  onScan: () => void
  onOpenVault: () => void
  onNewVault: () => void
  onLock: () => void
}

export function setApplicationMenu({ words, onCommand, onScan, onOpenVault, onNewVault, onLock }: ApplicationMenuParts): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null)
    return
  }
  const item = (key: Parameters<Words>[0], accelerator: string, click: () => void): MenuItemConstructorOptions => ({ label: words(key), accelerator, click })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: words('app.name'),
        submenu: [
          { role: 'about', label: words('menu.about') },
          { type: 'separator' },
          item('menu.settings', 'Command+,', () => {
            onCommand('settings')
          }),
          item('menu.lock', 'Command+L', onLock),
          { type: 'separator' },
          { role: 'hide', label: words('menu.hide') },
          { role: 'quit', label: words('menu.quit') }
        ]
      },
      {
        label: words('menu.file'),
        submenu: [
          item('menu.newLogin', 'Command+N', () => {
            onCommand('new-login')
          }),
          item('menu.scan', 'Command+Shift+S', onScan),
          { type: 'separator' },
          item('menu.openVault', 'Command+O', onOpenVault),
          { label: words('menu.newVault'), click: onNewVault },
          { type: 'separator' },
          {
            label: words('menu.exportOtps'),
            click: () => {
              onCommand('export-otps')
            }
          },
          { type: 'separator' },
          { role: 'close', label: words('menu.close') }
        ]
      },
      {
        label: words('menu.edit'),
        submenu: [
          { role: 'undo', label: words('menu.undo') },
          { role: 'redo', label: words('menu.redo') },
          { type: 'separator' },
          { role: 'cut', label: words('menu.cut') },
          { role: 'copy', label: words('menu.copy') },
          { role: 'paste', label: words('menu.paste') },
          { role: 'selectAll', label: words('menu.selectAll') },
          item('menu.search', 'Command+F', () => {
            onCommand('search')
          })
        ]
      },
      { label: words('menu.window'), role: 'windowMenu' }
    ])
  )
}
