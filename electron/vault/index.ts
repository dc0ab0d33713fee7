// The vault process: key, document and file. Started without any of them, opened once by a password, ended by a kill. Logs no value.
import { randomBytes, randomUUID } from 'node:crypto'
import { totalmem } from 'node:os'
import type { RpcPort } from '../../shared/ipc/port-rpc.ts'
import { createAttachmentDrafts } from './attachments/attachment-drafts.ts'
import { createCodeClock } from './code-clock.ts'
import { chunkCipher } from './container/chunk-cipher.ts'
import { DEFAULT_KDF_POLICY, deriveKeyFromPassword } from './container/kdf.ts'
import { SALT_BYTES } from './container/layout.ts'
import { createDrafts } from './drafts.ts'
import { failureReport } from './failure-report.ts'
import { createCollectSoon } from './file/collect-garbage.ts'
import { createFileExports } from './file-export/file-exports.ts'
import { createNodeFileSystem } from './file/file-system.ts'
import { readProcessFacts } from './file/process-facts.ts'
import { watchFile } from './file/watch-file.ts'
import { loadWords } from '../password/word-lists.ts'
import { createMadeSecrets } from './generator/made-secrets.ts'
import { hostHandlers } from './handlers/handlers-host.ts'
import { viewHandlers } from './handlers/handlers-view.ts'
import { createPorts } from './ports.ts'
import { createScanInbox } from './scan-inbox.ts'
import { createSession } from './session.ts'
import { createTransfers } from './transfers.ts'

const FORGET_EVERY_MS = 60_000
const WRITER_BYTES = 4
/** So often a vault that another program has open is looked at again. */
const TAKE_OVER_EVERY_MS = 3_000

const { parentPort, platform } = process
const nowMs = (): number => Date.now()
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

function report(call: string, error: unknown): void {
  process.stderr.write(`${failureReport(call, error)}\n`)
}

// Node would print the error itself, and its message may quote what it stumbled over.
process.on('uncaughtException', (error) => {
  report('uncaught', error)
  process.exit(1)
})
process.on('unhandledRejection', (error) => {
  report('unhandled', error)
  process.exit(1)
})

function viewPort(port: Electron.MessagePortMain): RpcPort {
  return {
    post: (message) => {
      port.postMessage(message)
    },
    onMessage: (listener) => {
      port.on('message', (event) => {
        listener(event.data)
      })
      port.start()
    }
  }
}

// Before a password is there: it takes longer than opening a small vault.
chunkCipher()

const codeClock = createCodeClock({ nowMs })
const drafts = createDrafts({ nowMs, codeClock, newHandle: randomUUID })
const transfers = createTransfers({ drafts, newId: randomUUID })
const schedule = (action: () => void, delayMs: number): (() => void) => {
  const timer = setTimeout(action, delayMs)
  return () => {
    clearTimeout(timer)
  }
}
const inbox = createScanInbox({ schedule })
const ports = createPorts({
  host: {
    post: (message) => {
      parentPort.postMessage(message)
    },
    onMessage: (listener) => {
      parentPort.on('message', (event) => {
        listener(event.data)
      })
    }
  },
  onUnexpected: report
})
const files = createNodeFileSystem({ platform })
const attachmentDrafts = createAttachmentDrafts({ random })
const fileExports = createFileExports({ random, nowMs })
const session = createSession({
  store: {
    files,
    platform,
    random,
    sleep: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms)
      }),
    processes: readProcessFacts(platform),
    nowMs,
    collectSoon: createCollectSoon(),
    kdf: DEFAULT_KDF_POLICY,
    // Drawn anew in every session: two copies of one installation are still two writers.
    writer: Buffer.from(random(WRITER_BYTES)).toString('hex')
  },
  events: ports.events,
  machine: {
    totalMemoryBytes: totalmem(),
    measureMs: async (cost) => {
      const startedMs = performance.now()
      await deriveKeyFromPassword('measured, not used', random(SALT_BYTES), cost)
      return performance.now() - startedMs
    }
  },
  schedule,
  watch: watchFile,
  repeat: (action) => {
    const timer = setInterval(action, TAKE_OVER_EVERY_MS)
    return () => {
      clearInterval(timer)
    }
  },
  onUnexpected: report
})
const madeSecrets = createMadeSecrets({ random, words: loadWords })
const view = viewHandlers({ session, madeSecrets, drafts, transfers, nowMs, codeClock, random, attachmentDrafts, fileExports, files })

ports.serveHost(hostHandlers({ session, madeSecrets, drafts, transfers, inbox, codeClock, attachmentDrafts, fileExports, files, random }))
parentPort.on('message', ({ data, ports: [port] }) => {
  if (port !== undefined) ports.accept(data, viewPort(port), { view, inbox })
})
setInterval(drafts.forgetOld, FORGET_EVERY_MS).unref()
