// The planes of colour cost time, so they are searched only where brightness is not enough.
import { expect, it } from 'vitest'
import { canvas, draw, square, trueCode } from '../../../bench/qr/draw-pixels.ts'
import { regionsOfColour } from './colour-contrast.ts'

function screen(dark: number, light: number) {
  const image = canvas(800, 600)
  const truth = trueCode('otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP')
  draw(image, truth, { corners: square(200, 150, truth.dimension * 5), dark, light })
  return image
}

it.each([
  ['black on white', 0x00_00_00, 0xff_ff_ff, []],
  ['dark blue on white', 0x60_00_00, 0xff_ff_ff, []],
  ['red on green of one brightness', 0x1e_1e_c8, 0x3f_83_3f, ['red-green']],
  ['blue on orange of one brightness', 0xf0_50_20, 0x10_46_a0, ['blue-yellow', 'red-green']]
])('%s', (_name, dark, light, planes) => {
  expect(regionsOfColour(screen(dark, light)).map(({ plane }) => plane).sort()).toEqual(planes)
})

it('a picture too small for a code has none', () => {
  expect(regionsOfColour(canvas(20, 20))).toEqual([])
})

it('the region holds the whole code and its quiet zone, and not the whole screen', () => {
  const [region] = regionsOfColour(screen(0x1e_1e_c8, 0x3f_83_3f))
  const { x, y, widthPx, heightPx } = region?.box ?? { x: 0, y: 0, widthPx: 0, heightPx: 0 }
  const sizePx = trueCode('otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP').dimension * 5
  expect([x <= 200 - 20, y <= 150 - 20, x + widthPx >= 200 + sizePx + 20, y + heightPx >= 150 + sizePx + 20]).toEqual([true, true, true, true])
  expect(widthPx * heightPx).toBeLessThan((800 * 600) / 2)
})
