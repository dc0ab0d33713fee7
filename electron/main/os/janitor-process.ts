// Owns the life of the janitor's process (services/clipboard-janitor.ts): one at a time, outliving this program, never with a window.
import { spawn, type ChildProcess } from 'node:child_process'
import type { Janitor } from '../services/clipboard/clipboard-keeper.ts'
import { CHARGE_VARIABLE, JANITOR_SWITCH } from '../../../shared/model/janitor-start.ts'
import { ownCommand } from './own-command.ts'

/** On X11 and Wayland the clipboard belongs to a living program: what a dead one copied is gone with it. */
const OUTLIVES_ITS_OWNER: readonly NodeJS.Platform[] = ['win32', 'darwin']

/** Null where none is needed. */
export function createJanitor(): Janitor | null {
  if (!OUTLIVES_ITS_OWNER.includes(process.platform)) return null
  let current: ChildProcess | null = null
  const dismiss = (): void => {
    current?.kill()
    current = null
  }
  return {
    dismiss,
    watch: ({ salt, digest, clearsAtMs }) => {
      dismiss()
      const [command = process.execPath, ...args] = ownCommand()
      // In the environment, which other people of this computer cannot read; a command line they can.
      const charge = JSON.stringify({ parentPid: process.pid, salt: salt.toString('base64'), digest: digest.toString('base64'), clearsAtMs })
      const child = spawn(command, [...args, JANITOR_SWITCH], { detached: true, stdio: 'ignore', windowsHide: true, env: { ...process.env, [CHARGE_VARIABLE]: charge } })
      // Without it the time and the end of the program still clear.
      child.once('error', () => undefined)
      child.unref()
      current = child
    }
  }
}
