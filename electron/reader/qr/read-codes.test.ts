// The order of the decoders: each sees what was read before it, a text is answered once and at once, and time ends.
import { expect, it } from 'vitest'
import type { DecodedCode } from './decoder.ts'
import type { QrDecoder } from './qr-decoder.ts'
import { createQrReader } from './read-codes.ts'

const IMAGE = { data: new Uint8ClampedArray(4), widthPx: 1, heightPx: 1 }
const code = (text: string, x = 0): DecodedCode => ({ text, corners: [{ x, y: 0 }, { x: x + 1, y: 0 }, { x: x + 1, y: 1 }, { x, y: 1 }] })
const finding = (...codes: DecodedCode[]): QrDecoder => (_image, { onCode }) => {
  for (const one of codes) onCode(one)
  return Promise.resolve()
}
const unsure: QrDecoder = (_picture, { onUnread }) => {
  onUnread([])
  return Promise.resolve()
}

it('answers each text once, in the order of finding, and tells the second decoder every place', async () => {
  let known = 0
  const second: QrDecoder = (_image, reading) => {
    known = reading.known.length
    reading.onCode(code('two'))
    reading.onCode(code('one', 9))
    return Promise.resolve()
  }
  const seen: string[] = []
  const reader = createQrReader({ decoders: [finding(code('one'), code('one', 5)), second], nowMs: () => 0, budgetMs: 10 })
  const codes = await reader.readCodes(IMAGE, { onCode: ({ text }) => seen.push(text) })
  expect(codes.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(seen).toEqual(['one', 'two'])
  expect(known).toBe(2)
})

it('asks no further decoder when the time is over, and answers what was found', async () => {
  let now = 0
  const slow: QrDecoder = (_image, { onCode }) => {
    onCode(code('one'))
    now = 11
    return Promise.resolve()
  }
  const reader = createQrReader({ decoders: [slow, finding(code('late'))], nowMs: () => now, budgetMs: 10 })
  expect((await reader.readCodes(IMAGE)).map(({ text }) => text)).toEqual(['one'])
})

it.each([
  ['has nothing', [finding()], ['late']],
  ['left something unread', [finding(code('one')), unsure], ['one', 'late']],
  ['read what there is', [finding(code('one'))], ['one']]
])('asks the last resort when it %s', async (_name, decoders, texts) => {
  const reader = createQrReader({ decoders, lastResort: finding(code('late')), nowMs: () => 0, budgetMs: 10 })
  expect((await reader.readCodes(IMAGE)).map(({ text }) => text)).toEqual(texts)
})
