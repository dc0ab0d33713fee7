// Owns picture files that ask for too much: swollen heads, bombs, endless drawings; each with the ways in which it may end. Reads none of them.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import { pdfOf, svgOf } from '../../e2e/fixtures/qr-documents.ts'
import { ADDRESS, bmpFile, gifFile, pngFile } from './picture-files.ts'

const TESTDATA = resolve(import.meta.dirname, '../../electron/reader/testdata')
const testdata = (name: string): Promise<Buffer> => readFile(join(TESTDATA, name))

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

/** More strokes than anybody draws in a minute. */
export function endlessPdf(): Buffer {
  return pdfOf(['0 0 m 595 842 l S '.repeat(1_500_000)])
}

/** One frame, written again and again: 3.6 gigapixels in a file of some megabytes. */
export function longGif(): Buffer {
  const once = gifFile([null], 2_000)
  // GIF89a §23: every frame begins with its graphic control extension.
  const frame = once.subarray(once.indexOf('21f904', 0, 'hex'), -1)
  return Buffer.concat([once.subarray(0, -1), ...Array.from({ length: 899 }, () => frame), Buffer.from([0x3b])])
}

function hugePng(): Buffer {
  const file = pngFile()
  file.writeUInt32BE(10_000, 16)
  file.writeUInt32BE(10_000, 20)
  return file
}

/** By its memory, its work, or because the time of the reading was over first: a busy computer works slowly. */
const TOO_MUCH = ['image-too-large', 'image-too-complex', 'scan-timed-out']

export const HOSTILE_FILES: readonly (readonly [string, () => Buffer | Promise<Buffer>, readonly string[]])[] = [
  ['a GIF of 3.6 gigapixels', () => patched(gifFile([ADDRESS]), { after: 'GIF89a', at: 0, values: [60_000, 60_000], size: 2 }), ['image-too-large']],
  ['a WebP of 100 megapixels', async () => patched(await testdata('animation.webp'), { after: 'VP8X', at: 8, values: [9_999, 9_999], size: 3 }), ['image-too-large']],
  ['an AVIF of 100 megapixels', async () => patched(await testdata('code.avif'), { after: 'ispe', at: 4, values: [10_000, 10_000], size: 4 }), ['image-too-large']],
  ['a HEIC of 100 megapixels', async () => patched(await testdata('code.heic'), { after: 'ispe', at: 4, values: [10_000, 10_000], size: 4 }), ['image-too-large']],
  ['a BMP of 100 megapixels', () => patched(bmpFile(24), { after: 'BM', at: 16, values: [10_000, 10_000], size: 4 }), ['image-too-large']],
  ['a BMP with a palette of four billion', () => patched(bmpFile(24), { after: 'BM', at: 44, values: [0xffffffff], size: 4 }), ['image-unreadable']],
  ['an SVG of billions of laughs', () => Buffer.from(`${LAUGHS}<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&m;</text></svg>`), ['image-unreadable', ...TOO_MUCH]],
  ['an SVG of uses of uses', () => Buffer.from(NESTED_USES), ['image-unreadable', ...TOO_MUCH]],
  ['an SVG of heavy filters', () => Buffer.from(BLURS), TOO_MUCH],
  ['an SVG with 100 megapixels of PNG inside', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,${hugePng().toString('base64')}"/></svg>`), ['image-too-large']],
  ['an SVG inside an SVG', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/svg+xml;utf8,${encodeURIComponent(svgOf(ADDRESS))}"/></svg>`), ['image-format-unsupported']],
  ['an SVG that names files and sites', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/><image href="https://example.com/a.png" width="9" height="9"/><script>while(true){}</script></svg>'), ['none']],
  ['a PDF with an image of 900 megapixels', () => pdfOf(['500 0 0 500 0 0 cm /X0 Do'], { objects: [IMAGE(30_000, 30_000, '/FlateDecode', deflateSync(Buffer.alloc(60_000_000)).toString('latin1'))] }), ['none', ...TOO_MUCH, 'image-unreadable']],
  ['a PDF that inflates to 300 MB twice', () => pdfOf(['/X0 Do'], { objects: [IMAGE(9, 9, '[/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(300_000_000))).toString('latin1'))] }), ['none', ...TOO_MUCH, 'image-unreadable']],
  ['a PDF of ten million strokes', endlessPdf, ['none', ...TOO_MUCH]],
  ['a locked PDF', () => Buffer.from(pdfOf(['']).toString('latin1').replace('/Root 1 0 R', '/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) >> /ID [(a)(a)] /Root 1 0 R'), 'latin1'), ['pdf-password-needed']]
]
