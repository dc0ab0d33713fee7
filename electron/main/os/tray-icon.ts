// Owns the icon in the system's tray and turns rows into menu items. Holds labels only while they are shown; never a value to copy.
import { join } from 'node:path'
import { Menu, Tray, nativeImage, type MenuItemConstructorOptions } from 'electron'
import type { TrayAction, TrayMenuRow } from '../services/tray/tray-menu.ts'

/** `ending`: the code that was copied is over in a few seconds. */
export type TrayLooks = 'locked' | 'unlocked' | 'ending'

export interface TrayIcon {
  show(rows: readonly TrayMenuRow[], looks: TrayLooks): void
  setToolTip(text: string): void
  dispose(): void
}

export interface TrayIconParts {
  resources: string
  onAction: (action: TrayAction) => void
  onActivate: () => void
  /** Files were dropped on the icon, where a system tells it: macOS. */
  onFiles: (paths: readonly string[]) => void
}

export function createTrayIcon({ resources, onAction, onActivate, onFiles }: TrayIconParts): TrayIcon {
  const image = (looks: TrayLooks) => {
    const icon = nativeImage.createFromPath(join(resources, iconFile(looks)))
    if (process.platform === 'darwin') icon.setTemplateImage(true)
    return icon
  }
  const tray = new Tray(image('locked'))
  let looked: TrayLooks = 'locked'
  let shown = ''
  let said = ''
  // On macOS the click that opens the menu is told here too, and must not bring the window in front of the site.
  if (process.platform !== 'darwin') tray.on('click', onActivate)
  tray.on('drop-files', (_event, paths) => {
    onFiles(paths)
  })
  return {
    setToolTip: (text) => {
      if (text !== said) tray.setToolTip(text)
      said = text
    },
    show: (rows, looks) => {
      if (looks !== looked) tray.setImage(image(looks))
      looked = looks
      // Every new menu gives all items new ids, and a click on an old id is lost: only a real change may rebuild it.
      const next = JSON.stringify(rows)
      if (next === shown) return
      shown = next
      tray.setContextMenu(Menu.buildFromTemplate(rows.map((row) => toItem(row, onAction))))
    },
    dispose: () => {
      tray.destroy()
    }
  }
}

function toItem(row: TrayMenuRow, onAction: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (row.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'note':
      return { label: escapedLabel(row.label), enabled: false }
    case 'folder':
      return { label: escapedLabel(row.label), submenu: row.rows.map((one) => toItem(one, onAction)) }
    case 'action':
      return {
        label: escapedLabel(row.label),
        click: () => {
          onAction(row.action)
        }
      }
  }
}

/** `&` marks the mnemonic in a menu label. */
function escapedLabel(label: string): string {
  return label.replaceAll('&', '&&')
}

function iconFile(looks: TrayLooks): string {
  return process.platform === 'darwin' ? `tray-${looks}Template.png` : `tray-${looks}.png`
}
