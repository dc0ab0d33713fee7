// The reader process: untrusted pixels and files in, texts of codes out. Holds no key, opens no file, and is killed after every reading.
import { Worker } from 'node:worker_threads'
import { readerHostContract, type ReaderDelivery } from '../../shared/ipc/host-contract.ts'
import { servePort } from '../../shared/ipc/port-rpc.ts'
import { createFileDecoder } from './pictures/file-decoder.ts'
import { openQrReader } from './qr/open-reader.ts'
import { scanImages } from './scan-images.ts'

// Started before the first request, so that compiling overlaps with the capture.
const reader = openQrReader({ nowMs: () => performance.now() })

// Its thread starts with the first file. It is built beside this entry (electron.vite.config.ts).
const decoder = createFileDecoder({ startThread: (options) => new Worker(new URL('./decoding-thread.js', import.meta.url), options) })

const { parentPort } = process
/** The port to the vault process; comes with a message of its own before the first request. */
let vaultPort: Electron.MessagePortMain | null = null

servePort(
  {
    post: (message) => {
      parentPort.postMessage(message)
    },
    onMessage: (listener) => {
      parentPort.on('message', (event) => {
        const port = event.ports[0]
        if (port !== undefined) vaultPort = port
        listener(event.data)
      })
    }
  },
  readerHostContract,
  ['reader.scan'],
  {
    'reader.scan': async ({ scanId, images }) => {
      const reading = await scanImages({ reader: await reader, decoder, nowMs: () => performance.now() }, images)
      const delivery: ReaderDelivery = { kind: 'scan.texts', scanId, texts: reading.otpTexts }
      vaultPort?.postMessage(delivery)
      return { images: reading.images, otpCount: reading.otpTexts.length, others: reading.others }
    }
  },
  (name, error) => {
    // The log of main shows that a reading failed and where; a picture's text is never part of an error here.
    parentPort.postMessage({ kind: 'event', name: 'reader.failed', payload: { call: name, error: error instanceof Error ? (error.stack ?? error.message) : 'unknown' } })
  }
)
