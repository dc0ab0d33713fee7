// Holds the picture of what stands around a code to saying nothing of the code: no pixel of it, nothing that a reader reads, no readable text; and to being of use.
import { beforeAll, describe, expect, it } from 'vitest'
import qrcode from 'qrcode'
import { openQrReader } from './qr/open-reader.ts'
import type { PixelImage } from './qr/decoder.ts'
import type { QrReader } from './qr/read-codes.ts'
import { readThoroughly } from './qr/thorough-reading.ts'
import { createPictureReader } from './read-picture.ts'
import { boxAround, surroundingsOf } from './surroundings.ts'
import type { ScannedImage } from '../../shared/model/scan.ts'

const nowMs = (): number => performance.now()
const addressOf = (name: string): string => `otpauth://totp/Example:${name}@example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example`
const PAGE = [250, 240, 230, 255] as const

let reader: QrReader
beforeAll(async () => {
  reader = await openQrReader({ nowMs })
})

/** A page of one colour with codes on it, `modulePx` a module, each in a colour that nothing else has. */
function pageOf(codes: readonly { text: string; x: number; y: number; modulePx: number; dark?: readonly number[] }[], widthPx = 1600, heightPx = 1000): PixelImage {
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  for (let at = 0; at < data.length; at += 4) data.set(PAGE, at)
  for (const { text, x, y, modulePx, dark = [200, 0, 0] } of codes) {
    const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
    for (let row = 0; row < modules.size * modulePx; row += 1) {
      for (let column = 0; column < modules.size * modulePx; column += 1) {
        const isDark = modules.get(Math.floor(row / modulePx), Math.floor(column / modulePx)) === 1
        data.set(isDark ? dark : [255, 255, 255], ((y + row) * widthPx + x + column) * 4)
      }
    }
  }
  return { data, widthPx, heightPx }
}

const read = (image: PixelImage): Promise<ScannedImage> =>
  createPictureReader({ reader, nowMs, decoder: { pictures: () => { throw new Error('no file here') } } })(
    { kind: 'pixels', name: 'page', order: 'rgba', widthPx: image.widthPx, heightPx: image.heightPx, data: new Uint8Array(image.data) },
    { budgetMs: 5_000, showsSurroundings: true, onCode: () => undefined }
  )

const colours = (data: Uint8Array): Set<string> => {
  const seen = new Set<string>()
  for (let at = 0; at < data.length; at += 4) seen.add(data.subarray(at, at + 4).join())
  return seen
}
const HOLE = '0,0,0,0'

describe('what stands around a code', () => {
  it.each([2, 3, 4, 6, 8, 12])('holds no pixel of a code of %i pixels a module, and of its neighbours none', async (modulePx) => {
    const size = 45 * modulePx
    const codes = [
      { text: addressOf('taro'), x: 400, y: 300, modulePx },
      { text: addressOf('hanako'), x: 400 + size + 4 * modulePx, y: 300, modulePx },
      // Twice the same text: read once, and hidden both times.
      ...(modulePx <= 6 ? [{ text: addressOf('taro'), x: 20, y: 20, modulePx }] : [])
    ].filter(({ x, y }) => x + size < 1_600 && y + size < 1_000)
    const { surroundings = [] } = await read(pageOf(codes))
    expect(surroundings.length).toBe(new Set(codes.map(({ text }) => text)).size)
    for (const { picture } of surroundings) {
      expect([...colours(picture.data)].sort()).toEqual([HOLE, PAGE.join()])
      expect(await readThoroughly(reader, nowMs)({ ...picture, data: new Uint8ClampedArray(picture.data) })).toEqual([])
    }
  })

  it('leaves out what looks like a code and could not be read', async () => {
    const page = pageOf([{ text: addressOf('taro'), x: 300, y: 300, modulePx: 5 }, { text: addressOf('hanako'), x: 700, y: 300, modulePx: 5 }])
    // A wide stripe through its data: three finders and both timing patterns stand.
    for (let y = 380; y < 470; y += 1) page.data.fill(255, (y * page.widthPx + 745) * 4, (y * page.widthPx + 925) * 4)
    const { surroundings = [] } = await read(page)
    expect(surroundings).toHaveLength(1)
    expect([...colours(surroundings[0]?.picture.data ?? new Uint8Array())].sort()).toEqual([HOLE, PAGE.join()])
  })

  it('is coarser than any text, whatever the size of the code', () => {
    const page = pageOf([])
    for (const sizePx of [40, 150, 400]) {
      const picture = surroundingsOf(page, { x: 600, y: 400, width: sizePx, height: sizePx }, [])
      expect((picture?.widthPx ?? 0) * Math.max(6, sizePx / 24)).toBeLessThanOrEqual(1_600 + 24)
      expect([(picture?.widthPx ?? 0) <= 160, (picture?.heightPx ?? 0) <= 100]).toEqual([true, true])
    }
  })

  it('is not given where nothing but the code is on the picture', () => {
    const page = pageOf([], 300, 300)
    expect(surroundingsOf(page, { x: 20, y: 20, width: 260, height: 260 }, [])).toBeNull()
    expect(surroundingsOf(pageOf([], 5, 5), { x: 0, y: 0, width: 5, height: 5 }, [])).toBeNull()
  })

  it('tells where in it the code was, at the edge of a display too', () => {
    const page = pageOf([])
    expect(surroundingsOf(page, { x: 700, y: 450, width: 100, height: 100 }, [])?.centre.x).toBeCloseTo(0.5, 1)
    const corner = surroundingsOf(page, boxAround([{ x: 0, y: 0 }, { x: 120, y: 0 }, { x: 120, y: 120 }, { x: 0, y: 120 }]), [])
    expect([corner?.centre.x, corner?.centre.y].every((at) => (at ?? 1) < 0.2)).toBe(true)
  })
})
