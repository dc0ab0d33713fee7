// The first decoder: soon on the half of a large picture, the whole of it only when asked again; places are those of the whole.
import { beforeAll, expect, it } from 'vitest'
import { canvas, draw, square, trueCode } from '../../../bench/qr/draw-pixels.ts'
import type { DecodedCode } from './decoder.ts'
import type { QrDecoder } from './qr-decoder.ts'
import { createPictureViews } from './picture-views.ts'
import { createZxingDecoders, type ZxingDecoders } from './zxing-decoder.ts'

const ADDRESS = 'otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP'
const TRUTH = trueCode(ADDRESS)
let zxing: ZxingDecoders

beforeAll(async () => {
  zxing = await createZxingDecoders({ nowMs: () => 0 })
})

function screen(widthPx: number, heightPx: number, modulePx: number) {
  const image = canvas(widthPx, heightPx)
  draw(image, TRUTH, { corners: square(401, 301, TRUTH.dimension * modulePx) })
  return createPictureViews(image)
}

async function codesOf(decode: QrDecoder, views: ReturnType<typeof screen>): Promise<DecodedCode[]> {
  const codes: DecodedCode[] = []
  await decode(views, { known: [], deadlineMs: 1, onCode: (code) => codes.push(code), onUnread: () => undefined })
  return codes
}

it.each([
  ['a small picture', 1_024, 768],
  ['a large one', 3_840, 2_160]
])('%s is read at once, with its place in the whole of it', async (_name, width, height) => {
  const [code] = await codesOf(zxing.quick, screen(width, height, 6))
  expect(code?.text).toBe(ADDRESS)
  expect(code?.corners[0].x).toBeCloseTo(401, -1)
  expect(code?.corners[2].y).toBeCloseTo(301 + TRUTH.dimension * 6, -1)
})

it('what is too small for the half of a large picture is read from the whole', async () => {
  const views = screen(3_840, 2_160, 2)
  expect(await codesOf(zxing.quick, views)).toEqual([])
  expect((await codesOf(zxing.thorough, views)).map(({ text }) => text)).toEqual([ADDRESS])
})

it('a picture that was read as a whole is not read again', async () => {
  expect(await codesOf(zxing.thorough, screen(1_024, 768, 6))).toEqual([])
})

it('an empty picture has no code', async () => {
  expect(await codesOf(zxing.quick, createPictureViews(canvas(1, 1)))).toEqual([])
})
