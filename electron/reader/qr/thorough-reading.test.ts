// What somebody has pointed at is read where the usual reading gives up, and it still ends in time on a picture without a code.
import { describe, expect, it } from 'vitest'
import { canvas, draw, square, trueCode } from '../../../bench/qr/draw-pixels.ts'
import { openQrReader } from './open-reader.ts'
import { readThoroughly } from './thorough-reading.ts'

const TEXT = 'otpauth://totp/Example:1?secret=JBSWY3DPEHPK3PXP&issuer=Example'
const WHITE = 0xff_ff_ff

describe('a thorough reading', async () => {
  const usual = await openQrReader({ nowMs: () => 0 })

  it.each([
    ['nearly white on white, tiny', { modulePx: 1.5, dark: 0xf4_f4_f4, light: WHITE }],
    ['nearly white on white', { modulePx: 4, dark: 0xfa_fa_fa, light: WHITE }],
    ['nearly black on black', { modulePx: 4, dark: 0x10_10_10, light: 0x18_18_18 }]
  ])('reads %s, which the usual one does not, and says where it stands', async (_name, { modulePx, dark, light }) => {
    const image = canvas(200, 200, light)
    const truth = trueCode(TEXT)
    draw(image, truth, { corners: square(40, 40, truth.dimension * modulePx), dark, light })
    expect(await usual.readCodes(image)).toEqual([])
    const [code] = await readThoroughly(usual, () => 0)(image)
    expect(code?.text).toBe(TEXT)
    expect(code?.corners[0].x).toBeGreaterThan(25)
    expect(code?.corners[0].x).toBeLessThan(55)
  })

  it('answers as the usual one where that finds something', async () => {
    const image = canvas(300, 300)
    const truth = trueCode(TEXT)
    draw(image, truth, { corners: square(40, 40, truth.dimension * 4) })
    expect(await readThoroughly(usual, () => 0)(image)).toEqual(await usual.readCodes(image))
  })

  it('tries nothing more once its time is over', async () => {
    let now = 0
    let readings = 0
    const reader = { readCodes: () => {
      readings += 1
      now += 3_000
      return Promise.resolve([])
    } }
    expect(await readThoroughly(reader, () => now)(canvas(60, 60))).toEqual([])
    expect(readings).toBe(2)
  })
})
