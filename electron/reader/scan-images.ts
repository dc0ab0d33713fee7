// Owns one reading: pictures in, OTP texts to the vault process, everything else named. A broken picture spoils only itself.
import { AppError, codeOf } from '../../shared/errors.ts'
import type { ReaderDelivery, ReaderImage } from '../../shared/ipc/host-contract.ts'
import type { CodePlace, OtherCode, ScannedImage } from '../../shared/model/scan.ts'
import { kindOfCode } from './code-kind.ts'
import { toPixels } from './pixels.ts'
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

/**
 * Reads all pictures one after the other. A text that is on several displays (mirrored ones) counts once. Pictures whose turn comes when
 * time is over are named `scan-timed-out`; the others count.
 */
export async function scanImages(reader: QrReader, pictures: readonly ReaderImage[], nowMs: () => number): Promise<Reading> {
  const reading: Reading = { images: [], otpTexts: [], others: [] }
  const seen = new Set<string>()
  const deadlineMs = nowMs() + BUDGET_MS
  for (const [index, picture] of pictures.entries()) {
    try {
      if (nowMs() > deadlineMs) throw new AppError('scan-timed-out')
      const pixels = toPixels(picture)
      const codes = await reader.readCodes(pixels, { deadlineMs })
      reading.images.push({ name: picture.name, widthPx: pixels.widthPx, heightPx: pixels.heightPx, problem: null })
      for (const code of codes) {
        if (seen.has(code.text) || seen.size >= MAX_CODES) continue
        seen.add(code.text)
        sortCode(reading, code, placeOf(code, pixels, index))
      }
    } catch (error) {
      const code = codeOf(error)
      reading.images.push({ name: picture.name, widthPx: 0, heightPx: 0, problem: code === 'internal' ? 'image-unreadable' : code })
    }
  }
  return reading
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
