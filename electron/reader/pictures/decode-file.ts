// Owns the way from the bytes of a file to its pictures, one after the other: what kind it is, and which decoder it meets. Runs in the decoding thread.
import { AppError } from '../../../shared/errors.ts'
import type { PixelImage } from '../qr/decoder.ts'
import { kindOfPicture, type PictureKind } from './picture-kind.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024

type Pictures = Iterable<PixelImage> | AsyncIterable<PixelImage> | Promise<Iterable<PixelImage>>
/** Is told how large one picture is as soon as its head is read: in pixels, or in bytes where no head says it. */
type Decode = (bytes: Uint8Array, tellSize: (size: number) => void) => Pictures

interface Decoder {
  load: () => Promise<Decode>
  /** Processor time, three times what the slowest honest picture of the kind took where it was measured; for every million of its size. */
  msPerMillion: number
}

/** For what does not grow with the picture: compiling the decoder, reading the head. */
const OWN_WORK_MS = 1_000

/** A decoder is loaded when a file needs it: most readings need one of nine. */
const DECODERS: Readonly<Record<PictureKind, Decoder>> = {
  png: { load: async () => (await import('./still-pictures.ts')).pngPicture, msPerMillion: 150 },
  jpeg: { load: async () => (await import('./still-pictures.ts')).jpegPicture, msPerMillion: 240 },
  bmp: { load: async () => (await import('./still-pictures.ts')).bmpPicture, msPerMillion: 100 },
  gif: { load: async () => (await import('./gif-frames.ts')).gifFrames, msPerMillion: 100 },
  webp: { load: async () => (await import('./webp-frames.ts')).webpFrames, msPerMillion: 150 },
  avif: { load: async () => (await import('./avif-picture.ts')).avifPicture, msPerMillion: 700 },
  heic: { load: async () => (await import('./heic-picture.ts')).heicPicture, msPerMillion: 500 },
  svg: { load: async () => (await import('./svg-picture.ts')).svgPicture, msPerMillion: 100 },
  pdf: { load: async () => (await import('./pdf-pages.ts')).pdfPages, msPerMillion: 200 }
}

/**
 * The frames of an animation, the pages of a document, or the one picture. Throws `image-not-an-image`, `image-format-unsupported`,
 * `image-too-large`, `image-unreadable` or `pdf-password-needed`; pictures before a broken one were answered. `onWorking` hears, when decoding
 * begins and again when the size is known, how much processor time (milliseconds) one picture is worth from then on.
 */
export async function* decodeFile(bytes: Uint8Array, onWorking: (workMs: number) => void): AsyncGenerator<PixelImage> {
  if (bytes.length > MAX_FILE_BYTES) throw new AppError('image-too-large')
  const kind = kindOfPicture(bytes)
  if (kind === null) throw new AppError('image-not-an-image')
  if (kind === 'unsupported') throw new AppError('image-format-unsupported')
  const { load, msPerMillion } = DECODERS[kind]
  const decode = await load()
  onWorking(OWN_WORK_MS)
  const tellSize = (size: number): void => {
    onWorking(OWN_WORK_MS + (size / 1_000_000) * msPerMillion)
  }
  let isEmpty = true
  try {
    for await (const picture of await decode(bytes, tellSize)) {
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
