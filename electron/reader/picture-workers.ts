// Owns the threads that read pictures: one for each that is read at a time. One that hangs or ends is replaced, and only its picture is lost.
import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../shared/errors.ts'
import type { ReaderImage, ReadingEffort } from '../../shared/ipc/host-contract.ts'
import type { ScannedImage } from '../../shared/model/scan.ts'
import type { PictureCode, ReadPicture } from './read-picture.ts'

/** To a thread; the picture's bytes are moved, not copied: 4K is 33 MB. */
export interface PictureOrder {
  picture: ReaderImage
  budgetMs: number
  effort: ReadingEffort
  showsSurroundings: boolean
}

/** From a thread: any number of codes, then `done`. */
export type PictureAnswer = { kind: 'code'; code: PictureCode } | { kind: 'done'; image: ScannedImage }

/** The readers end by themselves after 3 s. A file has as long as the reading: its decoder ends itself, and it may have many frames. */
const HANGS_AFTER_MS = 5_000

export interface PictureWorkers {
  readPicture: ReadPicture
  /** Starts threads ahead of their pictures, up to `count` that wait. */
  prepare(count: number): void
  dispose(): Promise<void>
}

export interface PictureWorkersParts {
  /** The built picture-worker. */
  entry: URL
  hangsAfterMs?: number
}

export function createPictureWorkers({ entry, hangsAfterMs = HANGS_AFTER_MS }: PictureWorkersParts): PictureWorkers {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const start = (): Worker => {
    const worker = new Worker(entry)
    all.add(worker)
    // Without a listener an error of a thread would end the process; whoever waits for it listens for its end.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      all.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    })
    return worker
  }
  return {
    prepare: (count) => {
      while (idle.length < count) idle.push(start())
    },
    readPicture: async (picture, { budgetMs, onCode, effort = 'usual', showsSurroundings = false }) => {
      const { name } = picture
      const worker = idle.shift() ?? start()
      const limitMs = budgetMs + 1_500
      const image = await ordered(worker, { picture, budgetMs, effort, showsSurroundings }, onCode, picture.kind === 'file' || effort === 'thorough' ? limitMs : Math.min(hangsAfterMs, limitMs))
      if (typeof image !== 'string') {
        idle.push(worker)
        return image
      }
      // A decoder that hangs cannot be asked to stop.
      await worker.terminate()
      return { name, widthPx: 0, heightPx: 0, problem: image }
    },
    dispose: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()))
    }
  }
}

/** Answers with why there is no picture when the thread has ended or hangs. Codes that it told before count. */
function ordered(worker: Worker, order: PictureOrder, onCode: (code: PictureCode) => void, limitMs: number): Promise<ScannedImage | ErrorCode> {
  return new Promise((resolve) => {
    const finish = (result: ScannedImage | ErrorCode): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('exit', onExit)
      resolve(result)
    }
    const onMessage = (message: PictureAnswer): void => {
      if (message.kind === 'code') onCode(message.code)
      else finish(message.image)
    }
    const onExit = (): void => {
      finish('scan-reader-ended')
    }
    const timer = setTimeout(finish, limitMs, 'scan-timed-out')
    worker.on('message', onMessage).once('exit', onExit)
    worker.postMessage(order, transferable(order.picture.data))
  })
}

/** Only bytes that have a buffer to themselves can be moved. */
function transferable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}
