// Owns the whole vault process but its entry, for tests: real ports, real files, a clock that the test moves. Makes and removes no folder.
import { randomBytes, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { VaultCallName } from '../../../shared/ipc/channels.ts'
import type { ItemSummary } from '../../../shared/model/item.ts'
import type { CallInput, CallOutput } from '../../../shared/ipc/contract.ts'
import type { vaultHostContract } from '../../../shared/ipc/host-contract.ts'
import { connectPort, type PortClient, type RpcPort } from '../../../shared/ipc/port-rpc.ts'
import type { Reading } from '../../../shared/model/scan.ts'
import { createAttachmentDrafts } from '../attachments/attachment-drafts.ts'
import { createCodeClock } from '../code-clock.ts'
import { createDrafts } from '../drafts.ts'
import { failureReport } from '../failure-report.ts'
import { createFileExports } from '../file-export/file-exports.ts'
import type { StoreParts } from '../file/store.ts'
import { loadWords } from '../../password/word-lists.ts'
import { createMadeSecrets } from '../generator/made-secrets.ts'
import { hostHandlers } from '../handlers/handlers-host.ts'
import { viewHandlers } from '../handlers/handlers-view.ts'
import { createVaultBytes, type NewItem } from '../new-vault-file.ts'
import { createPorts, type Ports } from '../ports.ts'
import { createScanInbox } from '../scan-inbox.ts'
import { createSession } from '../session.ts'
import { createTransfers } from '../transfers.ts'
import { seededRandom, TEST_NOW_MS, TEST_PASSWORD } from './fixtures.ts'
import { testStoreParts, type TestFolder } from './store-parts.ts'

export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const ADDRESS = `otpauth://totp/Amazon:hanako%40example.jp?secret=${SECRET}&issuer=Amazon`
export const OTHER_ADDRESS = 'otpauth://totp/GitHub:octo?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU&issuer=GitHub'
export const ITEMS: readonly NewItem[] = [
  { title: 'Amazon', username: 'hanako@example.jp', password: 'geheim', websites: ['https://www.amazon.co.jp'] },
  {
    title: 'GitHub',
    username: 'octo',
    password: '',
    otps: [OTHER_ADDRESS],
    extraFields: [{ kind: 'concealed', label: 'Codes', value: 'aaaa-bbbb' }]
  }
]
export const PLACE = { image: 0, x: 0, y: 0, width: 1, height: 1 }

/** Two ends that hand over copies, as ports do. */
function portPair(): [RpcPort, RpcPort] {
  const listeners: ((message: unknown) => void)[][] = [[], []]
  const end = (mine: number): RpcPort => ({
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners[1 - mine] ?? []) listener(copy)
      })
    },
    onMessage: (listener) => listeners[mine]?.push(listener)
  })
  return [end(0), end(1)]
}

export interface ProcessRig {
  readonly view: <N extends VaultCallName>(role: 'unlock' | 'main', name: N, input: CallInput<N>) => Promise<CallOutput<N>>
  /** The first page of the list. */
  readonly rows: () => Promise<ItemSummary[]>
  readonly host: (name: keyof typeof vaultHostContract, input: unknown) => Promise<unknown>
  readonly reader: RpcPort
  readonly hostEvents: { name: string; payload: unknown }[]
  readonly viewEvents: { name: string; payload: unknown }[]
  readonly unexpected: string[]
  readonly pass: (ms: number) => void
}

/** The parts of the process joined as its entry joins them; gives a port of any role. */
function joinProcess(host: RpcPort, store: StoreParts, unexpected: string[]): (role: string) => RpcPort {
  const { nowMs, random, files } = store
  const codeClock = createCodeClock({ nowMs })
  const drafts = createDrafts({ nowMs, codeClock, newHandle: randomUUID })
  const transfers = createTransfers({ drafts, newId: randomUUID })
  const inbox = createScanInbox({
    schedule: (action, delayMs) => {
      const timer = setTimeout(action, Math.min(delayMs, 100))
      return () => {
        clearTimeout(timer)
      }
    }
  })
  const ports: Ports = createPorts({ host, onUnexpected: (name, error) => unexpected.push(failureReport(name, error)) })
  const session = createSession({ store, events: ports.events })
  const attaching = { attachmentDrafts: createAttachmentDrafts(store), fileExports: createFileExports({ random, nowMs }), files, random }
  const madeSecrets = createMadeSecrets({ random: (length) => new Uint8Array(randomBytes(length)), words: loadWords })
  const view = viewHandlers({ session, madeSecrets, drafts, transfers, nowMs, codeClock, ...attaching })
  ports.serveHost(hostHandlers({ session, madeSecrets, drafts, transfers, inbox, codeClock, ...attaching }))
  return (role) => {
    const [viewEnd, servedEnd] = portPair()
    ports.accept({ kind: 'port', role }, servedEnd, { view, inbox })
    return viewEnd
  }
}

async function ask(client: PortClient, name: string, input: unknown): Promise<unknown> {
  const result = await client.call(name, input)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

export function startProcess(change: Partial<StoreParts> = {}): ProcessRig {
  let passedMs = 0
  const unexpected: string[] = []
  const hostEvents: ProcessRig['hostEvents'] = []
  const viewEvents: ProcessRig['viewEvents'] = []
  const [hostEnd, processEnd] = portPair()
  const give = joinProcess(processEnd, testStoreParts('process', { nowMs: () => TEST_NOW_MS + passedMs, ...change }), unexpected)
  const host = connectPort(hostEnd, (name, payload) => hostEvents.push({ name, payload }))
  const clients = {
    unlock: connectPort(give('unlock'), () => undefined),
    main: connectPort(give('main'), (name, payload) => viewEvents.push({ name, payload }))
  }
  const view = async <N extends VaultCallName>(role: 'unlock' | 'main', name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    (await ask(clients[role], name, input)) as CallOutput<N>
  return {
    view,
    rows: async () => (await view('main', 'items.list', { from: 0 })).rows,
    host: (name, input) => ask(host, name, input),
    reader: give('reader'),
    hostEvents,
    viewEvents,
    unexpected,
    pass: (ms) => {
      passedMs += ms
    }
  }
}

/** A vault of these logins in the folder, opened; `ids` in the order of `items`. */
export async function startUnlocked(
  { path }: Pick<TestFolder, 'path'>,
  items: readonly NewItem[] = ITEMS,
  change: Partial<StoreParts> = {}
): Promise<ProcessRig & { ids: string[] }> {
  const file = { name: 'Personal', password: TEST_PASSWORD, items, now: () => TEST_NOW_MS - 60_000, random: seededRandom('seed') }
  await writeFile(path, await createVaultBytes(file))
  const rig = startProcess(change)
  await rig.host('host.configure', { path })
  await rig.view('unlock', 'vault.unlock', { password: TEST_PASSWORD })
  const list = await rig.rows()
  return { ...rig, ids: items.map(({ title }) => list.find((row) => row.title === title)?.id ?? '') }
}

export async function scan(rig: ProcessRig, texts: readonly string[]): Promise<Reading> {
  const scanId = randomUUID()
  rig.reader.post({ kind: 'scan.texts', scanId, texts: texts.map((text) => ({ text, place: PLACE })) })
  return (await rig.host('host.collectScan', { scanId })) as Reading
}
