// Owns asking the system to open links of one-time passwords with Nidan, and undoing it. Only ever done because the person said so.
import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { app } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import type { LinkRegistration } from '../../../shared/model/link.ts'
import { DESKTOP_FILE, desktopEntry, LINK_MIME_TYPES, withoutAssociations } from '../services/desktop-entry.ts'
import { LINK_SCHEMES } from '../services/link-arguments.ts'

const run = promisify(execFile)
const TIMEOUT_MS = 10_000

export interface LinkRegistrar {
  state(): Promise<LinkRegistration>
  /** Throws `link-registration-failed` when the system did not do it. */
  set(isWanted: boolean): Promise<LinkRegistration>
}

/** `icon`: the file for menus, on Linux. */
export function createLinkRegistrar(icon: string): LinkRegistrar {
  const { state, change } = process.platform === 'linux' ? onLinux(icon) : byElectron()
  return {
    state,
    set: async (isWanted) => {
      await change(isWanted).catch((cause: unknown) => {
        throw new AppError('link-registration-failed', { cause })
      })
      const now = await state()
      if (now.isRegistered !== isWanted) throw new AppError('link-registration-failed')
      return now
    }
  }
}

interface Registration {
  state: () => Promise<LinkRegistration>
  change: (isWanted: boolean) => Promise<void>
}

/** Windows: the registry of this user. macOS: Launch Services, for the schemes that the bundle declares. */
function byElectron(): Registration {
  const [program = process.execPath, ...args] = ownCommand()
  const each = (action: (scheme: string) => boolean): boolean[] => LINK_SCHEMES.map(action)
  return {
    state: () =>
      Promise.resolve({ isRegistered: each((scheme) => app.isDefaultProtocolClient(scheme, program, args)).every(Boolean), canChange: true }),
    change: (isWanted) => {
      each((scheme) => (isWanted ? app.setAsDefaultProtocolClient(scheme, program, args) : app.removeAsDefaultProtocolClient(scheme, program, args)))
      return Promise.resolve()
    }
  }
}

/** By the desktop's own tool: an entry of the user's, and the association with it. */
function onLinux(icon: string): Registration {
  const dataHome = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share')
  const configHome = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  const entry = join(dataHome, 'applications', DESKTOP_FILE)
  const lists = [join(configHome, 'mimeapps.list'), join(dataHome, 'applications', 'mimeapps.list')]
  const xdgMime = (args: readonly string[]): Promise<string> => run('xdg-mime', [...args], { timeout: TIMEOUT_MS }).then(({ stdout }) => stdout.trim())
  return {
    state: async () => {
      try {
        const programs = await Promise.all(LINK_MIME_TYPES.map((type) => xdgMime(['query', 'default', type])))
        return { isRegistered: programs.every((program) => program === DESKTOP_FILE), canChange: true }
      } catch {
        // The tool is not there: this desktop has its own ways.
        return { isRegistered: false, canChange: false }
      }
    },
    change: async (isWanted) => {
      if (isWanted) {
        await mkdir(join(dataHome, 'applications'), { recursive: true })
        await mkdir(configHome, { recursive: true })
        await replaceFile(entry, desktopEntry(ownCommand(), icon))
        await xdgMime(['default', DESKTOP_FILE, ...LINK_MIME_TYPES])
        return
      }
      for (const list of lists) {
        const text = await readFile(list, 'utf8').catch(() => null)
        const kept = text === null ? null : withoutAssociations(text)
        if (kept !== null && kept !== text) await replaceFile(list, kept)
      }
      await rm(entry, { force: true })
    }
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.nidan`, text, { mode: 0o644 })
  await rename(`${path}.nidan`, path)
}

/** How this program was started, without what was opened with it: a link must reach the same program on the same profile. */
function ownCommand(): string[] {
  const profile = app.commandLine.getSwitchValue('user-data-dir')
  return [
    process.env['APPIMAGE'] ?? process.execPath,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(profile === '' ? [] : [`--user-data-dir=${profile}`])
  ]
}
