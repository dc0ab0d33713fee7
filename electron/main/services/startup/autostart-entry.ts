// Owns the text of the entry by which a Linux desktop starts the program at login, and what it says once a person or a desktop has changed it. Writes no file.
import { execLine } from '../links/desktop-entry.ts'
import { HIDDEN_SWITCH } from './hidden-start.ts'

const GROUP = '[Desktop Entry]'
/** Whose start it is: one file serves the user, and a second profile must not take over the first one's. */
const PROFILE_KEY = 'X-Nidan-Profile'
/** How desktops write that a person has turned an entry off: GNOME and Cinnamon, MATE. KDE, Xfce and LXQt write `Hidden`. */
const ENABLED_KEY = /^X-\w+-Autostart-enabled$/iu

export interface Autostart {
  /** The program and its arguments. */
  command: readonly string[]
  /** Folder of the profile that it is to run on. */
  profile: string
}

/** Desktop Application Autostart Specification 0.5 over Desktop Entry Specification 1.5. `icon`: a file or a name of the icon theme. */
export function autostartEntry({ command, profile }: Autostart, icon: string): string {
  return [
    GROUP,
    'Type=Application',
    'Name=Nidan',
    'Comment=Passwords and one-time passwords',
    'Comment[ja]=パスワードとワンタイムパスワード',
    `Exec=${execOf(command)}`,
    `Icon=${escaped(icon)}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    `${PROFILE_KEY}=${escaped(profile)}`,
    ''
  ].join('\n')
}

/** Whether the desktop starts this profile by it. */
export function isSwitchedOn(entry: string, profile: string): boolean {
  const values = valuesOf(entry)
  if (values.get(PROFILE_KEY) !== escaped(profile) || values.get('Hidden')?.toLowerCase() === 'true') return false
  return [...values].every(([key, value]) => !ENABLED_KEY.test(key) || value.toLowerCase() !== 'false')
}

/** The entry with the present command in place of one that is no longer right; all else stays as it is. Null where there is nothing to change, or it is another profile's. */
export function renewedEntry(entry: string, { command, profile }: Autostart): string | null {
  const values = valuesOf(entry)
  const exec = execOf(command)
  if (values.get(PROFILE_KEY) !== escaped(profile) || values.get('Exec') === exec) return null
  let isOurGroup = false
  return entry
    .split('\n')
    .map((line) => {
      if (line.trim().startsWith('[')) isOurGroup = line.trim() === GROUP
      return isOurGroup && /^Exec\s*=/u.test(line) ? `Exec=${exec}` : line
    })
    .join('\n')
}

/** Of one profile, whether it is turned on or not: what may be deleted when that profile turns it off. */
export function isEntryOf(entry: string, profile: string): boolean {
  return valuesOf(entry).get(PROFILE_KEY) === escaped(profile)
}

function execOf(command: readonly string[]): string {
  return execLine([...command, HIDDEN_SWITCH])
}

/** The keys of the entry's own group, as they are written. */
function valuesOf(entry: string): Map<string, string> {
  const values = new Map<string, string>()
  let isOurGroup = false
  for (const line of entry.split('\n')) {
    if (line.trim().startsWith('[')) isOurGroup = line.trim() === GROUP
    const [, key, value] = /^([^=#]+?)\s*=\s*(.*?)\s*$/u.exec(line) ?? []
    if (isOurGroup && key !== undefined && value !== undefined && !values.has(key)) values.set(key, value)
  }
  return values
}

/** "Possible value types": a value is one line, and a backslash is written twice. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t').replace(/^ /u, '\\s')
}
