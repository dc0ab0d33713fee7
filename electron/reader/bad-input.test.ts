// Hostile and odd pictures: bounded time and memory, a code for each, and the next picture is read all the same.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canvas, draw, square, trueCode, type Canvas } from '../../bench/qr/draw-pixels.ts'
import type { ReaderImage } from '../../shared/ipc/host-contract.ts'
import { threadFromSource } from '../../bench/qr/thread-from-source.ts'
import { createFileDecoder } from './pictures/file-decoder.ts'
import { openQrReader } from './qr/open-reader.ts'
import type { QrReader } from './qr/read-codes.ts'
import { createPictureReader } from './read-picture.ts'
import { scanImages, type Reading } from './scan-images.ts'

const ADDRESS = 'otpauth://totp/Example:taro?secret=JBSWY3DPEHPK3PXP'
const now = (): number => performance.now()

let reader: QrReader
/** All pictures in this thread, one after the other. */
function scan(qrReader: QrReader, pictures: readonly ReaderImage[], nowMs: () => number): Promise<Reading> {
  return scanImages({ readPicture: createPictureReader({ reader: qrReader, decoder, nowMs }), parallel: 1, nowMs }, pictures)
}

const decoder = createFileDecoder({ startThread: threadFromSource })

afterAll(() => {
  decoder.dispose()
})

beforeAll(async () => {
  reader = await openQrReader({ nowMs: now })
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body) >>> 0, body.length + 4)
  return out
}

/** A PNG of 8-bit RGBA that says one size and holds so many bytes of zeros. */
function pngFile({ width, height, inflatedBytes, interlaced = false, depth = 8 }: { width: number; height: number; inflatedBytes: number; interlaced?: boolean; depth?: number }): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, 6, 0, 0, interlaced ? 1 : 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(inflatedBytes))), chunk('IEND', Buffer.alloc(0))])
}

/** A JPEG whose frame header was made to say another size. */
function jpegOf(width: number, height: number): Uint8Array {
  const file = new Uint8Array(jpeg.encode({ data: Buffer.alloc(16 * 16 * 4, 200), width: 16, height: 16 }, 70).data)
  const frame = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xc0)
  new DataView(file.buffer).setUint16(frame + 5, height)
  new DataView(file.buffer).setUint16(frame + 7, width)
  return file
}

/** Two frames of one pixel, neither of them whole. */
const BROKEN_GIF = Buffer.from('4749463839610100010080000000000000ffffff21f90400000000002c00000000010001000002024401002c000000000100010000020244010b3b', 'hex')

const file = (data: Uint8Array): ReaderImage => ({ kind: 'file', name: 'picture', data: new Uint8Array(data) })
const display = ({ data, widthPx, heightPx }: Canvas): ReaderImage => ({ kind: 'pixels', name: 'display', order: 'rgba', widthPx, heightPx, data: new Uint8Array(data) })

function screenWith(text: string, correction: 'L' | 'M' = 'M'): Canvas {
  const truth = trueCode(text, { correction })
  const image = canvas(truth.dimension * 4 + 120, truth.dimension * 4 + 120)
  draw(image, truth, { corners: square(60, 60, truth.dimension * 4) })
  return image
}

function finderTiles(modulePx: number): (x: number, y: number) => boolean {
  const at = (place: number): number => Math.abs(Math.floor((place % (9 * modulePx)) / modulePx) - 4)
  return (x, y) => {
    const ring = Math.max(at(x), at(y))
    return ring <= 1 || ring === 3
  }
}

describe('pictures that ask for too much', () => {
  it.each([
    ['a PNG of 100 megapixels', pngFile({ width: 10_000, height: 10_000, inflatedBytes: 1_000 }), 'image-too-large'],
    ['a PNG of 17 megapixels with 16 bits a channel', pngFile({ width: 5_000, height: 3_500, inflatedBytes: 1_000, depth: 16 }), 'image-too-large'],
    ['a JPEG of 100 megapixels', jpegOf(10_000, 10_000), 'image-too-large'],
    ['an interlaced bomb: 100 × 100 pixels, 300 MB inside', pngFile({ width: 100, height: 100, inflatedBytes: 300_000_000, interlaced: true }), 'image-too-large'],
    ['a GIF whose frames are broken', BROKEN_GIF, 'image-unreadable'],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9, 0, 0, 0, 0]), 'image-unreadable'],
    ['a JPEG of no width', jpegOf(0, 10), 'image-unreadable']
  ])('%s is refused within a second', async (_name, bytes, problem) => {
    const from = process.cpuUsage()
    const { images } = await scan(reader, [file(bytes)], now)
    expect(images).toMatchObject([{ problem }])
    expect(process.cpuUsage(from).user / 1_000).toBeLessThan(1_000)
  })

  it('a straight bomb is inflated no further than its head says', async () => {
    const from = process.cpuUsage()
    const { images, otpTexts } = await scan(reader, [file(pngFile({ width: 100, height: 100, inflatedBytes: 300_000_000 })), display(screenWith(ADDRESS))], now)
    expect(images).toHaveLength(2)
    expect(otpTexts).toHaveLength(1)
    expect(process.cpuUsage(from).user / 1_000).toBeLessThan(1_500)
  })

  it('the largest picture that is accepted takes less than 512 MB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nidan-bad-input-'))
    try {
      const path = join(folder, 'large.png')
      writeFileSync(path, pngFile({ width: 7_500, height: 4_000, inflatedBytes: (7_500 * 4 + 1) * 4_000 }))
      const checkout = resolve(import.meta.dirname, '../..')
      const script = `process.argv.splice(1, 0, 'qr-read'); await import(${JSON.stringify(join(checkout, 'scripts/qr-read.ts'))}); console.log(process.resourceUsage().maxRSS)`
      const { stdout } = spawnSync(process.execPath, ['--import', join(checkout, 'node_modules/tsx/dist/loader.mjs'), '--input-type=module', '-e', script, path], { encoding: 'utf8' })
      const [answer = '', memoryKb = ''] = stdout.trim().split('\n')
      expect(JSON.parse(answer)).toMatchObject({ codes: [] })
      expect(Number(memoryKb) / 1_024).toBeLessThan(512)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)

  it.each<[string, (x: number, y: number) => boolean]>([
    ['tiled with finder patterns of 3 px a module', finderTiles(3)],
    ['tiled with finder patterns of 2 px a module', finderTiles(2)],
    ['tiled with finder patterns of 1 px a module', finderTiles(1)],
    ['of noise', (x, y) => (Math.imul(x * 7_919 + y * 104_729, 2_654_435_761) >>> 15) % 2 === 0],
    ['of stripes with the ratio of a finder pattern', (x) => [0, 2, 3, 4, 6].includes(x % 8)]
  ])('a 4K display %s ends soon after its time, and the next picture is read', async (_name, isDark) => {
    const image = canvas(3_840, 2_160)
    for (let y = 0, i = 0; y < 2_160; y += 1) for (let x = 0; x < 3_840; x += 1, i += 1) if (isDark(x, y)) image.words[i] = 0xff_00_00_00
    const budgetMs = 300
    const hurried = await openQrReader({ nowMs: now, budgetMs })
    const from = process.cpuUsage()
    expect(await hurried.readCodes(image)).toEqual([])
    const { user, system } = process.cpuUsage(from)
    expect((user + system) / 1_000).toBeLessThan(budgetMs + 1_000)
    expect(await reader.readCodes(screenWith(ADDRESS))).toHaveLength(1)
  }, 30_000)

  it('when time is over, what was read counts and the rest is named', async () => {
    let clock = 0
    const slow: QrReader = {
      readCodes: (image, { onCode } = {}) => {
        // The small picture of what stood around a code is looked at in no time.
        if (image.widthPx > 160) clock += 5_000
        return reader.readCodes(image, onCode === undefined ? {} : { onCode })
      }
    }
    const three = [ADDRESS, `${ADDRESS}&n=2`, `${ADDRESS}&n=3`].map((text) => display(screenWith(text)))
    const { images, otpTexts } = await scan(slow, three, () => clock)
    expect(images.map(({ problem }) => problem)).toEqual([null, null, 'scan-timed-out'])
    expect(otpTexts).toHaveLength(2)
  })
})

describe('codes that say something odd', () => {
  it.each([
    ['3 KB of text', 'x'.repeat(2_900), 'text'],
    ['control characters', 'a\u0000b\u001b[31m\u0007c', 'text'],
    ['a script address', 'javascript:alert(document.cookie)', 'text'],
    ['a script address behind a space', ' javascript:alert(1)', 'text'],
    ['a data address', 'data:text/html,<script>alert(1)</script>', 'text'],
    ['a file address', 'file:///etc/passwd', 'text']
  ])('%s is a text: named, never opened, its words stay in the reader', async (_name, text, kind) => {
    const { otpTexts, others } = await scan(reader, [display(screenWith(text, 'L'))], now)
    expect(otpTexts).toEqual([])
    expect(others).toMatchObject([{ kind, reason: null }])
    expect(JSON.stringify(others)).not.toContain('alert')
  })

  it('an address of 2.9 KB goes to the vault process whole', async () => {
    const long = `${ADDRESS}&note=${'n'.repeat(2_850)}`
    const { otpTexts } = await scan(reader, [display(screenWith(long, 'L'))], now)
    expect(otpTexts.map(({ text }) => text)).toEqual([long])
  })
})
