// The reader process: untrusted pixels and files in, texts of codes out. Holds no key, opens no file, and is killed after every reading.
import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { readerHostContract } from '../../shared/ipc/host-contract.ts'
import { servePort } from '../../shared/ipc/port-rpc.ts'
import { createArrivingPictures } from './arriving-pictures.ts'
import { createFoundDelivery } from './deliver-found.ts'
import { createPictureWorkers } from './picture-workers.ts'
import { scanImages } from './scan-images.ts'
import { watchFrames } from './watch-frames.ts'

/** Each thread holds a picture and its grey copies: 100 MB at 4K. */
const MOST_AT_A_TIME = 4

const parallel = Math.max(1, Math.min(MOST_AT_A_TIME, availableParallelism()))
const workers = createPictureWorkers({ entry: new URL('./picture-worker.js', import.meta.url) })
// Main says with the fork how many pictures there will be, so that the threads start while they are captured.
const expected = Number(process.argv[2])
workers.prepare(Number.isInteger(expected) && expected > 1 ? Math.min(expected, parallel) : 1)

const { parentPort } = process
const arriving = createArrivingPictures()
/** The port to the vault process; comes with a message of its own before the first request. */
let vaultPort: Electron.MessagePortMain | null = null

const createDelivery = () =>
  createFoundDelivery({
    toVault: (message) => vaultPort?.postMessage(message),
    toMain: (payload) => {
      parentPort.postMessage({ kind: 'event', name: 'reader.found', payload })
    },
    newScanId: () => randomUUID(),
    schedule: (action, delayMs) => void setTimeout(action, delayMs)
  })

/** Frames come from the camera view by a port that main does not see. */
function watchCamera(port: Electron.MessagePortMain): void {
  const delivery = createDelivery()
  const take = watchFrames({
    readPicture: workers.readPicture,
    answer: (message) => {
      port.postMessage(message)
    },
    onOtp: delivery.add,
    onOther: (kind) => {
      parentPort.postMessage({ kind: 'event', name: 'reader.saw', payload: { kind } })
    }
  })
  port.on('message', ({ data }) => void take(data))
  port.start()
}

function isFor(role: string, message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'role' in message && message.role === role
}

servePort(
  {
    post: (message) => {
      parentPort.postMessage(message)
    },
    onMessage: (listener) => {
      parentPort.on('message', (event) => {
        const port = event.ports[0]
        if (port !== undefined && isFor('frames', event.data)) watchCamera(port)
        else if (port !== undefined) vaultPort = port
        arriving.take(event.data)
        listener(event.data)
      })
    }
  },
  readerHostContract,
  ['reader.scan'],
  {
    'reader.scan': async ({ images, effort }) => {
      const delivery = createDelivery()
      arriving.expect(images)
      // Picture files may unfold to hundreds of megabytes each: one after the other.
      const areDisplays = images.every(({ kind }) => kind === 'pixels')
      const { images: scanned, others } = await scanImages(
        {
          readPicture: async (picture, options) => await workers.readPicture(await arriving.whole(picture), options),
          effort,
          parallel: areDisplays ? parallel : 1,
          nowMs: () => performance.now(),
          onOtp: delivery.add
        },
        images
      )
      delivery.flush()
      return { images: scanned, others }
    }
  },
  (name, error) => {
    // The log of main shows that a reading failed and where; a picture's text is never part of an error here.
    parentPort.postMessage({ kind: 'event', name: 'reader.failed', payload: { call: name, error: error instanceof Error ? (error.stack ?? error.message) : 'unknown' } })
  }
)
