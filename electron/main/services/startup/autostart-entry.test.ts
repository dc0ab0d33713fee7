// The entry that starts the program at login: what it says, whose it is, and that a person's "off" is heard.
import { describe, expect, it } from 'vitest'
import { autostartEntry, isEntryOf, isSwitchedOn, renewedEntry } from './autostart-entry.ts'

const HOME = { command: ['/opt/Nidan/nidan'], profile: '/home/hanako/.config/nidan' }
const ENTRY = autostartEntry(HOME, 'nidan')

describe('the entry', () => {
  it('starts the program without a window', () => {
    expect(ENTRY).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Nidan\n/u)
    expect(ENTRY).toContain('\nExec=/opt/Nidan/nidan --hidden\n')
    expect(ENTRY.endsWith('\n')).toBe(true)
  })
  it('quotes what the specification reserves, and percent signs', () => {
    const command = ['/home/hanako/My "apps"/100% $HOME\\nidan', '--user-data-dir=/tmp/a b']
    expect(autostartEntry({ ...HOME, command }, 'nidan')).toContain(String.raw`Exec="/home/hanako/My \\"apps\\"/100%% \\$HOME\\\\nidan" "--user-data-dir=/tmp/a b" --hidden`)
  })
  it('is on for its own profile alone, also one with strange characters', () => {
    expect(isSwitchedOn(ENTRY, HOME.profile)).toBe(true)
    expect(isSwitchedOn(ENTRY, '/tmp/other')).toBe(false)
    const strange = 'C:\\odd\nfolder\t= #1'
    expect(isSwitchedOn(autostartEntry({ ...HOME, profile: strange }, 'nidan'), strange)).toBe(true)
    expect([isEntryOf(ENTRY, HOME.profile), isEntryOf(ENTRY, '/tmp/other'), isEntryOf('', HOME.profile)]).toEqual([true, false, false])
  })
  it.each([
    ['GNOME and Cinnamon', ENTRY.replace('enabled=true', 'enabled=false')],
    ['KDE, Xfce and LXQt', `${ENTRY}Hidden=true\n`],
    ['MATE', `${ENTRY}X-MATE-Autostart-enabled=false\n`],
    ['somebody with spaces', `${ENTRY}Hidden = True\n`]
  ])('is off once %s turned it off', (_who, entry) => {
    expect(isSwitchedOn(entry, HOME.profile)).toBe(false)
    expect(isEntryOf(entry, HOME.profile)).toBe(true)
  })
  it('is not read out of another group', () => {
    expect(isSwitchedOn(`${ENTRY}\n[Desktop Action lock]\nHidden=true\n`, HOME.profile)).toBe(true)
    expect(isSwitchedOn(`[Other]\n${ENTRY.split('\n').slice(1).join('\n')}`, HOME.profile)).toBe(false)
  })
})

describe('a program that moved', () => {
  const moved = { ...HOME, command: ['/home/hanako/Apps/Nidan 2.AppImage'] }
  it('has the command renewed, and all that a person changed kept', () => {
    const changed = `${ENTRY.replace('enabled=true', 'enabled=false')}# mine\nX-GNOME-Autostart-Delay=10\n\n[Desktop Action a]\nExec=other\n`
    expect(renewedEntry(changed, moved)).toBe(changed.replace('Exec=/opt/Nidan/nidan --hidden', 'Exec="/home/hanako/Apps/Nidan 2.AppImage" --hidden'))
  })
  it.each([
    ['the same command', ENTRY, HOME],
    ['another profile', ENTRY, { ...moved, profile: '/tmp/demo' }],
    ['no entry of ours', '[Desktop Entry]\nExec=nidan\n', moved]
  ])('leaves %s alone', (_what, entry, wanted) => {
    expect(renewedEntry(entry, wanted)).toBeNull()
  })
})
