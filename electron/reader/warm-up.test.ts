// The reading that nobody asked for: a real code for real decoders, and never in the way of a picture.
import { expect, it } from 'vitest'
import { openQrReader } from './qr/open-reader.ts'
import { createPictureReader } from './read-picture.ts'
import { warmUp } from './warm-up.ts'

const nowMs = (): number => performance.now()
const noFiles = { pictures: () => { throw new Error('it is no file') } }

it.each([true, false])('the drawn code is one that is read each time (WebAssembly: %s)', async (webAssembly) => {
  const reader = await openQrReader({ nowMs, webAssembly })
  expect(await warmUp(createPictureReader({ reader, decoder: noFiles, nowMs }), () => true)).toBe(3)
})

it('ends with the reading in which a picture came', async () => {
  let readings = 0
  await warmUp(
    () => {
      readings += 1
      return Promise.resolve({ name: '', widthPx: 1, heightPx: 1, problem: null })
    },
    () => readings === 0
  )
  expect(readings).toBe(1)
})
