// Owns which port may ask what: the unlock view, the main view, quick access, the reader, and main itself. Knows no kind of port and no Electron.
import { z } from 'zod'
import { VAULT_CALLS } from '../../shared/ipc/channels.ts'
import { vaultContract } from '../../shared/ipc/contract.ts'
import { vaultHostContract } from '../../shared/ipc/host-contract.ts'
import { sendEvent, servePort, type Handlers, type RpcPort } from '../../shared/ipc/port-rpc.ts'
import type { ScanInbox } from './scan-inbox.ts'
import type { SessionEvents } from './session.ts'

const portMessageSchema = z.strictObject({ kind: z.literal('port'), role: z.enum(['unlock', 'main', 'quick', 'reader']) })

const HOST_CALLS = Object.keys(vaultHostContract).filter((name): name is keyof typeof vaultHostContract =>
  Object.hasOwn(vaultHostContract, name)
)

export interface PortsParts {
  readonly host: RpcPort
  readonly onUnexpected: (name: string, error: unknown) => void
}

export interface Ports {
  readonly events: SessionEvents
  serveHost(handlers: Handlers<typeof vaultHostContract>): void
  /** A message from main that brought a port. What is no such message is dropped with its port. */
  accept(message: unknown, port: RpcPort, served: { view: Handlers<typeof vaultContract>; inbox: ScanInbox }): void
}

export function createPorts({ host, onUnexpected }: PortsParts): Ports {
  let mainView: RpcPort | null = null
  return {
    events: {
      opened: (vault) => {
        sendEvent(host, 'vault.opened', vault)
      },
      changed: (vault) => {
        sendEvent(host, 'vault.changed', vault)
      },
      keychainRequested: (request) => {
        sendEvent(host, 'keychain.requested', request)
      },
      keyFileChanged: (isInUse) => {
        sendEvent(host, 'keyFile.changed', { isInUse })
      },
      itemsChanged: (itemId) => {
        sendEvent(host, 'items.changed', { itemId })
        if (mainView !== null) sendEvent(mainView, 'items.changed', { itemId })
      },
      savingChanged: (state) => {
        sendEvent(host, 'saving.changed', { aside: state.state === 'aside' })
        if (mainView !== null) sendEvent(mainView, 'saving.changed', state)
      }
    },
    serveHost: (handlers) => {
      servePort(host, vaultHostContract, HOST_CALLS, handlers, onUnexpected)
    },
    accept: (message, port, { view, inbox }) => {
      const parsed = portMessageSchema.safeParse(message)
      if (!parsed.success) return
      const { role } = parsed.data
      if (role === 'reader') {
        port.onMessage(inbox.deliver)
        return
      }
      if (role === 'main') mainView = port
      servePort<typeof vaultContract>(port, vaultContract, VAULT_CALLS[role], view, onUnexpected)
    }
  }
}
