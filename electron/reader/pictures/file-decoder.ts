// Owns the decoding thread and its bounds: a file that takes too long or too much memory ends the thread, and spoils only itself.
import type { Worker, WorkerOptions } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import type { DecodingAnswer, DecodingRequest } from './decoding-protocol.ts'

export interface FileDecoder {
  /**
   * The pictures of one file. Throws `image-not-an-image`, `image-format-unsupported`, `image-too-large` (also by the memory that it took),
   * `image-too-complex` (by its work), `image-unreadable`, `pdf-password-needed`, or `scan-timed-out` when `msLeft` answers less than 0.
   */
  pictures(bytes: Uint8Array, msLeft?: () => number): AsyncGenerator<PixelImage>
  dispose(): void
}

export interface FileDecoderParts {
  /** Starts the decoding thread (decoding-thread.ts). */
  startThread: (options: WorkerOptions) => Worker
  limits?: Partial<typeof LIMITS>
}

/**
 * Of one picture, and of all pictures of a file. Work is processor time, so that a busy computer refuses no picture: 25 megapixels of JPEG take
 * some three seconds. It and the memory are what the whole process has used since then: files are read one after the other.
 */
const LIMITS = { workMs: 4_000, fileWorkMs: 6_000, memoryBytes: 448 * 1024 * 1024 }
/** What files before may have left uncollected and still counts for nobody; the rest of it counts for the file that comes then. */
const LEFT_OVER_BYTES = 48 * 1024 * 1024
const LOOK_EVERY_MS = 15
/** Objects only; pixels and the memories of WebAssembly are counted by the process. */
const THREAD_HEAP_MB = 256

export function createFileDecoder({ startThread, limits }: FileDecoderParts): FileDecoder {
  const { workMs, fileWorkMs, memoryBytes } = { ...LIMITS, ...limits }
  const idleBytes = process.memoryUsage.rss()
  let thread: Worker | null = null

  const started = (): Worker => {
    thread ??= startThread({ resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB }, stdout: true, stderr: true })
    return thread
  }
  const end = (): void => {
    // Ends also inside a loop of WebAssembly, and gives its memory back.
    void thread?.terminate()
    thread = null
  }
  const ask = (request: DecodingRequest, { startBytes, fileWork, msLeft }: Bounds): Promise<DecodingAnswer> => {
    const worker = started()
    return new Promise((resolve, reject) => {
      const startWork = process.cpuUsage()
      const stop = (): void => {
        clearInterval(watch)
        for (const name of ['message', 'error', 'exit']) worker.removeAllListeners(name)
      }
      const giveUp = (code: ErrorCode, cause?: unknown): void => {
        stop()
        end()
        reject(new AppError(code, { cause }))
      }
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - startBytes > memoryBytes) giveUp('image-too-large')
        else if (workSince(startWork) > workMs || workSince(fileWork) > fileWorkMs) giveUp('image-too-complex')
        else if (msLeft() < 0) giveUp('scan-timed-out')
      }, LOOK_EVERY_MS)
      worker.once('message', (answer: DecodingAnswer) => {
        stop()
        resolve(answer)
      })
      worker.once('error', (cause) => {
        giveUp('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'image-too-large' : 'image-unreadable', cause)
      })
      worker.once('exit', () => {
        giveUp('image-unreadable')
      })
      worker.postMessage(request)
    })
  }
  return {
    async *pictures(bytes, msLeft = () => Number.POSITIVE_INFINITY) {
      const bounds = { startBytes: Math.min(process.memoryUsage.rss(), idleBytes + LEFT_OVER_BYTES), fileWork: process.cpuUsage(), msLeft }
      for (let answer = await ask({ kind: 'open', bytes }, bounds); ; answer = await ask({ kind: 'next' }, bounds)) {
        if (answer.kind === 'end') return
        if (answer.kind === 'failed') throw new AppError(answer.code)
        yield { data: answer.data, widthPx: answer.widthPx, heightPx: answer.heightPx }
      }
    },
    dispose: end
  }
}

interface Bounds {
  /** Of the process when the file was opened. */
  startBytes: number
  fileWork: NodeJS.CpuUsage
  msLeft: () => number
}

/** Milliseconds of processor time of all threads. */
function workSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}
