// What a file may cost, counted on a made-up clock of the processor: what its size is worth and no more; loading a decoder and reading codes do not count.
import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { beforeEach, expect, it } from 'vitest'
import type { DecodingAnswer } from './decoding-protocol.ts'
import { createFileDecoder, type FileDecoder } from './file-decoder.ts'

type Step = DecodingAnswer | { kind: 'uses'; ms: number }

const PICTURE: DecodingAnswer = { kind: 'picture', data: new Uint8ClampedArray(4), widthPx: 1, heightPx: 1 }
const END: DecodingAnswer = { kind: 'end' }
let usedMs = 0
let ended = 0

beforeEach(() => {
  usedMs = 0
  ended = 0
})

/** A thread that does what is listed up to an answer, each time that it is asked; after that it works on and on without an answer. */
function decoderOf(steps: Step[]): FileDecoder {
  const startThread = (): Worker => {
    const thread = new EventEmitter()
    const postMessage = (): void => {
      for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
        if (step.kind === 'uses') usedMs += step.ms
        else thread.emit('message', step)
        if (step.kind !== 'uses' && step.kind !== 'working') return
      }
    }
    const terminate = (): Promise<number> => Promise.resolve((ended += 1))
    return Object.assign(thread, { postMessage, terminate }) as unknown as Worker
  }
  return createFileDecoder({ startThread, processorMs: () => usedMs })
}

async function picturesOf(decoder: FileDecoder, readingMs = 0): Promise<number> {
  let count = 0
  for await (const { widthPx } of decoder.pictures(new Uint8Array(9))) {
    count += widthPx
    usedMs += readingMs
  }
  return count
}

const working = (workMs: number): Step => ({ kind: 'working', workMs })
const uses = (ms: number): Step => ({ kind: 'uses', ms })

it.each<[string, Step[]]>([
  ['more than its size is worth', [working(1_000), uses(1_001)]],
  ['more than any picture may', [working(90_000), uses(4_001)]],
  ['more than its head said at last', [working(1_000), uses(900), working(1_500), uses(1_501)]],
  ['too long before anything is known of it', [uses(4_001)]],
  ['with all its pictures two and a half times what one may', [working(1_000), uses(800), PICTURE, uses(800), PICTURE, uses(800), PICTURE, uses(200)]],
  ['with all its pictures more than any file may', [working(4_000), uses(3_900), PICTURE, uses(2_200)]]
])('a file that uses %s is given up as too complex, and its thread ended', async (_name, steps) => {
  await expect(picturesOf(decoderOf(steps))).rejects.toMatchObject({ code: 'image-too-complex' })
  expect(ended).toBe(1)
})

it('loading the decoder and reading what was decoded do not count', async () => {
  const decoder = decoderOf([uses(3_000), working(1_000), uses(900), PICTURE, uses(900), PICTURE, END])
  expect(await picturesOf(decoder, 3_000)).toBe(2)
  expect(ended).toBe(0)
})

it('what one file was worth says nothing of the next', async () => {
  const decoder = decoderOf([working(100), PICTURE, END, working(3_000), uses(2_900), PICTURE, END])
  expect([await picturesOf(decoder), await picturesOf(decoder)]).toEqual([1, 1])
})
