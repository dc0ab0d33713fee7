// Real pictures through both decoders: what is found, what is only named, and how bad files are refused.
import { deflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import qrcode from 'qrcode'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReaderImage } from '../../shared/ipc/host-contract.ts'
import { threadFromSource } from '../../bench/qr/thread-from-source.ts'
import { createFileDecoder } from './pictures/file-decoder.ts'
import { openQrReader } from './qr/open-reader.ts'
import type { QrReader } from './qr/read-codes.ts'
import { createPictureReader } from './read-picture.ts'
import { scanImages, type Reading } from './scan-images.ts'

const ADDRESS = 'otpauth://totp/Example:taro@example.jp?secret=JBSWY3DPEHPK3PXP&issuer=Example'
const SECOND = 'otpauth://totp/Other:hanako?secret=GEZDGNBVGY3TQOJQ&issuer=Other'

let reader: QrReader
const now = (): number => performance.now()

/** All pictures in this thread, one after the other. */
function scan(qrReader: QrReader, pictures: readonly ReaderImage[], nowMs: () => number): Promise<Reading> {
  return scanImages({ readPicture: createPictureReader({ reader: qrReader, decoder, nowMs }), parallel: 1, nowMs }, pictures)
}

const decoder = createFileDecoder({ startThread: threadFromSource })

afterAll(() => {
  decoder.dispose()
})

beforeAll(async () => {
  reader = await openQrReader({ nowMs: () => performance.now() })
})

/** A white picture of 1200 × 700 with codes drawn at 4 px a module. */
function pictureOf(codes: readonly { text: string; x: number; y: number; inverted?: boolean }[]): PNG {
  const picture = new PNG({ width: 1200, height: 700 })
  picture.data.fill(255)
  for (const { text, x, y, inverted } of codes) {
    const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
    const quiet = 4
    for (let row = -quiet; row < modules.size + quiet; row += 1) {
      for (let column = -quiet; column < modules.size + quiet; column += 1) {
        const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size
        const dark = (inside && modules.get(row, column) === 1) !== (inverted === true)
        for (let dy = 0; dy < 4; dy += 1) {
          for (let dx = 0; dx < 4; dx += 1) {
            const at = ((y + (row + quiet) * 4 + dy) * picture.width + x + (column + quiet) * 4 + dx) * 4
            picture.data.fill(dark ? 0 : 255, at, at + 3)
          }
        }
      }
    }
  }
  return picture
}

const asFile = (data: Uint8Array): ReaderImage => ({ kind: 'file', name: 'picture', data: new Uint8Array(data) })

function asBgra(picture: PNG): ReaderImage {
  return { kind: 'pixels', name: 'display', order: 'bgra', widthPx: picture.width, heightPx: picture.height, data: new Uint8Array(picture.data) }
}

describe('reading pictures', () => {
  it('finds every one-time password of a display and says where each stands', async () => {
    const picture = pictureOf([
      { text: ADDRESS, x: 40, y: 60 },
      { text: SECOND, x: 800, y: 300 }
    ])
    const { otpTexts, others } = await scan(reader, [asBgra(picture)], now)
    expect(otpTexts.map(({ text }) => text).sort()).toEqual([ADDRESS, SECOND].sort())
    expect(others).toEqual([])
    const place = otpTexts.find(({ text }) => text === SECOND)?.place
    expect(place?.x).toBeGreaterThan(0.66)
    expect(place?.y).toBeGreaterThan(0.42)
  })

  it('reads a light code on a dark ground', async () => {
    const { otpTexts } = await scan(reader, [asBgra(pictureOf([{ text: ADDRESS, x: 40, y: 60, inverted: true }]))], now)
    expect(otpTexts).toHaveLength(1)
  })

  it('reads PNG and JPEG files', async () => {
    const picture = pictureOf([{ text: ADDRESS, x: 40, y: 60 }])
    const files = [asFile(PNG.sync.write(picture)), asFile(jpeg.encode({ data: picture.data, width: 1200, height: 700 }, 80).data)]
    for (const file of files) expect((await scan(reader, [file], now)).otpTexts).toHaveLength(1)
  })

  it('counts a code that is on two mirrored displays once', async () => {
    const picture = pictureOf([{ text: ADDRESS, x: 40, y: 60 }])
    const { otpTexts, images } = await scan(reader, [asBgra(picture), asBgra(picture)], now)
    expect(otpTexts).toHaveLength(1)
    expect(images).toHaveLength(2)
  })

  it.each([
    ['https://example.com/', 'web-address', null],
    ['WIFI:T:WPA;S:home;P:secret;;', 'wifi', null],
    ['BEGIN:VCARD\nEND:VCARD', 'contact', null],
    ['just a text', 'text', null]
  ])('names %s instead of offering it', async (text, kind, reason) => {
    const { otpTexts, others } = await scan(reader, [asBgra(pictureOf([{ text, x: 40, y: 60 }]))], now)
    expect(otpTexts).toEqual([])
    expect(others).toMatchObject([{ kind, reason }])
  })

  it('passes on the transfer code of an authenticator app', async () => {
    const text = 'otpauth-migration://offline?data=CgA%3D'
    expect((await scan(reader, [asBgra(pictureOf([{ text, x: 40, y: 60 }]))], now)).otpTexts).toMatchObject([{ text }])
  })

  it('answers nothing for a picture without a code', async () => {
    expect(await scan(reader, [asBgra(pictureOf([]))], now)).toMatchObject({ otpTexts: [], others: [], images: [{ problem: null }] })
  })
})

/** The head of a PNG that claims to be 60,000 pixels wide and high. */
function hugePng(): Uint8Array {
  const head = PNG.sync.write(new PNG({ width: 1, height: 1 }))
  head.writeUInt32BE(60_000, 16)
  head.writeUInt32BE(60_000, 20)
  return head
}

describe('bad pictures', () => {
  it.each([
    ['a text file', Buffer.from('not a picture at all'), 'image-not-an-image'],
    ['an empty file', Buffer.alloc(0), 'image-not-an-image'],
    ['compressed noise', deflateSync(Buffer.alloc(500)), 'image-not-an-image'],
    ['the head of a WebP file', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'image-unreadable'],
    ['the head of a GIF file', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'image-unreadable'],
    ['a TIFF file', Buffer.from('II*\0', 'latin1'), 'image-format-unsupported'],
    ['a PNG that claims 3.6 gigapixels', hugePng(), 'image-too-large'],
    ['a PNG that ends after its signature', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image-unreadable'],
    ['a JPEG that ends after its signature', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image-unreadable']
  ])('%s is named by its code', async (_name, bytes, problem) => {
    expect((await scan(reader, [asFile(bytes)], now)).images).toMatchObject([{ problem }])
  })

  it('a truncated PNG is unreadable and the next picture is still read', async () => {
    const png = PNG.sync.write(pictureOf([{ text: ADDRESS, x: 40, y: 60 }]))
    const { images, otpTexts } = await scan(reader, [asFile(png.subarray(0, png.length >> 1)), asFile(png)], now)
    expect(images.map(({ problem }) => problem)).toEqual(['image-unreadable', null])
    expect(otpTexts).toHaveLength(1)
    expect(otpTexts[0]?.place.image).toBe(1)
  })

  it('a bitmap whose size does not fit its bytes is unreadable', async () => {
    const image: ReaderImage = { kind: 'pixels', name: 'display', order: 'bgra', widthPx: 100, heightPx: 100, data: new Uint8Array(16) }
    expect((await scan(reader, [image], now)).images).toMatchObject([{ problem: 'image-unreadable' }])
  })
})
