// Owns the icon in the system's tray and turns rows into menu items. Holds labels only while they are shown; never a value to copy.
import { join } from 'node:path'
import { Menu, Tray, nativeImage, type MenuItemConstructorOptions } from 'electron'
import type { TrayAction, TrayMenuRow } from '../services/tray/tray-menu.ts'

export interface TrayIcon {
  show(rows: readonly TrayMenuRow[], unlocked: boolean, toolTip: string): void
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
  const image = (unlocked: boolean) => {
    const icon = nativeImage.createFromPath(join(resources, iconFile(unlocked)))
    if (process.platform === 'darwin') icon.setTemplateImage(true)
    return icon
  }
  const tray = new Tray(image(false))
  let wasUnlocked = false
  let shown = ''
  // On macOS the click that opens the menu is told here too, and must not bring the window in front of the site.
  if (process.platform !== 'darwin') tray.on('click', onActivate)
  tray.on('drop-files', (_event, paths) => {
    onFiles(paths)
  })
  return {
    show: (rows, unlocked, toolTip) => {
      // Every new menu gives all items new ids, and a click on an old id is lost: only a real change may rebuild it.
      const next = JSON.stringify([rows, unlocked, toolTip])
      if (next === shown) return
      shown = next
      if (unlocked !== wasUnlocked) tray.setImage(image(unlocked))
      wasUnlocked = unlocked
      tray.setToolTip(toolTip)
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

function iconFile(unlocked: boolean): string {
  if (process.platform === 'darwin') return unlocked ? 'tray-unlockedTemplate.png' : 'tray-lockedTemplate.png'
  return unlocked ? 'tray-unlocked.png' : 'tray-locked.png'
}
