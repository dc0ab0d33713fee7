// Owns one reading: which picture is read when, which texts count, and what is told meanwhile. A broken picture spoils only itself.
import type { ReaderDelivery, ReadingEffort } from '../../shared/ipc/host-contract.ts'
import type { OtherCode, ScannedImage } from '../../shared/model/scan.ts'
import { kindOfCode } from './code-kind.ts'
import type { PictureCode, PictureOptions } from './read-picture.ts'

const MAX_CODES = 64
/** For all pictures together: main ends the process after 10 s, and what was read until then would be lost with it. */
const BUDGET_MS = 7_000
const MAX_TEXT_LENGTH = 16_384

export type OtpText = ReaderDelivery['texts'][number]

export interface Reading {
  /** In the order of the pictures. */
  images: ScannedImage[]
  /** In the order of finding. */
  otpTexts: OtpText[]
  others: OtherCode[]
}

export interface ScanParts<P> {
  readPicture: (picture: P, options: PictureOptions) => Promise<ScannedImage>
  effort?: ReadingEffort
  /** How many pictures are read at one time. */
  parallel: number
  nowMs: () => number
  /** Gets each one-time password as soon as it is read. */
  onOtp?: (otp: OtpText) => void
}

/**
 * Reads all pictures, `parallel` at a time. A text that is on several displays (mirrored ones) counts once. Pictures whose turn comes when
 * time is over are named `scan-timed-out`; the others count.
 */
export async function scanImages<P extends { name: string }>({ readPicture, effort = 'usual', parallel, nowMs, onOtp }: ScanParts<P>, pictures: readonly P[]): Promise<Reading> {
  const reading: Reading = { images: pictures.map(({ name }) => ({ name, widthPx: 0, heightPx: 0, problem: 'scan-timed-out' })), otpTexts: [], others: [] }
  const seen = new Set<string>()
  const deadlineMs = nowMs() + BUDGET_MS
  const take = (code: PictureCode, image: number): void => {
    if (seen.has(code.text) || seen.size >= MAX_CODES) return
    seen.add(code.text)
    const otp = sortCode(reading, code, image)
    if (otp !== null) onOtp?.(otp)
  }
  const queue = pictures.entries()
  const readOneAfterTheOther = async (): Promise<void> => {
    for (const [index, picture] of queue) {
      const budgetMs = deadlineMs - nowMs()
      if (budgetMs < 0) return
      reading.images[index] = await readPicture(picture, { budgetMs, effort, showsSurroundings: true, onCode: (code) => { take(code, index) } })
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(parallel, pictures.length)) }, readOneAfterTheOther))
  return reading
}

/** Answers with the one-time password, if it is one that goes to the vault process. */
function sortCode(reading: Reading, { text, place: onPicture }: PictureCode, image: number): OtpText | null {
  const place = { image, ...onPicture }
  const kind = kindOfCode(text)
  if (kind !== 'otp') reading.others.push({ kind, place, reason: null })
  else if (text.length > MAX_TEXT_LENGTH) reading.others.push({ kind: 'otp-broken', place, reason: 'otp-address-unreadable' })
  else {
    const otp = { text, place }
    reading.otpTexts.push(otp)
    return otp
  }
  return null
}
