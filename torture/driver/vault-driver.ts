// Owns the program that the rigs kill and starve: the vault process itself, as it ships, behind a port made of this program's own streams.
// One command a line in (`create NAME`, `open`, `set TEXT`, `count FROM`), one answer a line out, written before the next command is looked at.
import { EventEmitter } from 'node:events'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { connectPort, type PortClient, type RpcPort } from '../../shared/ipc/port-rpc.ts'

const [path = '', password = '', ownFolder] = process.argv.slice(2)

function say(line: string): void {
  // Straight to the descriptor: a line that waits in a buffer at a kill is an acknowledgement that was never given.
  writeSync(1, `${line}\n`)
}

/** The two ends of a port within one process; messages are copied, as they are between processes. */
function portPair(): [EventEmitter & { postMessage(message: unknown): void; start(): void }, RpcPort] {
  const inside = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown): void => {
      for (const listener of outside) listener(structuredClone(message))
    },
    start: (): void => undefined
  })
  const outside: ((message: unknown) => void)[] = []
  return [
    inside,
    {
      post: (message) => {
        inside.emit('message', { data: structuredClone(message), ports: [] })
      },
      onMessage: (listener) => outside.push(listener)
    }
  ]
}

interface Clients {
  readonly host: PortClient
  readonly unlock: PortClient
  readonly main: PortClient
}

async function startVaultProcess(): Promise<Clients> {
  const [parentPort, hostPort] = portPair()
  Object.defineProperty(process, 'parentPort', { value: parentPort })
  await import('../../electron/vault/index.ts')
  const view = (role: 'unlock' | 'main'): PortClient => {
    const [inside, outside] = portPair()
    parentPort.emit('message', { data: { kind: 'port', role }, ports: [inside] })
    return connectPort(outside, () => undefined)
  }
  return { host: connectPort(hostPort, () => undefined), unlock: view('unlock'), main: view('main') }
}

/** The answer's value; an `Error` whose message is the code when there is none. */
async function call(client: PortClient, name: string, input: unknown): Promise<unknown> {
  const result = await client.call(name, input)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

interface Detail {
  readonly id: string
  readonly title: string
  readonly favourite: boolean
  readonly notes: string
  readonly fields: readonly { readonly id: string; readonly kind: string; readonly label: string }[]
}

/** The one login of the vault, its password set; a new vault has none yet. */
async function setValue(main: PortClient, value: string): Promise<void> {
  const { rows } = (await call(main, 'items.list', { from: 0 })) as { readonly rows: readonly { readonly id: string }[] }
  const [first] = rows
  if (first === undefined) {
    const field = { id: crypto.randomUUID(), kind: 'password', label: '', change: { kind: 'set', value } }
    await call(main, 'items.save', { id: null, title: 'Counter', favourite: false, notes: '', fields: [field] })
    return
  }
  const { id, title, favourite, notes, fields } = (await call(main, 'items.get', { itemId: first.id })) as Detail
  const edits = fields.map((field) => ({
    id: field.id,
    kind: field.kind,
    label: field.label,
    change: field.kind === 'password' ? { kind: 'set', value } : { kind: 'keep' }
  }))
  await call(main, 'items.save', { id, title, favourite, notes, fields: edits })
}

async function run({ host, unlock, main }: Clients, command: string, argument: string): Promise<void> {
  switch (command) {
    case 'open':
      await call(unlock, 'vault.unlock', { password })
      say('open')
      return
    case 'create':
      await call(unlock, 'vault.create', { name: argument, password })
      say('open')
      return
    case 'set':
      await setValue(main, argument)
      say(`saved ${argument}`)
      return
    case 'count':
      for (let number = Number(argument); ; number += 1) {
        await setValue(main, `value-${number}`)
        say(`saved value-${number}`)
      }
    case 'close':
      await call(host, 'host.close', null)
      say('closed')
      return
    default:
      throw new Error(`no command is called ${command}`)
  }
}

const clients = await startVaultProcess()
await call(clients.host, 'host.configure', { path, ...(ownFolder === undefined ? {} : { ownFolder }) })
say('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const [command = '', argument = ''] = line.split(' ')
  await run(clients, command, argument).catch((error: unknown) => {
    say(`failed ${error instanceof Error ? error.message : String(error)}`)
  })
}
process.exit(0)
