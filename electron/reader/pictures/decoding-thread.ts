// The decoding thread of the reader process: bytes of a file in, its pictures out. It can be ended in the middle of a decoder, which is why it is a thread.
import { parentPort } from 'node:worker_threads'
import { codeOf } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { decodeFile } from './decode-file.ts'
import type { DecodingAnswer, DecodingRequest } from './decoding-protocol.ts'

let pictures: AsyncGenerator<PixelImage> | null = null

function answer(message: DecodingAnswer): void {
  parentPort?.postMessage(message, message.kind === 'picture' ? [message.data.buffer] : [])
}

/** The pixels may be a part of a larger buffer, or of a decoder's memory: what goes over is theirs alone. */
function ownBytes(data: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const { buffer } = data
  return buffer instanceof ArrayBuffer && buffer.byteLength === data.length ? new Uint8ClampedArray(buffer) : new Uint8ClampedArray(data)
}

async function next(): Promise<void> {
  try {
    const one = await pictures?.next()
    if (one === undefined || one.done === true) answer({ kind: 'end' })
    else answer({ kind: 'picture', data: ownBytes(one.value.data), widthPx: one.value.widthPx, heightPx: one.value.heightPx })
  } catch (error) {
    const code = codeOf(error)
    answer({ kind: 'failed', code: code === 'internal' ? 'image-unreadable' : code })
  }
}

parentPort?.on('message', (request: DecodingRequest) => {
  if (request.kind === 'open') {
    pictures = decodeFile(request.bytes, (workMs) => {
      answer({ kind: 'working', workMs })
    })
  }
  void next()
})
