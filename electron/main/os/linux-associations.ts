// Owns which types this user's Linux desktop opens with Nidan: an entry, the associations with it, and what a vault file is. Only ever done because the person said so.
import { execFile } from 'node:child_process'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DESKTOP_FILE, desktopEntry, OPENED_TYPES, withoutAssociations, type Opened } from '../services/links/desktop-entry.ts'
import { ownCommand } from './own-command.ts'

const run = promisify(execFile)
const TIMEOUT_MS = 10_000
const MIME_FILE = 'nidan-vault.xml'

export interface LinuxAssociations {
  /** Null where the desktop's own tool is not there. */
  isOn(what: Opened): Promise<boolean | null>
  change(what: Opened, isWanted: boolean): Promise<void>
}

/** `icon`: the file for menus. `mimeFile`: the description of a vault file that packages bring, too. */
export function createLinuxAssociations({ icon, mimeFile }: { icon: string; mimeFile: string }): LinuxAssociations {
  const dataHome = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share')
  const configHome = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  const entry = join(dataHome, 'applications', DESKTOP_FILE)
  const mimeFolder = join(dataHome, 'mime')
  const lists = [join(configHome, 'mimeapps.list'), join(dataHome, 'applications', 'mimeapps.list')]
  const xdgMime = (args: readonly string[]): Promise<string> => run('xdg-mime', [...args], { timeout: TIMEOUT_MS }).then(({ stdout }) => stdout.trim())

  const isOn = async (what: Opened): Promise<boolean | null> => {
    try {
      const programs = await Promise.all(OPENED_TYPES[what].map((type) => xdgMime(['query', 'default', type])))
      return programs.every((program) => program === DESKTOP_FILE)
    } catch {
      return null
    }
  }
  const describeVaults = async (isWanted: boolean): Promise<void> => {
    const described = join(mimeFolder, 'packages', MIME_FILE)
    await mkdir(join(mimeFolder, 'packages'), { recursive: true })
    if (isWanted) await copyFile(mimeFile, described)
    else await rm(described, { force: true })
    await run('update-mime-database', [mimeFolder], { timeout: TIMEOUT_MS })
  }
  return {
    isOn,
    change: async (what, isWanted) => {
      const other: Opened = what === 'links' ? 'vaults' : 'links'
      const wanted: Opened[] = [...(isWanted ? [what] : []), ...((await isOn(other)) === true ? [other] : [])]
      await mkdir(join(dataHome, 'applications'), { recursive: true })
      await mkdir(configHome, { recursive: true })
      if (what === 'vaults') await describeVaults(isWanted)
      if (!isWanted) {
        for (const list of lists) {
          const text = await readFile(list, 'utf8').catch(() => null)
          const kept = text === null ? null : withoutAssociations(text, OPENED_TYPES[what])
          if (kept !== null && kept !== text) await replaceFile(list, kept)
        }
      }
      // The entry offers itself for what it names, association or not: so it names what is wanted alone.
      if (wanted.length === 0) await rm(entry, { force: true })
      else await replaceFile(entry, desktopEntry(ownCommand(), icon, wanted))
      if (isWanted) await xdgMime(['default', DESKTOP_FILE, ...OPENED_TYPES[what]])
    }
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.nidan`, text, { mode: 0o644 })
  await rename(`${path}.nidan`, path)
}
