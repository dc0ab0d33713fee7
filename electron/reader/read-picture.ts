// Owns reading one picture: pixels, codes and where they stand. A broken picture is named and throws nothing.
import { codeOf } from '../../shared/errors.ts'
import type { ReaderImage } from '../../shared/ipc/host-contract.ts'
import type { CodePlace, ScannedImage } from '../../shared/model/scan.ts'
import { toPixels } from './pixels.ts'
import type { DecodedCode, PixelImage } from './qr/decoder.ts'
import type { QrReader } from './qr/read-codes.ts'

/** A code on one picture; which picture that is, is known to whoever gave it. */
export interface PictureCode {
  text: string
  place: Omit<CodePlace, 'image'>
}

export interface PictureOptions {
  /** After this long the reading ends with what was found, milliseconds. */
  budgetMs: number
  /** Gets each code as soon as it is read. */
  onCode: (code: PictureCode) => void
}

export type ReadPicture = (picture: ReaderImage, options: PictureOptions) => Promise<ScannedImage>

export function createPictureReader(reader: QrReader, nowMs: () => number): ReadPicture {
  return async (picture, { budgetMs, onCode }) => {
    try {
      const deadlineMs = nowMs() + budgetMs
      const pixels = toPixels(picture)
      await reader.readCodes(pixels, {
        deadlineMs,
        onCode: (code) => {
          onCode({ text: code.text, place: placeOf(code, pixels) })
        }
      })
      return { name: picture.name, widthPx: pixels.widthPx, heightPx: pixels.heightPx, problem: null }
    } catch (error) {
      const code = codeOf(error)
      return { name: picture.name, widthPx: 0, heightPx: 0, problem: code === 'internal' ? 'image-unreadable' : code }
    }
  }
}

function placeOf({ corners }: DecodedCode, { widthPx, heightPx }: PixelImage): PictureCode['place'] {
  const share = (value: number, size: number): number => Math.min(1, Math.max(0, value / size))
  const xs = corners.map(({ x }) => share(x, widthPx))
  const ys = corners.map(({ y }) => share(y, heightPx))
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
