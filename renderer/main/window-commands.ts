// Owns the commands about the window, the list and the vault as a whole. Part of the list in commands.ts.
import type { Settings } from '../../shared/model/settings.ts'
import { nextZoomPercent } from '../../shared/model/zoom.ts'
import type { Command } from '../features/palette/command.ts'
import { countsOf } from './join-guide.ts'
import { key, shiftKey, type CommandDeps } from './command-parts.ts'

export function windowCommands(deps: CommandDeps): Command[] {
  return [...lookCommands(deps), ...vaultCommands(deps)]
}

function lookCommands({ stores, focusSearch, document }: CommandDeps): Command[] {
  const { editor, guide, list, palette, panes, session, settings, scan } = stores
  const always = (): boolean => true
  // What was asked for last: who presses fast presses again before the first step is stored.
  let wanted: Settings['zoomPercent'] | null = null
  const zoom = (by: -1 | 0 | 1): void => {
    const { settings: now, change } = settings.getState()
    const next = nextZoomPercent(wanted ?? now.zoomPercent, by)
    wanted = next
    void change({ zoomPercent: next }).finally(() => {
      if (wanted === next) wanted = null
    })
  }
  return [
    { id: 'palette', label: 'command.palette', group: 'window', keys: [key('K')], isPossible: always, run: () => { palette.getState().open() } },
    { id: 'search', label: 'command.search', group: 'window', keys: [key('F')], isPossible: always, run: focusSearch },
    {
      id: 'sidebar', label: 'command.sidebar', group: 'window', keys: [shiftKey('D')], isPossible: always,
      run: () => {
        const current = document.querySelector<HTMLElement>('.sidebar .filter[aria-current]')
        if (current === null) panes.getState().setDrawerOpen(true)
        else current.focus()
      }
    },
    { id: 'scan', label: 'command.scan', group: 'window', keys: [shiftKey('S')], isPossible: always, run: () => void scan.getState().run('screen') },
    { id: 'keys', label: 'command.keys', group: 'window', keys: [key('/'), { key: 'F1' }], isPossible: always, run: () => { palette.getState().openKeys() } },
    {
      id: 'first-steps', label: 'command.firstSteps', group: 'window', keys: [], isPossible: () => !session.getState().session.readOnly,
      run: () => {
        editor.getState().leave(() => {
          list.getState().setFilter('all')
          list.getState().select(null)
          guide.getState().open(countsOf(list.getState()))
        })
      }
    },
    { id: 'settings', label: 'command.settings', group: 'window', keys: [key(',')], isPossible: always, run: () => { settings.getState().setOpen(true) } },
    { id: 'zoom-in', label: 'command.zoomIn', group: 'window', keys: [key('+')], spareKeys: [key('='), key(';')], isPossible: always, run: () => { zoom(1) } },
    { id: 'zoom-out', label: 'command.zoomOut', group: 'window', keys: [key('-')], isPossible: always, run: () => { zoom(-1) } },
    { id: 'zoom-reset', label: 'command.zoomReset', group: 'window', keys: [key('0')], isPossible: always, run: () => { zoom(0) } }
  ]
}

function vaultCommands({ stores }: CommandDeps): Command[] {
  const { editor, fileExport, keptEdit, list, saving, session, transfer, vaults } = stores
  const always = (): boolean => true
  return [
    {
      id: 'lock', label: 'command.lock', group: 'vault', keys: [key('L')], isPossible: always,
      // An edit outlives the lock. Only one that cannot be kept is asked about, at the person's own lock.
      run: () => {
        const lock = (): void => void session.getState().lock()
        if (editor.getState().isSaving || keptEdit.getState().isKept) lock()
        else editor.getState().leave(lock)
      }
    },
    { id: 'open-vault', label: 'command.openVault', group: 'vault', keys: [key('O')], isPossible: always, run: vaults.getState().choose },
    { id: 'new-vault', label: 'command.newVault', group: 'vault', keys: [], isPossible: always, run: vaults.getState().createNew },
    { id: 'backups', label: 'command.backups', group: 'vault', keys: [], isPossible: always, run: () => void saving.getState().open() },
    {
      id: 'export-file', label: 'command.exportFile', group: 'vault', keys: [], isPossible: () => list.getState().summaries.some(({ trashed }) => !trashed),
      run: () => { fileExport.getState().open(list.getState().summaries.filter(({ trashed }) => !trashed).map(({ id }) => id)) }
    },
    { id: 'export', label: 'command.export', group: 'vault', keys: [], isPossible: () => list.getState().items.some(({ item }) => item.hasOtp && !item.trashed), run: () => void transfer.getState().open() }
  ]
}
