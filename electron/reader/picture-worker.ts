// The thread that reads one picture at a time, beside others. Says what it finds to the reader process's main thread and to nobody else.
import { parentPort, Worker } from 'node:worker_threads'
import { createFileDecoder } from './pictures/file-decoder.ts'
import { openQrReader } from './qr/open-reader.ts'
import type { PictureAnswer, PictureOrder } from './picture-workers.ts'
import { createPictureReader } from './read-picture.ts'
import { warmUp } from './warm-up.ts'

const nowMs = (): number => performance.now()
// Its thread starts with the first file, and is built beside this one.
const decoder = createFileDecoder({ startThread: (options) => new Worker(new URL('./decoding-thread.js', import.meta.url), options) })
// Started before the first picture, so that compiling overlaps with the capture.
const readPicture = openQrReader({ nowMs }).then((reader) => createPictureReader({ reader, decoder, nowMs }))

/** A thread whose picture comes at once has no time to warm up. */
const WARM_UP_AFTER_MS = 150
let isIdle = true
setTimeout(() => {
  if (isIdle) void readPicture.then((read) => warmUp(read, () => isIdle))
}, WARM_UP_AFTER_MS)

const answer = (message: PictureAnswer): void => {
  parentPort?.postMessage(message)
}

parentPort?.on('message', ({ picture, budgetMs, effort, showsSurroundings }: PictureOrder) => {
  isIdle = false
  void readPicture
    .then((read) =>
      read(picture, {
        budgetMs,
        effort,
        showsSurroundings,
        onCode: (code) => {
          answer({ kind: 'code', code })
        }
      })
    )
    .then((image) => {
      answer({ kind: 'done', image })
    })
})
