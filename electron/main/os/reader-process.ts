// Owns the fork, the time limit and the kill of the reader process. Its pictures are untrusted, so it never lives longer than one reading.
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import { readerHostContract, readerHostEvents, type ReaderHostEvents } from '../../../shared/ipc/host-contract.ts'
import type { CameraWatch } from '../services/scan/camera-scan.ts'
import type { Reader } from '../services/scan/screen-scan.ts'
import { callParsed, connectUtility, givePort } from './utility-port.ts'

const TIME_LIMIT_MS = 10_000

export interface ReaderProcessParts {
  entry: string
  /** How many pictures it will get, so that it can prepare for them. */
  pictures: number
  log: (line: string) => void
  /** Hands the other end of the reader's port to the vault process. */
  givePortToVault: (port: MessagePortMain) => void
}

/** A reader that can also be given a camera's frames. */
export interface ReaderProcess extends Reader {
  /** Reads what comes by `frames` until it is killed. Ends by itself with `onEnded`. */
  watch(frames: MessagePortMain, watch: CameraWatch): void
}

export function forkReaderProcess({ entry, pictures, log, givePortToVault }: ReaderProcessParts): ReaderProcess {
  const child = utilityProcess.fork(entry, [String(pictures)], { serviceName: 'Nidan reader', stdio: 'pipe' })
  child.stderr?.on('data', (chunk: Buffer) => {
    log(`reader: ${chunk.toString('utf8').trimEnd()}`)
  })
  const { port1, port2 } = new MessageChannelMain()
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
    client.fail('scan-reader-ended')
  })
  givePort(child, 'vault', port1)
  givePortToVault(port2)
  return {
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
        return await Promise.race([callParsed(client, readerHostContract, 'reader.scan', { images: [...images], effort }), limit])
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
