// Owns one reading: pictures in, OTP texts to the vault process, everything else named. A broken picture spoils only itself.
import { AppError, codeOf } from '../../shared/errors.ts'
import type { ReaderDelivery, ReaderImage } from '../../shared/ipc/host-contract.ts'
import type { CodePlace, OtherCode, ScannedImage } from '../../shared/model/scan.ts'
import { kindOfCode } from './code-kind.ts'
import type { FileDecoder } from './pictures/file-decoder.ts'
import { fromBitmap } from './pixels.ts'
import type { DecodedCode, PixelImage } from './qr/decoder.ts'
import type { QrReader } from './qr/read-codes.ts'

const MAX_CODES = 64
/** For all pictures together: main ends the process after 10 s, and what was read until then would be lost with it. */
const BUDGET_MS = 7_000
const MAX_TEXT_LENGTH = 16_384

export interface Reading {
  images: ScannedImage[]
  otpTexts: ReaderDelivery['texts']
  others: OtherCode[]
}

export interface ScanImagesParts {
  reader: QrReader
  decoder: Pick<FileDecoder, 'pictures'>
  nowMs: () => number
}

/**
 * Reads all pictures one after the other, and of a file all frames or pages. A text that is on several of them (mirrored displays, frames of
 * an animation) counts once. Pictures whose turn comes when time is over are named `scan-timed-out`; what was read until then counts.
 */
export async function scanImages({ reader, decoder, nowMs }: ScanImagesParts, pictures: readonly ReaderImage[]): Promise<Reading> {
  const reading: Reading = { images: [], otpTexts: [], others: [] }
  const seen = new Set<string>()
  const deadlineMs = nowMs() + BUDGET_MS
  const readOne = async (pixels: PixelImage, index: number): Promise<void> => {
    if (nowMs() > deadlineMs) throw new AppError('scan-timed-out')
    for (const code of await reader.readCodes(pixels, { deadlineMs })) {
      if (seen.has(code.text) || seen.size >= MAX_CODES) continue
      seen.add(code.text)
      sortCode(reading, code, placeOf(code, pixels, index))
    }
  }
  for (const [index, picture] of pictures.entries()) {
    const image: ScannedImage = { name: picture.name, widthPx: 0, heightPx: 0, problem: null }
    reading.images.push(image)
    try {
      if (nowMs() > deadlineMs) throw new AppError('scan-timed-out')
      let before: PixelImage | null = null
      for await (const pixels of picture.kind === 'pixels' ? [fromBitmap(picture)] : decoder.pictures(picture.data)) {
        if (before === null) Object.assign(image, { widthPx: pixels.widthPx, heightPx: pixels.heightPx })
        if (before === null || !isSame(before, pixels)) await readOne(pixels, index)
        before = pixels
      }
    } catch (error) {
      const code = codeOf(error)
      image.problem = code === 'internal' ? 'image-unreadable' : code
    }
  }
  return reading
}

/** Frames of an animation that holds still. */
function isSame(a: PixelImage, b: PixelImage): boolean {
  return a.widthPx === b.widthPx && a.data.length === b.data.length && bytesOf(a).equals(bytesOf(b))
}

function bytesOf({ data }: PixelImage): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
}

function sortCode(reading: Reading, { text }: DecodedCode, place: CodePlace): void {
  const kind = kindOfCode(text)
  if (kind !== 'otp') reading.others.push({ kind, place, reason: null })
  else if (text.length > MAX_TEXT_LENGTH) reading.others.push({ kind: 'otp-broken', place, reason: 'otp-address-unreadable' })
  else reading.otpTexts.push({ text, place })
}

function placeOf({ corners }: DecodedCode, { widthPx, heightPx }: PixelImage, image: number): CodePlace {
  const share = (value: number, size: number): number => Math.min(1, Math.max(0, value / size))
  const xs = corners.map(({ x }) => share(x, widthPx))
  const ys = corners.map(({ y }) => share(y, heightPx))
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { image, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
