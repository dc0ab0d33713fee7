// The thread that reads one picture at a time, beside others. Says what it finds to the reader process's main thread and to nobody else.
import { parentPort } from 'node:worker_threads'
import { openQrReader } from './qr/open-reader.ts'
import type { PictureAnswer, PictureOrder } from './picture-workers.ts'
import { createPictureReader } from './read-picture.ts'

const nowMs = (): number => performance.now()
// Started before the first picture, so that compiling overlaps with the capture.
const readPicture = openQrReader({ nowMs }).then((reader) => createPictureReader(reader, nowMs))

const answer = (message: PictureAnswer): void => {
  parentPort?.postMessage(message)
}

parentPort?.on('message', ({ picture, budgetMs }: PictureOrder) => {
  void readPicture
    .then((read) =>
      read(picture, {
        budgetMs,
        onCode: (code) => {
          answer({ kind: 'code', code })
        }
      })
    )
    .then((image) => {
      answer({ kind: 'done', image })
    })
})
