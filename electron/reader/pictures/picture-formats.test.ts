// Every kind of file that is read, from real encoders, through the decoding thread; and every kind cut off, swollen or twisted.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfCode, pdfOf, svgOf } from '../../../e2e/fixtures/qr-documents.ts'
import { endlessPdf, HOSTILE_FILES, longGif } from '../../../bench/qr/hostile-files.ts'
import { ADDRESS, bmpFile, gifFile, jpegFile, pngFile } from '../../../bench/qr/picture-files.ts'
import { threadFromSource } from '../../../bench/qr/thread-from-source.ts'
import { openQrReader } from '../qr/open-reader.ts'
import type { QrReader } from '../qr/read-codes.ts'
import { createPictureReader } from '../read-picture.ts'
import { scanImages, type Reading } from '../scan-images.ts'
import { createFileDecoder } from './file-decoder.ts'

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

/**
 * Processor time: none of these is worth more than 2 s of decoding (the PDFs, by their length), the animation not more than 3.5 s with all its frames. Another is for
 * a thread that has to be started from source, for reading what was decoded, and until it is noticed. How it is counted is proved in file-decoder.test.ts.
 */
const MOST_WORK_MS = { picture: 3_000, file: 4_500 }
const workMsSince = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}

describe('hostile files', () => {
  it.each(HOSTILE_FILES)('%s is refused within its bounds, and the next file is read', async (_name, make, problems) => {
    const bytes = await make()
    const from = process.cpuUsage()
    const reading = await read(bytes)
    expect(workMsSince(from)).toBeLessThan(MOST_WORK_MS.picture)
    expect(problems).toContain(reading.images[0]?.problem ?? 'none')
    expect(reading.otpTexts).toEqual([])
    expect(textsOf(await read(pngFile()))).toEqual([ADDRESS])
  }, 60_000)

  it('a GIF of 900 frames of four megapixels is given up within the bounds of a file, and the next file is read', async () => {
    const bytes = longGif()
    const from = process.cpuUsage()
    const { images } = await read(bytes)
    expect(workMsSince(from)).toBeLessThan(MOST_WORK_MS.file)
    expect(['image-too-complex', 'scan-timed-out']).toContain(images[0]?.problem)
    expect(textsOf(await read(pngFile()))).toEqual([ADDRESS])
  }, 60_000)

  it('a picture that is still being decoded when time is over is given up, and the next file is read', async () => {
    let looks = 0
    const pictures = decoder.pictures(new Uint8Array(endlessPdf()), () => 5 - (looks += 1))
    await expect(pictures.next()).rejects.toMatchObject({ code: 'scan-timed-out' })
    expect(textsOf(await read(pngFile()))).toEqual([ADDRESS])
  }, 60_000)

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
      for (const [index, [, make]] of HOSTILE_FILES.entries()) {
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
