// Owns one reading from press to report: hide, capture, read, collect. A seed passes from the reader to the vault process and never through here.
import { AppError, codeOf, type ErrorCode } from '../../../../shared/errors.ts'
import type { ReaderImage, ReadingEffort } from '../../../../shared/ipc/host-contract.ts'
import type { OtherCode, Reading, ScanReport, ScannedImage } from '../../../../shared/model/scan.ts'
import { createFoundCodes } from './found-codes.ts'
import type { ReadingTurn } from './reading-turn.ts'

/** A display as it was captured, or why it could not be. */
/** `displayId`: empty or missing where the system does not tell it. */
export type Capture = { kind: 'captured'; image: ReaderImage; displayId?: string } | { kind: 'failed'; name: string; problem: ErrorCode }

export interface Reader {
  /**
   * Reads all pictures. OTP texts go to the vault process as they are found, to be collected under the `scanId` that `onFound` gets; the last
   * call comes before the answer. Throws `scan-timed-out` or `scan-reader-ended`.
   */
  scan(
    images: readonly ReaderImage[],
    onFound: (found: { scanId: string }) => void,
    effort?: ReadingEffort
  ): Promise<{ images: ScannedImage[]; others: OtherCode[] }>
  kill(): void
}

export interface HiddenWindows {
  /** False when none of them was on the screen. */
  didHide: boolean
  showAgain: () => void
}

export interface ScreenScanParts {
  turn: ReadingTurn
  /** Forks a reader that is connected with the vault process; may be called before the pictures are there. */
  startReader: (pictures: number) => Reader
  collect: (scanId: string) => Promise<Reading>
  captureDisplays: () => Promise<Capture[]>
  displayCount: () => number
  /** Takes our windows off the screen. */
  hideWindows: () => Promise<HiddenWindows>
  wait: (ms: number) => Promise<void>
  onStarted: (displays: number) => void
  /** A reading of the screen has found codes and goes on. */
  onProgress: (report: ScanReport) => void
  nowMs: () => number
}

export interface ScreenScan {
  scanScreen(): Promise<ScanReport>
  /** Picture files, or the picture on the clipboard. */
  scanPictures(source: 'file' | 'clipboard', images: readonly ReaderImage[]): Promise<ScanReport>
  /**
   * What a person points at, read with more effort. `pick` answers null when they cancelled; our windows are off the screen meanwhile when
   * the source is a region.
   */
  scanPicked(source: 'region' | 'window', pick: () => Promise<readonly Capture[] | null>): Promise<ScanReport | null>
}

interface ReadingOf {
  source: ScanReport['source']
  effort?: ReadingEffort
  reader: Reader
  startedMs: number
  onFirst: () => void
}

/** The longest fade of a window among the usual desktops' settings. */
const FADE_MS = 250

export function createScreenScan(parts: ScreenScanParts): ScreenScan {
  const { exclusively } = parts.turn

  const readCaptures = async ({ source, reader, startedMs, onFirst, effort }: ReadingOf, captures: readonly Capture[]): Promise<ScanReport> => {
    const pictures = captures.flatMap((capture) => (capture.kind === 'captured' ? [capture.image] : []))
    const failed = failedOf(captures)
    const reportOf = (found: Reading, images: ScannedImage[], others: OtherCode[]): ScanReport => ({
      source,
      images,
      otps: found.otps,
      others,
      transfers: found.transfers,
      problem: found.otps.length + found.transfers.length > 0 ? null : problemOf(images, others, source),
      durationMs: parts.nowMs() - startedMs
    })
    const codes = createFoundCodes({
      collect: parts.collect,
      onFirst,
      onMore: (found) => {
        if (source === 'screen') parts.onProgress(reportOf(found, pictures.map((picture) => scannedAs(picture, null)), found.others))
      }
    })
    const read = await reader.scan(pictures, ({ scanId }) => { codes.add(scanId) }, effort).catch((error: unknown) => codeOf(error))
    const found = await codes.all()
    // A reader that ended or hung has told what it found until then.
    if (typeof read === 'string' && found.otps.length + found.transfers.length === 0) throw new AppError(read)
    const { images, others } = typeof read === 'string' ? { images: pictures.map((picture) => scannedAs(picture, read)), others: [] } : read
    return reportOf(found, [...images, ...failed], [...others, ...found.others])
  }

  const readPicked = async (source: 'region' | 'window', captures: readonly Capture[]): Promise<ScanReport> => {
    const startedMs = parts.nowMs()
    const reader = parts.startReader(1)
    try {
      return await readCaptures({ source, reader, startedMs, onFirst: () => undefined, effort: 'thorough' }, captures)
    } finally {
      reader.kill()
    }
  }

  return {
    scanScreen: () =>
      exclusively('screen', async () => {
        const startedMs = parts.nowMs()
        const displays = parts.displayCount()
        parts.onStarted(displays)
        const reader = parts.startReader(displays)
        try {
          const windows = onlyOnce(await parts.hideWindows())
          // What was captured has a code on it: there will be no second look, and the window can show what is found.
          const reading = { source: 'screen', reader, startedMs, onFirst: windows.showAgain } as const
          try {
            const captures = await parts.captureDisplays()
            const report = await readCaptures(reading, captures)
            if (!windows.didHide || report.otps.length + report.others.length + report.transfers.length > 0) return report
            // Some desktops let a window fade: what stood behind ours may only be there now.
            await parts.wait(FADE_MS)
            const later = await parts.captureDisplays()
            return isSamePicture(captures, later) ? report : await readCaptures(reading, later)
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
        const reader = parts.startReader(1)
        try {
          const captures = images.map((image): Capture => ({ kind: 'captured', image }))
          return await readCaptures({ source, reader, startedMs, onFirst: () => undefined }, captures)
        } finally {
          reader.kill()
        }
      }),
    scanPicked: (source, pick) =>
      exclusively(source, async () => {
        // A list of windows stands before ours; a frozen display must not show it.
        const windows = source === 'region' ? onlyOnce(await parts.hideWindows()) : null
        try {
          const captures = await pick()
          // Seen at once: what is read now is held already.
          windows?.showAgain()
          return captures === null ? null : await readPicked(source, captures)
        } finally {
          windows?.showAgain()
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

function onlyOnce({ didHide, showAgain }: HiddenWindows): HiddenWindows {
  let isShown = false
  return {
    didHide,
    showAgain: () => {
      if (!isShown) showAgain()
      isShown = true
    }
  }
}

/** Places of codes count the pictures that were read, so failed displays stand after those. */
function failedOf(captures: readonly Capture[]): ScannedImage[] {
  return captures.flatMap((capture) => (capture.kind === 'failed' ? [{ name: capture.name, widthPx: 0, heightPx: 0, problem: capture.problem }] : []))
}

/** A picture that no answer of the reader names yet. */
function scannedAs(picture: ReaderImage, problem: ErrorCode | null): ScannedImage {
  const size = picture.kind === 'pixels' ? { widthPx: picture.widthPx, heightPx: picture.heightPx } : { widthPx: 0, heightPx: 0 }
  return { name: picture.name, ...size, problem }
}

function problemOf(images: readonly ScannedImage[], others: readonly OtherCode[], source: ScanReport['source']): ErrorCode {
  const readable = images.filter(({ problem }) => problem === null)
  const firstProblem = images.find(({ problem }) => problem !== null)?.problem ?? null
  if (readable.length === 0) return firstProblem ?? (source === 'screen' ? 'scan-no-display' : 'image-unreadable')
  const broken = others.find(({ reason }) => reason !== null)
  if (broken !== undefined && others.length === 1) return broken.reason ?? 'scan-only-other-codes'
  return others.length > 0 ? 'scan-only-other-codes' : 'scan-nothing-found'
}
