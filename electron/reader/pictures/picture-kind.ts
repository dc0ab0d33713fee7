// Owns which kind of file some bytes are, by their first bytes and never by a name. Decodes nothing.

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'svg' | 'pdf'

/** Offsets and signatures of the formats; ISO base media files (AVIF, HEIC) are told apart by their brands. */
const SIGNATURES: readonly (readonly [kind: PictureKind, offset: number, signature: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBPVP8'],
  ['bmp', 0, 'BM']
]

/** Pictures that people have and that this reader cannot open: named as such, not as "no picture". */
const NAMED_ONLY: readonly (readonly [offset: number, signature: string])[] = [
  [0, 'GIF8'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [0, '8BPS'],
  [0, '\0\0\x01\0'],
  [0, '\xff\x0a'],
  [4, 'JXL '],
  [4, 'jP  ']
]

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
/** ISO 32000-1, implementation note 13: the header may stand anywhere in the first 1,024 bytes. */
const PDF_HEADER_BYTES = 1_024
const SVG_HEAD_BYTES = 65_536
const SVG_START = /^\s*<(?:\?xml|!DOCTYPE\s+svg|!--|svg[\s>])/iu
const SVG_ELEMENT = /<(?:[a-z]+:)?svg[\s>]/iu

/** `unsupported`: a picture of another format. Null: no picture. */
export function kindOfPicture(bytes: Uint8Array): PictureKind | 'unsupported' | null {
  const known = SIGNATURES.find(([, offset, signature]) => startsWith(bytes, offset, signature))
  if (known !== undefined) return known[0]
  if (startsWith(bytes, 4, 'ftyp')) return kindOfMedia(bytes)
  if (latin(bytes, 0, PDF_HEADER_BYTES).includes('%PDF-')) return 'pdf'
  if (NAMED_ONLY.some(([offset, signature]) => startsWith(bytes, offset, signature))) return 'unsupported'
  const head = new TextDecoder().decode(bytes.subarray(0, SVG_HEAD_BYTES))
  return SVG_START.test(head) && SVG_ELEMENT.test(head) ? 'svg' : null
}

/** ISO/IEC 14496-12 §4.3: the major brand at 8, the compatible ones from 16 to the end of the box. */
function kindOfMedia(bytes: Uint8Array): PictureKind | null {
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0), bytes.length, 128)
  const brands = [latin(bytes, 8, 4)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin(bytes, at, 4))
  // An AVIF file may call itself mif1 as well; the other way round it may not.
  if (brands.includes('avif') || brands.includes('avis')) return 'avif'
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'heic' : null
}

export function latin(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length))
}

function startsWith(bytes: Uint8Array, offset: number, signature: string): boolean {
  return bytes.length >= offset + signature.length && latin(bytes, offset, signature.length) === signature
}
