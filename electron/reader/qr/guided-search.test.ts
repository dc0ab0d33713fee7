// The second decoder alone: what zxing-wasm misses, many codes at once, colours of one brightness, and when it stops.
import { describe, expect, it } from 'vitest'
import { canvas, draw, square, trueCode, type Canvas } from '../../../bench/qr/draw-pixels.ts'
import type { DecodedCode } from './decoder.ts'
import { createGuidedSearch } from './guided-search.ts'
import { createPictureViews } from './picture-views.ts'

const address = (k: number): string => `otpauth://totp/Example:${k}?secret=JBSWY3DPEHPK3PXP&issuer=Example`

async function codesOf(image: Canvas, { known = [] as readonly DecodedCode[], nowMs = (): number => 0 } = {}): Promise<DecodedCode[]> {
  const codes: DecodedCode[] = []
  await createGuidedSearch({ nowMs })(createPictureViews(image), { known, deadlineMs: 1, onCode: (code) => codes.push(code), onUnread: () => undefined })
  return codes
}

const textsOf = async (image: Canvas): Promise<string[]> => (await codesOf(image)).map(({ text }) => text).sort()

describe('the guided search', () => {
  it('reads an easy code and one without a quiet zone on black, and says where they stand', async () => {
    const image = canvas(900, 600, 0)
    const [easy, hard] = [trueCode(address(1)), trueCode(address(2))]
    draw(image, easy, { corners: square(60, 60, easy.dimension * 5) })
    draw(image, hard, { corners: square(500, 200, hard.dimension * 4), quietZone: 0 })
    const codes = await codesOf(image)
    expect(codes.map(({ text }) => text).sort()).toEqual([address(1), address(2)])
    const corners = codes.find(({ text }) => text === address(2))!.corners
    expect(corners[0].x).toBeCloseTo(500, -1)
    expect(corners[2].y).toBeCloseTo(200 + hard.dimension * 4, -1)
  })

  it('reads nine codes of both colours on one screen', async () => {
    const image = canvas(1_400, 1_200, 0x80_80_80)
    const expected = Array.from({ length: 9 }, (_, k) => address(k))
    for (const [k, text] of expected.entries()) {
      const truth = trueCode(text)
      const inverse = k % 2 === 1 ? { dark: 0xff_ff_ff, light: 0 } : {}
      draw(image, truth, { corners: square(60 + (k % 3) * 430, 60 + Math.floor(k / 3) * 380, truth.dimension * (3 + (k % 4))), ...inverse })
    }
    expect(await textsOf(image)).toEqual(expected)
  })

  it.each([
    ['red on green of one brightness', 0x1e_1e_c8, 0x3f_83_3f],
    ['blue on orange of one brightness', 0xf0_50_20, 0x10_46_a0],
    ['grey on nearly the same grey', 0x8a_8a_8a, 0x9c_9c_9c]
  ])('reads %s', async (_name, dark, light) => {
    const image = canvas(600, 500)
    const truth = trueCode(address(1))
    draw(image, truth, { corners: square(100, 80, truth.dimension * 5), dark, light })
    expect(await textsOf(image)).toEqual([address(1)])
  })

  it('says where a code stands that only its colours show', async () => {
    const image = canvas(1_000, 800)
    const truth = trueCode(address(1))
    draw(image, truth, { corners: square(500, 400, truth.dimension * 5), dark: 0x1e_1e_c8, light: 0x3f_83_3f })
    const [code] = await codesOf(image)
    expect(code?.corners[0].x).toBeCloseTo(500, -1)
    expect(code?.corners[0].y).toBeCloseTo(400, -1)
  })

  it('reads a code whose edge is beyond the screen', async () => {
    const truth = trueCode(address(1), { correction: 'Q' })
    const image = canvas(500, 400)
    draw(image, truth, { corners: square(-6, 80, truth.dimension * 6), quietZone: 0 })
    expect(await textsOf(image)).toEqual([address(1)])
  })

  it('reads a dense version 23, whose table is wrong in jsqr', async () => {
    const text = `otpauth-migration://offline?data=${'Qx7a'.repeat(180)}`
    const truth = trueCode(text, { version: 23, correction: 'M' })
    const image = canvas(500, 500)
    draw(image, truth, { corners: square(20, 20, truth.dimension * 3) })
    expect(await textsOf(image)).toEqual([text])
  })

  it('reads a mirrored code', async () => {
    const truth = trueCode(address(1))
    const side = truth.dimension * 4
    const image = canvas(400, 400)
    draw(image, truth, { corners: [{ x: 60 + side, y: 60 }, { x: 60, y: 60 }, { x: 60, y: 60 + side }, { x: 60 + side, y: 60 + side }] })
    expect(await textsOf(image)).toEqual([address(1)])
  })

  it('does not read again what another has read', async () => {
    const truth = trueCode(address(1))
    const image = canvas(400, 400)
    const corners = square(60, 60, truth.dimension * 4)
    draw(image, truth, { corners })
    expect(await codesOf(image, { known: [{ text: address(1), corners }] })).toEqual([])
  })

  it('reads nothing more when time is over', async () => {
    const truth = trueCode(address(1))
    const image = canvas(400, 400)
    draw(image, truth, { corners: square(60, 60, truth.dimension * 4) })
    expect(await codesOf(image, { nowMs: () => 2 })).toEqual([])
  })

  it.each([
    ['a code whose data are torn', true],
    ['a code that is read', false]
  ])('says of %s whether something is left unread', async (_name, isTorn) => {
    const truth = trueCode(address(1))
    const image = canvas(400, 400)
    draw(image, truth, { corners: square(60, 60, truth.dimension * 4) })
    if (isTorn) for (let y = 60 + 9 * 4; y < 60 + (truth.dimension - 9) * 4; y += 1) image.words.fill(0xff_00_00_00, y * 400 + 60 + 9 * 4, y * 400 + 60 + truth.dimension * 4)
    let isUnread = false
    const onUnread = (): void => {
      isUnread = true
    }
    await createGuidedSearch({ nowMs: () => 0 })(createPictureViews(image), { known: [], deadlineMs: 1, onCode: () => undefined, onUnread })
    expect(isUnread).toBe(isTorn)
  })

  it.each([[1, 1], [7, 300], [300, 7], [64, 64]])('answers nothing for an empty picture of %d × %d', async (width, height) => {
    expect(await codesOf(canvas(width, height))).toEqual([])
  })
})
