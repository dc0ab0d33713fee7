// Owns asking the system to open vault files with Nidan, and undoing it. Only ever done because the person said so.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { LinkRegistration } from '../../../shared/model/link.ts'
import { associationCalls, isAssociated, QUERY_CALLS, REMOVAL_CALLS } from '../services/links/windows-association.ts'
import type { LinuxAssociations } from './linux-associations.ts'
import { ownCommand } from './own-command.ts'
import { createRegistrar, type Registrar, type Registration } from './registrar.ts'

const run = promisify(execFile)
const TIMEOUT_MS = 10_000

export function createFileRegistrar(linux: LinuxAssociations): Registrar {
  if (process.platform === 'linux') {
    return createRegistrar({ isOn: () => linux.isOn('vaults'), change: (isWanted) => linux.change('vaults', isWanted) })
  }
  if (process.platform === 'win32') return createRegistrar(inRegistry())
  // The Finder goes by the bundle's declaration and by what the person chose there; no program may change that choice.
  const fixed: LinkRegistration = { isRegistered: false, canChange: false }
  return { state: () => Promise.resolve(fixed), set: () => Promise.resolve(fixed) }
}

function inRegistry(): Registration {
  const reg = (args: readonly string[]): Promise<string> => run('reg.exe', [...args], { timeout: TIMEOUT_MS, windowsHide: true }).then(({ stdout }) => stdout)
  const query = (args: readonly string[]): Promise<string> => reg(args).catch(() => '')
  return {
    isOn: async () => isAssociated({ extension: await query(QUERY_CALLS.extension), command: await query(QUERY_CALLS.command) }, ownCommand()),
    change: async (isWanted) => {
      if (isWanted) for (const args of associationCalls(ownCommand(), process.execPath)) await reg(args)
      // What is not there need not be deleted; the state that is read afterwards tells whether it worked.
      else for (const args of REMOVAL_CALLS) await query(args)
    }
  }
}
