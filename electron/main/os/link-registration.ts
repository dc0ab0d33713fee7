// Owns asking the system to open links of one-time passwords with Nidan, and undoing it. Only ever done because the person said so.
import { app } from 'electron'
import { LINK_SCHEMES } from '../services/links/link-arguments.ts'
import type { LinuxAssociations } from './linux-associations.ts'
import { ownCommand } from './own-command.ts'
import { createRegistrar, type Registrar, type Registration } from './registrar.ts'

export function createLinkRegistrar(linux: LinuxAssociations): Registrar {
  if (process.platform !== 'linux') return createRegistrar(byElectron())
  return createRegistrar({ isOn: () => linux.isOn('links'), change: (isWanted) => linux.change('links', isWanted) })
}

/** Windows: the registry of this user. macOS: Launch Services, for the schemes that the bundle declares. */
function byElectron(): Registration {
  const [program = process.execPath, ...args] = ownCommand()
  const each = (action: (scheme: string) => boolean): boolean[] => LINK_SCHEMES.map(action)
  return {
    isOn: () => Promise.resolve(each((scheme) => app.isDefaultProtocolClient(scheme, program, args)).every(Boolean)),
    change: (isWanted) => {
      each((scheme) => (isWanted ? app.setAsDefaultProtocolClient(scheme, program, args) : app.removeAsDefaultProtocolClient(scheme, program, args)))
      return Promise.resolve()
    }
  }
}
