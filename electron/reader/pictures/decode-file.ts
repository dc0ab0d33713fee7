// Owns the way from the bytes of a file to its pictures, one after the other: what kind it is, and which decoder it meets. Runs in the decoding thread.
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { kindOfPicture, type PictureKind } from './picture-kind.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024

type Pictures = Iterable<PixelImage> | AsyncIterable<PixelImage> | Promise<Iterable<PixelImage>>

/** A decoder is loaded when a file needs it: most readings need one of nine. */
const DECODERS: Readonly<Record<PictureKind, () => Promise<(bytes: Uint8Array) => Pictures>>> = {
  png: async () => (await import('./still-pictures.ts')).pngPicture,
  jpeg: async () => (await import('./still-pictures.ts')).jpegPicture,
  bmp: async () => (await import('./still-pictures.ts')).bmpPicture,
  gif: async () => (await import('./gif-frames.ts')).gifFrames,
  webp: async () => (await import('./webp-frames.ts')).webpFrames,
  avif: async () => (await import('./avif-picture.ts')).avifPicture,
  heic: async () => (await import('./heic-picture.ts')).heicPicture,
  svg: async () => (await import('./svg-picture.ts')).svgPicture,
  pdf: async () => (await import('./pdf-pages.ts')).pdfPages
}

/**
 * The frames of an animation, the pages of a document, or the one picture. Throws `image-not-an-image`, `image-format-unsupported`,
 * `image-too-large`, `image-unreadable` or `pdf-password-needed`; pictures before a broken one were answered.
 */
export async function* decodeFile(bytes: Uint8Array): AsyncGenerator<PixelImage> {
  if (bytes.length > MAX_FILE_BYTES) throw new AppError('image-too-large')
  const kind = kindOfPicture(bytes)
  if (kind === null) throw new AppError('image-not-an-image')
  if (kind === 'unsupported') throw new AppError('image-format-unsupported')
  const decode = await DECODERS[kind]()
  let isEmpty = true
  try {
    for await (const picture of await decode(bytes)) {
      isEmpty = false
      yield picture
    }
  } catch (cause) {
    // A decoder's own errors have no types, and their messages are not to be matched.
    throw cause instanceof AppError ? cause : new AppError('image-unreadable', { cause })
  }
  // An animation without frames, a document of which no page can be drawn.
  if (isEmpty) throw new AppError('image-unreadable')
}
