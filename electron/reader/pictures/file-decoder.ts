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
  /** Processor time of the whole process, milliseconds. */
  processorMs?: () => number
}

/**
 * `workMs`: of one picture at most; less when the thread says that it is worth less. `fileWork`: as many times that for all pictures of a file. Work
 * is processor time, so that a busy computer refuses no picture: 20 megapixels of JPEG take some three seconds. It and the memory are what the
 * whole process uses while the thread decodes: files are read one after the other, and what a code reader uses between two pictures does not count.
 */
const LIMITS = { workMs: 4_000, fileWork: 2.5, fileWorkMs: 6_000, memoryBytes: 448 * 1024 * 1024 }
/** What files before may have left uncollected and still counts for nobody; the rest of it counts for the file that comes then. */
const LEFT_OVER_BYTES = 48 * 1024 * 1024
const LOOK_EVERY_MS = 15
/** Objects only; pixels and the memories of WebAssembly are counted by the process. */
const THREAD_HEAP_MB = 256

export function createFileDecoder({ startThread, limits, processorMs = workOfProcess }: FileDecoderParts): FileDecoder {
  const { memoryBytes, ...most } = { ...LIMITS, ...limits }
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
  const ask = (request: DecodingRequest, file: FileBounds): Promise<DecodingAnswer> => {
    const worker = started()
    return new Promise((resolve, reject) => {
      let startedAtMs = processorMs()
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
        const workMs = processorMs() - startedAtMs
        if (process.memoryUsage.rss() - file.startBytes > memoryBytes) giveUp('image-too-large')
        else if (workMs > file.workMs || file.usedMs + workMs > Math.min(most.fileWorkMs, file.workMs * most.fileWork)) giveUp('image-too-complex')
        else if (file.msLeft() < 0) giveUp('scan-timed-out')
      }, LOOK_EVERY_MS)
      worker.on('message', (answer: DecodingAnswer) => {
        if (answer.kind === 'working') {
          // What loading the decoder took is not the file's doing.
          startedAtMs = processorMs()
          file.workMs = Math.min(most.workMs, answer.workMs)
          return
        }
        stop()
        file.usedMs += processorMs() - startedAtMs
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
      const file = { startBytes: Math.min(process.memoryUsage.rss(), idleBytes + LEFT_OVER_BYTES), workMs: most.workMs, usedMs: 0, msLeft }
      for (let answer = await ask({ kind: 'open', bytes }, file); answer.kind !== 'end'; answer = await ask({ kind: 'next' }, file)) {
        if (answer.kind === 'failed') throw new AppError(answer.code)
        if (answer.kind === 'picture') yield { data: answer.data, widthPx: answer.widthPx, heightPx: answer.heightPx }
      }
    },
    dispose: end
  }
}

interface FileBounds {
  /** Of the process when the file was opened. */
  startBytes: number
  /** What one picture may take, and what all before it took. */
  workMs: number
  usedMs: number
  msLeft: () => number
}

/** Of all threads. */
function workOfProcess(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
