// Owns how the system starts this program again: for a link or a file that a person opens, and at login.
import { app } from 'electron'

/** As this one was started, without what was opened with it: what is opened must reach the same program on the same profile. */
export function ownCommand(): string[] {
  const profile = app.commandLine.getSwitchValue('user-data-dir')
  return [
    process.env['APPIMAGE'] ?? process.execPath,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(profile === '' ? [] : [`--user-data-dir=${profile}`])
  ]
}
