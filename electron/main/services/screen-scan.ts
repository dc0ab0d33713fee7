// Owns one reading from press to report: hide, capture, read, collect. A seed passes from the reader to the vault process and never through here.
import { randomUUID } from 'node:crypto'
import { codeOf, type ErrorCode } from '../../../shared/errors.ts'
import type { ReaderImage } from '../../../shared/ipc/host-contract.ts'
import type { OtherCode, Reading, ScanReport, ScannedImage } from '../../../shared/model/scan.ts'

/** A display as it was captured, or why it could not be. */
export type Capture = { kind: 'captured'; image: ReaderImage } | { kind: 'failed'; name: string; problem: ErrorCode }

export interface Reader {
  /** Reads all pictures; OTP texts go to the vault process under `scanId`. Throws `scan-timed-out` or `scan-reader-ended`. */
  scan(scanId: string, images: readonly ReaderImage[]): Promise<{ images: ScannedImage[]; otpCount: number; others: OtherCode[] }>
  kill(): void
}

export interface HiddenWindows {
  /** False when none of them was on the screen. */
  didHide: boolean
  showAgain: () => void
}

export interface ScreenScanParts {
  /** Forks a reader that is connected with the vault process; may be called before the pictures are there. */
  startReader: () => Reader
  collect: (scanId: string) => Promise<Reading>
  captureDisplays: () => Promise<Capture[]>
  displayCount: () => number
  /** Takes our windows off the screen. */
  hideWindows: () => Promise<HiddenWindows>
  wait: (ms: number) => Promise<void>
  onStarted: (displays: number) => void
  nowMs: () => number
}

export interface ScreenScan {
  scanScreen(): Promise<ScanReport>
  /** Picture files, or the picture on the clipboard. */
  scanPictures(source: 'file' | 'clipboard', images: readonly ReaderImage[]): Promise<ScanReport>
}

/** The longest fade of a window among the usual desktops' settings. */
const FADE_MS = 250

export function createScreenScan(parts: ScreenScanParts): ScreenScan {
  let running = false

  const exclusively = async (source: ScanReport['source'], read: () => Promise<ScanReport>): Promise<ScanReport> => {
    if (running) return emptyReport(source, 'scan-busy')
    running = true
    try {
      return await read()
    } catch (error) {
      return emptyReport(source, codeOf(error))
    } finally {
      running = false
    }
  }

  const readCaptures = async (source: ScanReport['source'], captures: readonly Capture[], reader: Reader, startedMs: number): Promise<ScanReport> => {
    const scanId = randomUUID()
    const pictures = captures.flatMap((capture) => (capture.kind === 'captured' ? [capture.image] : []))
    const reading = await reader.scan(scanId, pictures)
    const collected = reading.otpCount === 0 ? { otps: [], others: [], transfers: [] } : await parts.collect(scanId)
    const others = [...reading.others, ...collected.others]
    const images = inCaptureOrder(captures, reading.images)
    return {
      source,
      images,
      otps: collected.otps,
      others,
      transfers: collected.transfers,
      problem: collected.otps.length + collected.transfers.length > 0 ? null : problemOf(images, others, source),
      durationMs: parts.nowMs() - startedMs
    }
  }

  return {
    scanScreen: () =>
      exclusively('screen', async () => {
        const startedMs = parts.nowMs()
        parts.onStarted(parts.displayCount())
        const reader = parts.startReader()
        try {
          const windows = await parts.hideWindows()
          try {
            const captures = await parts.captureDisplays()
            const report = await readCaptures('screen', captures, reader, startedMs)
            if (!windows.didHide || report.otps.length + report.others.length + report.transfers.length > 0) return report
            // Some desktops let a window fade: what stood behind ours may only be there now.
            await parts.wait(FADE_MS)
            const later = await parts.captureDisplays()
            return isSamePicture(captures, later) ? report : await readCaptures('screen', later, reader, startedMs)
          } finally {
            windows.showAgain()
          }
        } finally {
          // Its memory holds the pictures and the texts of the codes; the next reading gets a new process.
          reader.kill()
        }
      }),
    scanPictures: (source, images) =>
      exclusively(source, async () => {
        const startedMs = parts.nowMs()
        const reader = parts.startReader()
        try {
          const captures = images.map((image): Capture => ({ kind: 'captured', image }))
          return await readCaptures(source, captures, reader, startedMs)
        } finally {
          reader.kill()
        }
      })
  }
}

function isSamePicture(a: readonly Capture[], b: readonly Capture[]): boolean {
  const pixelsOf = (captures: readonly Capture[]): Uint8Array[] => captures.flatMap((capture) => (capture.kind === 'captured' ? [capture.image.data] : []))
  const before = pixelsOf(a)
  const after = pixelsOf(b)
  return before.length === after.length && before.every((pixels, index) => Buffer.compare(pixels, after[index] ?? new Uint8Array()) === 0)
}

/** Failed displays take their place among the read ones. Places of codes count the pictures that were read, so those come first. */
function inCaptureOrder(captures: readonly Capture[], read: readonly ScannedImage[]): ScannedImage[] {
  const failed = captures.flatMap((capture) => (capture.kind === 'failed' ? [{ name: capture.name, widthPx: 0, heightPx: 0, problem: capture.problem }] : []))
  return [...read, ...failed]
}

function problemOf(images: readonly ScannedImage[], others: readonly OtherCode[], source: ScanReport['source']): ErrorCode {
  const readable = images.filter(({ problem }) => problem === null)
  const firstProblem = images.find(({ problem }) => problem !== null)?.problem ?? null
  if (readable.length === 0) return firstProblem ?? (source === 'screen' ? 'scan-no-display' : 'image-unreadable')
  const broken = others.find(({ reason }) => reason !== null)
  if (broken !== undefined && others.length === 1) return broken.reason ?? 'scan-only-other-codes'
  return others.length > 0 ? 'scan-only-other-codes' : 'scan-nothing-found'
}

function emptyReport(source: ScanReport['source'], problem: ErrorCode): ScanReport {
  return { source, images: [], otps: [], others: [], transfers: [], problem, durationMs: 0 }
}
