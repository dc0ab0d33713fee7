// The planes of colour cost time, so they are named only where brightness is not enough.
import { expect, it } from 'vitest'
import { canvas, draw, square, trueCode } from '../../../bench/qr/draw-pixels.ts'
import { planesWithContrast } from './colour-contrast.ts'

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
  expect(planesWithContrast(screen(dark, light)).sort()).toEqual(planes)
})

it('a picture too small for a code has none', () => {
  expect(planesWithContrast(canvas(20, 20))).toEqual([])
})
