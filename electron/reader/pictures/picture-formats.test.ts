// Every kind of file that is read, from real encoders, through the decoding thread; and every kind cut off, swollen or twisted.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import { encode as encodeBmp } from 'bmp-ts'
import jpeg from 'jpeg-js'
import { GifWriter } from 'omggif'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfCode, pdfOf, svgOf } from '../../../e2e/fixtures/qr-documents.ts'
import { canvas, draw, square, trueCode } from '../../../bench/qr/draw-pixels.ts'
import { threadFromSource } from '../../../bench/qr/thread-from-source.ts'
import { openQrReader } from '../qr/open-reader.ts'
import type { QrReader } from '../qr/read-codes.ts'
import { createPictureReader } from '../read-picture.ts'
import { scanImages, type Reading } from '../scan-images.ts'
import { createFileDecoder } from './file-decoder.ts'

/** What the codes of testdata/ say, which ImageMagick encoded. */
const ADDRESS = 'otpauth://totp/Lantern:hanako?secret=NBSWY3DPO5XXE3DE&issuer=Lantern'
const SECOND = 'otpauth://totp/Other:taro?secret=GEZDGNBVGY3TQOJQ&issuer=Other'
const TESTDATA = resolve(import.meta.dirname, '../testdata')
const now = (): number => performance.now()

let reader: QrReader
const decoder = createFileDecoder({ startThread: threadFromSource })

const read = (...files: Uint8Array[]): Promise<Reading> =>
  scanImages({ readPicture: createPictureReader({ reader, decoder, nowMs: now }), parallel: 1, nowMs: now }, files.map((data) => ({ kind: 'file', name: 'picture', data: new Uint8Array(data) })))
const textsOf = ({ otpTexts }: Reading): string[] => otpTexts.map(({ text }) => text)
const testdata = (name: string): Promise<Buffer> => readFile(join(TESTDATA, name))

beforeAll(async () => {
  reader = await openQrReader({ nowMs: now })
  // The thread compiles its source once; a built program has nothing to compile.
  await read(pngFile())
}, 60_000)

afterAll(() => {
  decoder.dispose()
})

function pixels(text = ADDRESS): { data: Buffer; width: number; height: number } {
  const truth = trueCode(text, { correction: 'M' })
  const image = canvas(truth.dimension * 4 + 80, truth.dimension * 4 + 80)
  draw(image, truth, { corners: square(40, 40, truth.dimension * 4) })
  return { data: Buffer.from(image.data), width: image.widthPx, height: image.heightPx }
}

function pngFile(text?: string): Buffer {
  const { data, width, height } = pixels(text)
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data }))
}

const jpegFile = (): Buffer => Buffer.from(jpeg.encode(pixels(), 80).data)

/** bmp-ts takes ABGR. */
function bmpFile(bitPP: 24 | 32): Buffer {
  const { data, width, height } = pixels()
  return Buffer.from(encodeBmp({ data: Buffer.from(data).swap32(), width, height, bitPP }).data)
}

/** Frames of one colour but for those with a text. */
function gifFile(frames: readonly (string | null)[], side = 300): Buffer {
  const bytes = Buffer.alloc(frames.length * side * side * 2 + 1_000)
  const gif = new GifWriter(bytes, side, side, { palette: [0, 0xffffff], loop: 0 })
  for (const text of frames) {
    const indexed = new Array<number>(side * side).fill(1)
    if (text !== null) {
      const { data, width, height } = pixels(text)
      for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) indexed[y * side + x] = (data[(y * width + x) * 4] ?? 0) > 127 ? 1 : 0
    }
    gif.addFrame(0, 0, side, side, indexed, { delay: 10 })
  }
  return bytes.subarray(0, gif.end())
}

const page = (text: string): string => pdfCode(text, { x: 100, y: 300, modulePt: 3 })

describe('kinds of files', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['PNG', () => pngFile()],
    ['JPEG', jpegFile],
    ['BMP of 24 bits', () => bmpFile(24)],
    ['BMP of 32 bits', () => bmpFile(32)],
    ['GIF', () => gifFile([ADDRESS])],
    ['animated GIF that shows it later', () => testdata('animation.gif')],
    ['animated GIF of 200 frames that shows it last', () => gifFile([...Array.from({ length: 199 }, () => null), ADDRESS], 220)],
    ['WebP without loss', () => testdata('code.webp')],
    ['WebP with loss', () => testdata('photo.webp')],
    ['animated WebP that shows it later', () => testdata('animation.webp')],
    ['AVIF', () => testdata('code.avif')],
    ['HEIC', () => testdata('code.heic')],
    ['SVG of one unit a module', () => Buffer.from(svgOf(ADDRESS))],
    ['SVG with a ground of its own size', () => Buffer.from(svgOf(ADDRESS, 'width="300" height="300"'))],
    ['SVG that says it is a million wide', () => Buffer.from(svgOf(ADDRESS, 'width="1000000" height="1000000"'))],
    ['SVG with a PNG inside', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><image width="300" height="300" href="data:image/png;base64,${pngFile().toString('base64')}"/></svg>`)],
    ['PDF', () => pdfOf([page(ADDRESS)])],
    ['PDF behind some bytes', () => Buffer.concat([Buffer.from('mail\r\n'), pdfOf([page(ADDRESS)])])],
    ['PDF with a page of 200 inches', () => pdfOf([pdfCode(ADDRESS, { x: 2_000, y: 2_000, modulePt: 100 })], { mediaBox: '0 0 14400 14400' })]
  ])('%s is read', async (_name, make) => {
    expect(textsOf(await read(await make()))).toEqual([ADDRESS])
  })

  it('codes of two frames and of two pages are all read', async () => {
    expect(textsOf(await read(gifFile([ADDRESS, SECOND]))).sort()).toEqual([ADDRESS, SECOND].sort())
    expect(textsOf(await read(pdfOf([page(ADDRESS), '', page(SECOND)]))).sort()).toEqual([ADDRESS, SECOND].sort())
  })

  it('several files of several kinds at once are read, each under its place', async () => {
    const { otpTexts, images } = await read(pngFile(SECOND), await testdata('code.webp'))
    expect(otpTexts.map(({ text, place }) => [text, place.image])).toEqual([[SECOND, 0], [ADDRESS, 1]])
    expect(images.map(({ problem }) => problem)).toEqual([null, null])
  })

  it('the ending of a name says nothing: what counts is in the file', async () => {
    const data = new Uint8Array(await testdata('code.webp'))
    const { otpTexts } = await scanImages({ readPicture: createPictureReader({ reader, decoder, nowMs: now }), parallel: 1, nowMs: now }, [{ kind: 'file', name: 'code.png', data }])
    expect(otpTexts).toHaveLength(1)
  })
})

/** `at` counts from where `after` stands in the file. */
function patched(file: Buffer, { after, at, values, size }: { after: string; at: number; values: readonly number[]; size: 2 | 3 | 4 }): Buffer {
  const copy = Buffer.from(file)
  const start = copy.indexOf(after, 0, 'latin1') + after.length + at
  for (const [index, value] of values.entries()) {
    if (after === 'ispe') copy.writeUInt32BE(value, start + index * size)
    else copy.writeUIntLE(value, start + index * size, size)
  }
  return copy
}

const LAUGHS = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`).join('')}]>`
const NESTED_USES = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><defs><g id="u0"><rect width="1" height="1"/></g>${Array.from({ length: 30 }, (_, n) => `<g id="u${String(n + 1)}">${`<use href="#u${String(n)}"/>`.repeat(8)}</g>`).join('')}</defs><use href="#u30"/></svg>`
const BLURS = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><filter id="f" x="-9" y="-9" width="99" height="99"><feTurbulence baseFrequency="0.7" numOctaves="200"/><feGaussianBlur stdDeviation="900"/></filter>${'<rect width="4000" height="4000" filter="url(#f)"/>'.repeat(200)}</svg>`
const IMAGE = (width: number, height: number, filter: string, data: string): string =>
  `<< /Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter ${filter} /Length ${String(data.length)} >>\nstream\n${data}\nendstream`

function hugePng(): Buffer {
  const file = pngFile()
  file.writeUInt32BE(10_000, 16)
  file.writeUInt32BE(10_000, 20)
  return file
}

const HOSTILE: readonly (readonly [string, () => Buffer | Promise<Buffer>, readonly string[]])[] = [
  ['a GIF of 3.6 gigapixels', () => patched(gifFile([ADDRESS]), { after: 'GIF89a', at: 0, values: [60_000, 60_000], size: 2 }), ['image-too-large']],
  ['a WebP of 100 megapixels', async () => patched(await testdata('animation.webp'), { after: 'VP8X', at: 8, values: [9_999, 9_999], size: 3 }), ['image-too-large']],
  ['an AVIF of 100 megapixels', async () => patched(await testdata('code.avif'), { after: 'ispe', at: 4, values: [10_000, 10_000], size: 4 }), ['image-too-large']],
  ['a HEIC of 100 megapixels', async () => patched(await testdata('code.heic'), { after: 'ispe', at: 4, values: [10_000, 10_000], size: 4 }), ['image-too-large']],
  ['a BMP of 100 megapixels', () => patched(bmpFile(24), { after: 'BM', at: 16, values: [10_000, 10_000], size: 4 }), ['image-too-large']],
  ['a BMP with a palette of four billion', () => patched(bmpFile(24), { after: 'BM', at: 44, values: [0xffffffff], size: 4 }), ['image-unreadable']],
  ['an SVG of billions of laughs', () => Buffer.from(`${LAUGHS}<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&m;</text></svg>`), ['image-unreadable', 'image-too-large', 'image-too-complex']],
  ['an SVG of uses of uses', () => Buffer.from(NESTED_USES), ['image-unreadable', 'image-too-large', 'image-too-complex']],
  ['an SVG of heavy filters', () => Buffer.from(BLURS), ['image-too-large', 'image-too-complex']],
  ['an SVG with 100 megapixels of PNG inside', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,${hugePng().toString('base64')}"/></svg>`), ['image-too-large']],
  ['an SVG inside an SVG', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/svg+xml;utf8,${encodeURIComponent(svgOf(ADDRESS))}"/></svg>`), ['image-format-unsupported']],
  ['an SVG that names files and sites', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/><image href="https://example.com/a.png" width="9" height="9"/><script>while(true){}</script></svg>'), ['none']],
  ['a PDF with an image of 900 megapixels', () => pdfOf(['500 0 0 500 0 0 cm /X0 Do'], { objects: [IMAGE(30_000, 30_000, '/FlateDecode', deflateSync(Buffer.alloc(60_000_000)).toString('latin1'))] }), ['none', 'image-too-large', 'image-too-complex', 'image-unreadable']],
  ['a PDF that inflates to 300 MB twice', () => pdfOf(['/X0 Do'], { objects: [IMAGE(9, 9, '[/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(300_000_000))).toString('latin1'))] }), ['none', 'image-too-large', 'image-too-complex', 'image-unreadable']],
  ['a PDF of ten million strokes', () => pdfOf(['0 0 m 595 842 l S '.repeat(1_500_000)]), ['none', 'image-too-large', 'image-too-complex']],
  ['a locked PDF', () => Buffer.from(pdfOf(['']).toString('latin1').replace('/Root 1 0 R', '/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) >> /ID [(a)(a)] /Root 1 0 R'), 'latin1'), ['pdf-password-needed']]
]

/** Of the reading: its bound for one picture is 4 s for decoding and 3 s for reading, and here other tests run beside it. */
const LONGEST_MS = 8_000

describe('hostile files', () => {
  it.each(HOSTILE)('%s is refused in time, and the next file is read', async (_name, make, problems) => {
    const bytes = await make()
    const from = now()
    const reading = await read(bytes)
    expect(now() - from).toBeLessThan(LONGEST_MS)
    expect(problems).toContain(reading.images[0]?.problem ?? 'none')
    expect(reading.otpTexts).toEqual([])
    expect(textsOf(await read(pngFile()))).toEqual([ADDRESS])
  }, 40_000)

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['PNG', () => pngFile()],
    ['JPEG', jpegFile],
    ['BMP', () => bmpFile(24)],
    ['GIF', () => gifFile([ADDRESS])],
    ['WebP', () => testdata('code.webp')],
    ['animated WebP', () => testdata('animation.webp')],
    ['AVIF', () => testdata('code.avif')],
    ['HEIC', () => testdata('code.heic')],
    ['SVG', () => Buffer.from(svgOf(ADDRESS))],
    ['PDF', () => pdfOf([page(ADDRESS)])]
  ])('a %s that is cut off anywhere is read as far as it goes, or named', async (_name, make) => {
    const bytes = await make()
    for (const share of [0.02, 0.1, 0.35, 0.6, 0.85]) {
      const { images, otpTexts } = await read(bytes.subarray(0, Math.round(bytes.length * share)))
      expect(images).toHaveLength(1)
      expect(['image-unreadable', 'image-not-an-image', 'image-too-large', null]).toContain(images[0]?.problem)
      expect(otpTexts.every(({ text }) => text === ADDRESS)).toBe(true)
    }
  })

  it('memory stays under 512 MB over all of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nidan-hostile-'))
    try {
      const files: string[] = []
      for (const [index, [, make]] of HOSTILE.entries()) {
        files.push(join(folder, String(index)))
        writeFileSync(join(folder, String(index)), await make())
      }
      const checkout = resolve(import.meta.dirname, '../../..')
      const script = `process.argv.splice(1, 0, 'qr-read'); await import(${JSON.stringify(join(checkout, 'scripts/qr-read.ts'))}); console.log(process.resourceUsage().maxRSS)`
      const args = ['--import', join(checkout, 'node_modules/tsx/dist/loader.mjs'), '--input-type=module', '-e', script, ...files]
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      const lines = stdout.trim().split('\n')
      expect(lines).toHaveLength(files.length + 1)
      expect(Number(lines.at(-1)) / 1_024).toBeLessThan(512)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 240_000)
})
