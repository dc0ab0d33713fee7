// Owns the fork, the time limit and the kill of a reader process. Its pictures are untrusted, so none outlives one reading.
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import { readerHostContract, readerHostEvents, type ReaderHostEvents } from '../../../shared/ipc/host-contract.ts'
import type { CameraWatch } from '../services/scan/camera-scan.ts'
import { createPictureSender } from '../services/scan/picture-parts.ts'
import type { Reader } from '../services/scan/screen-scan.ts'
import { callParsed, connectUtility, givePort } from './utility-port.ts'

const TIME_LIMIT_MS = 10_000

export interface ReaderProcessParts {
  entry: string
  /** How many pictures it will get, so that it can prepare for them. */
  pictures: number
  log: (line: string) => void
}

/** A reader that can also be given a camera's frames. */
export interface ReaderProcess extends Reader {
  /** Before the first reading: gives `toVault` the other end of the reader's port. */
  connect(toVault: (port: MessagePortMain) => void): void
  hasEnded(): boolean
  /** Reads what comes by `frames` until it is killed. Ends by itself with `onEnded`. */
  watch(frames: MessagePortMain, watch: CameraWatch): void
}

export function forkReaderProcess({ entry, pictures, log }: ReaderProcessParts): ReaderProcess {
  const child = utilityProcess.fork(entry, [String(pictures)], { serviceName: 'Nidan reader', stdio: 'pipe' })
  child.stderr?.on('data', (chunk: Buffer) => {
    log(`reader: ${chunk.toString('utf8').trimEnd()}`)
  })
  let hasEnded = false
  const sender = createPictureSender({ rest: () => new Promise((resolve) => setImmediate(resolve)) })
  let found: Parameters<Reader['scan']>[1] = () => undefined
  let saw: (sight: ReaderHostEvents['reader.saw']) => void = () => undefined
  const client = connectUtility(child, (name, payload) => {
    if (name === 'reader.found') {
      const event = readerHostEvents[name].safeParse(payload)
      if (event.success) found(event.data)
      return
    }
    if (name === 'reader.saw') {
      const event = readerHostEvents[name].safeParse(payload)
      if (event.success) saw(event.data)
      return
    }
    log(`reader: ${name} ${JSON.stringify(payload).slice(0, 2_000)}`)
  })
  child.once('exit', () => {
    hasEnded = true
    client.fail('scan-reader-ended')
  })
  return {
    connect: (toVault) => {
      const { port1, port2 } = new MessageChannelMain()
      givePort(child, 'vault', port1)
      toVault(port2)
    },
    hasEnded: () => hasEnded,
    scan: async (images, onFound, effort = 'usual') => {
      found = onFound
      const timeout = new AbortController()
      const limit = new Promise<never>((_resolve, reject) => {
        const timer = setTimeout(() => {
          // A decoder that hangs cannot be asked to stop.
          child.kill()
          reject(new AppError('scan-timed-out'))
        }, TIME_LIMIT_MS)
        timeout.signal.addEventListener('abort', () => {
          clearTimeout(timer)
        })
      })
      try {
        const announced = sender.announce(images)
        const sent = (): Promise<void> =>
          sender.send(images, announced, (part) => {
            if (!hasEnded) child.postMessage(part)
          })
        const [read] = await Promise.race([Promise.all([callParsed(client, readerHostContract, 'reader.scan', { images: announced, effort }), sent()]), limit])
        return read
      } finally {
        timeout.abort()
      }
    },
    watch: (frames, { onFound, onSaw, onEnded }) => {
      found = ({ scanId }) => {
        onFound(scanId)
      }
      saw = ({ kind }) => {
        onSaw(kind)
      }
      child.once('exit', () => {
        onEnded('scan-reader-ended')
      })
      givePort(child, 'frames', frames)
    },
    kill: () => {
      child.kill()
    }
  }
}
