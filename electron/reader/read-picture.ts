// Owns reading one picture: pixels, codes and where they stand. A broken picture is named and throws nothing.
import { AppError, codeOf } from '../../shared/errors.ts'
import type { ReaderImage, ReadingEffort } from '../../shared/ipc/host-contract.ts'
import type { CodePlace, CodeSurroundings, ScannedImage } from '../../shared/model/scan.ts'
import type { FileDecoder } from './pictures/file-decoder.ts'
import { fromBitmap } from './pixels.ts'
import type { DecodedCode, PixelImage } from './qr/decoder.ts'
import type { QrReader } from './qr/read-codes.ts'
import { readThoroughly } from './qr/thorough-reading.ts'
import { boxAround, surroundingsOf, type Box } from './surroundings.ts'

/** A code on one picture; which picture that is, is known to whoever gave it. */
export interface PictureCode {
  text: string
  place: Omit<CodePlace, 'image'>
}

export interface PictureOptions {
  /** After this long the reading ends with what was found, milliseconds. */
  budgetMs: number
  /** `usual` unless given. */
  effort?: ReadingEffort
  /** Whether the picture is answered with what stands around each code; not unless it is given. */
  showsSurroundings?: boolean
  /** Gets each code as soon as it is read. */
  onCode: (code: PictureCode) => void
}

/** More codes than this on one picture are told apart by the map of it. */
const MOST_SURROUNDINGS = 16

export type ReadPicture = (picture: ReaderImage, options: PictureOptions) => Promise<ScannedImage>

export interface PictureReaderParts {
  reader: QrReader
  decoder: Pick<FileDecoder, 'pictures'>
  nowMs: () => number
}

/** Of a file, all frames or pages are read; when time is over, what was read until then counts and the file is named `scan-timed-out`. */
export function createPictureReader({ reader, decoder, nowMs }: PictureReaderParts): ReadPicture {
  /** What could still be read in one, whatever it is, is not given out. */
  const surroundingsIn = async (pixels: PixelImage, codes: readonly DecodedCode[], areas: readonly Box[]): Promise<CodeSurroundings[]> => {
    const around: CodeSurroundings[] = []
    for (const code of codes.slice(0, MOST_SURROUNDINGS)) {
      const small = surroundingsOf(pixels, boxAround(code.corners), areas)
      if (small === null) continue
      const { widthPx, heightPx, data } = small
      const again = await reader.readCodes({ widthPx, heightPx, data: new Uint8ClampedArray(data) })
      if (again.length === 0) around.push({ place: placeOf(code, pixels), picture: small })
    }
    return around
  }
  return async (picture, { budgetMs, onCode, effort = 'usual', showsSurroundings = false }) => {
    const image: ScannedImage = { name: picture.name, widthPx: 0, heightPx: 0, problem: null }
    try {
      const deadlineMs = nowMs() + budgetMs
      let before: PixelImage | null = null
      for await (const pixels of picture.kind === 'pixels' ? [fromBitmap(picture)] : decoder.pictures(picture.data, () => deadlineMs - nowMs())) {
        if (before === null) Object.assign(image, { widthPx: pixels.widthPx, heightPx: pixels.heightPx })
        else if (nowMs() > deadlineMs) throw new AppError('scan-timed-out')
        if (before !== null && isSame(before, pixels)) continue
        before = pixels
        const read = effort === 'thorough' ? readThoroughly(reader, nowMs) : reader.readCodes
        const [areas, codes]: [Box[], DecodedCode[]] = [[], []]
        await read(pixels, {
          deadlineMs,
          onArea: (corners) => areas.push(boxAround(corners)),
          onCode: (code) => {
            codes.push(code)
            onCode({ text: code.text, place: placeOf(code, pixels) })
          }
        })
        if (showsSurroundings) image.surroundings = [...(image.surroundings ?? []), ...(await surroundingsIn(pixels, codes, areas))].slice(0, MOST_SURROUNDINGS)
      }
    } catch (error) {
      const code = codeOf(error)
      image.problem = code === 'internal' ? 'image-unreadable' : code
    }
    return image
  }
}

/** Frames of an animation that holds still. */
function isSame(a: PixelImage, b: PixelImage): boolean {
  return a.widthPx === b.widthPx && a.data.length === b.data.length && bytesOf(a).equals(bytesOf(b))
}

function bytesOf({ data }: PixelImage): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
}

function placeOf({ corners }: DecodedCode, { widthPx, heightPx }: PixelImage): PictureCode['place'] {
  const share = (value: number, size: number): number => Math.min(1, Math.max(0, value / size))
  const xs = corners.map(({ x }) => share(x, widthPx))
  const ys = corners.map(({ y }) => share(y, heightPx))
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
