// Owns asking the system to start the program at login, and undoing it. Only ever done because the person said so; the system keeps the choice.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { app } from 'electron'
import { DESKTOP_FILE } from '../services/links/desktop-entry.ts'
import { autostartEntry, isEntryOf, isSwitchedOn, renewedEntry, type Autostart } from '../services/startup/autostart-entry.ts'
import { HIDDEN_SWITCH } from '../services/startup/hidden-start.ts'
import { ownCommand } from './own-command.ts'
import { createRegistrar, type Registrar, type Registration } from './registrar.ts'

export interface StartAtLogin extends Registrar {
  /** A program that was moved is started from its new place. Turns nothing on, and never throws. */
  renew(): Promise<void>
}

/** `icon`: the file for the desktop's list of such programs. */
export function createStartAtLogin({ icon, log }: { icon: string; log: (line: string) => void }): StartAtLogin {
  const { renew = () => Promise.resolve(), ...registration } = ofThisSystem(icon)
  return {
    ...createRegistrar(registration, 'start-at-login-failed'),
    renew: () => renew().catch((error: unknown) => {
      log(`start at login: not renewed, ${error instanceof Error ? error.message : 'unknown'}`)
    })
  }
}

function ofThisSystem(icon: string): Registration & { renew?: () => Promise<void> } {
  switch (process.platform) {
    case 'linux':
      return byEntry(icon)
    case 'darwin':
      return byLoginItem()
    default:
      return inRunKey()
  }
}

/** macOS starts the bundle itself; one that is not packaged is Electron's. */
function byLoginItem(): Registration {
  return {
    isOn: () => Promise.resolve(app.isPackaged ? app.getLoginItemSettings().openAtLogin : null),
    change: (isWanted) => {
      app.setLoginItemSettings({ openAtLogin: isWanted })
      return Promise.resolve()
    }
  }
}

/** The Run key of this user. Its value is a command line that Electron puts together without quotes (electron/electron#32657), so they are ours. */
function inRunKey(): Registration {
  const [program = process.execPath, ...args] = [...ownCommand(), HIDDEN_SWITCH].map((part) => (/\s/u.test(part) ? `"${part}"` : part))
  return {
    isOn: () => {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ path: program, args })
      // The second is false where the person has turned it off in the Task Manager.
      return Promise.resolve(openAtLogin && executableWillLaunchAtLogin)
    },
    change: (isWanted) => {
      app.setLoginItemSettings({ openAtLogin: isWanted, path: program, args })
      return Promise.resolve()
    }
  }
}

/** Desktop Application Autostart Specification 0.5: an entry in the user's own folder. */
function byEntry(icon: string): Registration & { renew: () => Promise<void> } {
  // A relative path in the variable is none (XDG Base Directory Specification, "Basics").
  const configured = process.env['XDG_CONFIG_HOME'] ?? ''
  const folder = join(isAbsolute(configured) ? configured : join(homedir(), '.config'), 'autostart')
  const path = join(folder, DESKTOP_FILE)
  const wanted = (): Autostart => ({ command: ownCommand(), profile: app.getPath('userData') })
  const read = (): Promise<string> => readFile(path, 'utf8').catch(() => '')
  const write = async (text: string): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(`${path}.nidan`, text, { mode: 0o644 })
    await rename(`${path}.nidan`, path)
  }
  return {
    isOn: async () => isSwitchedOn(await read(), wanted().profile),
    change: async (isWanted) => {
      // An AppImage's files stand in a folder that is gone when it ends.
      if (isWanted) await write(autostartEntry(wanted(), process.env['APPIMAGE'] === undefined ? icon : 'nidan'))
      else if (isEntryOf(await read(), wanted().profile)) await rm(path, { force: true })
    },
    renew: async () => {
      const renewed = renewedEntry(await read(), wanted())
      if (renewed !== null) await write(renewed)
    }
  }
}
