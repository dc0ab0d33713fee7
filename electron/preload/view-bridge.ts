// Owns how a preload turns names of calls into functions. Carries no Electron object to the page and knows no schema.
import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL_PREFIX, EVENT_CHANNEL, MAIN_CALLS, MAIN_EVENTS, PRELOAD_CALLS, VAULT_CALLS, VAULT_EVENTS, VAULT_PORT_CHANNEL, type ViewName } from '../../shared/ipc/channels.ts'
import { connectPort, type PortClient } from '../../shared/ipc/port-rpc.ts'
import { listenForDroppedVault } from './dropped-vault.ts'

type Listener = (payload: unknown) => void

function createSubscriptions(names: readonly string[]): { emit(name: string, payload: unknown): void; on: Record<string, (listener: Listener) => () => void> } {
  const listeners = new Map<string, Set<Listener>>(names.map((name) => [name, new Set()]))
  const on = Object.fromEntries(
    names.map((name) => [
      name,
      (listener: Listener) => {
        listeners.get(name)?.add(listener)
        return () => void listeners.get(name)?.delete(listener)
      }
    ])
  )
  return {
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload)
    },
    on
  }
}

/** The port that stands at present; after a crash of the vault process the next call waits for the next port. */
function connectVault(onEvent: (name: string, payload: unknown) => void): () => Promise<PortClient> {
  let arrived: (client: PortClient) => void = () => undefined
  const wait = (): Promise<PortClient> =>
    new Promise((resolve) => {
      arrived = resolve
    })
  let current = wait()
  ipcRenderer.on(VAULT_PORT_CHANNEL, (event) => {
    const port = event.ports[0]
    if (port === undefined) return
    const client = connectPort(
      {
        post: (message) => {
          port.postMessage(message)
        },
        onMessage: (listener) => {
          port.addEventListener('message', (message: { data: unknown }) => {
            listener(message.data)
          })
        }
      },
      onEvent
    )
    // A killed vault process closes its end: what waits is answered instead of hanging.
    port.addEventListener('close', () => {
      client.fail('vault-process-ended')
      current = wait()
    })
    port.start()
    arrived(client)
  })
  return () => current
}

/**
 * Puts `window.nidan` (shared/ipc/bridge.ts) into the page of `view`. Vault calls wait for the port that main sends once,
 * so a page may call before it has come.
 */
export function exposeBridge(view: ViewName): void {
  const mainEvents: readonly string[] = MAIN_EVENTS[view]
  const vaultEvents: readonly string[] = VAULT_EVENTS[view]
  const subscriptions = createSubscriptions([...mainEvents, ...vaultEvents])

  // Views in which a person points at a code get no port to the vault process and take no file.
  const vault = VAULT_CALLS[view].length === 0 ? null : connectVault((name, payload) => {
    if (vaultEvents.includes(name)) subscriptions.emit(name, payload)
  })
  // The vault process is started at the first key, so that it is there before the password has been typed.
  const prepare = (): Promise<unknown> => ipcRenderer.invoke(`${CALL_CHANNEL_PREFIX}session.prepare`, null)
  const askVault = async (name: string, input: unknown): Promise<unknown> => {
    if (view === 'unlock') await prepare()
    return await (await vault?.())?.call(name, input)
  }
  if (view === 'unlock') {
    for (const type of ['keydown', 'paste', 'input']) addEventListener(type, () => void prepare(), { once: true, capture: true })
  }

  ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
    if (mainEvents.includes(name)) subscriptions.emit(name, payload)
  })

  if (PRELOAD_CALLS[view].length > 0) listenForDroppedVault()
  const calls = Object.fromEntries([
    ...MAIN_CALLS[view].map((name) => [name, (input: unknown) => ipcRenderer.invoke(CALL_CHANNEL_PREFIX + name, input) as Promise<unknown>] as const),
    ...VAULT_CALLS[view].map((name) => [name, (input: unknown) => askVault(name, input)] as const)
  ])
  contextBridge.exposeInMainWorld('nidan', { calls, on: subscriptions.on, platform: process.platform })
}
