// jsqr on clean codes: every version, version 23 with its wrong table among them; other character sets; damage.
import { describe, expect, it } from 'vitest'
import qrcode from 'qrcode'
import { trueCode } from '../../../bench/qr/draw-pixels.ts'
import { readCrop, readMatrix } from './jsqr-decoder.ts'
import { rearrangedForJsqr } from './jsqr-version-23.ts'
import { drawMatrix } from './module-matrix.ts'

const VERSIONS = Array.from({ length: 40 }, (_, k) => k + 1)

describe('reading one clean code', () => {
  it.each(VERSIONS)('reads version %d', (version) => {
    expect(readMatrix(trueCode('OTPAUTH', { version, correction: 'L' }))).toBe('OTPAUTH')
  })

  it.each(['L', 'M', 'Q', 'H'] as const)('reads version 23 filled to the brim with correction %s', (correction) => {
    const length = { L: 1_085, M: 850, Q: 600, H: 455 }[correction]
    const text = Array.from({ length }, (_, k) => String.fromCharCode(97 + ((k * 7) % 26))).join('')
    const truth = trueCode(text, { version: 23, correction })
    expect(readMatrix(truth)).toBe(text)
  })

  it('leaves the other versions as they are', () => {
    const truth = trueCode('x', { version: 22 })
    expect(rearrangedForJsqr(truth).modules).toBe(truth.modules)
  })

  it.each([
    ['UTF-8', Buffer.from('otpauth://totp/山田', 'utf8'), 'otpauth://totp/山田'],
    ['Shift JIS', Buffer.from([0x8e, 0x52, 0x93, 0x63]), '山田'],
    ['Latin 1', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0xa0]), 'Müller\u00a0']
  ])('reads bytes in %s', (_name, bytes, text) => {
    const { modules } = qrcode.create([{ data: new Uint8ClampedArray(bytes), mode: 'byte' }], { errorCorrectionLevel: 'M' })
    expect(readMatrix({ dimension: modules.size, modules: Uint8Array.from(modules.data, (bit) => (bit ? 1 : 0)) })).toBe(text)
  })

  it('answers null for noise, for damage beyond repair and for a picture of nothing', () => {
    const truth = trueCode('x', { version: 5 })
    const damaged = truth.modules.map((module, i) => ((i * 2_654_435_761) >>> 12) & 1 ? 1 - module : module)
    expect(readMatrix({ ...truth, modules: damaged })).toBeNull()
    expect(readCrop({ data: new Uint8ClampedArray(40 * 40 * 4).fill(255), widthPx: 40, heightPx: 40 })).toBeNull()
  })

  it('draws a quiet zone around the modules', () => {
    const { widthPx, heightPx, data } = drawMatrix({ dimension: 1, modules: Uint8Array.of(1) }, 2)
    expect([widthPx, heightPx]).toEqual([18, 18])
    expect(data.filter((value, i) => i % 4 === 0 && value === 0)).toHaveLength(4)
  })
})
