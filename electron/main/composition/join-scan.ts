// Joins reading the screen with the reader process, the vault process and the window. Decides nothing itself.
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { AppError } from '../../../shared/errors.ts'
import type { Reading, ScanReport } from '../../../shared/model/scan.ts'
import { forkReaderProcess, type ReaderProcess } from '../os/reader-process.ts'
import { readImages } from '../os/dialogs.ts'
import { captureDisplays, displayCount } from '../os/screen-capture.ts'
import { createPendingReports } from '../services/scan/pending-report.ts'
import { createReadingTurn } from '../services/scan/reading-turn.ts'
import { createSpareReader } from '../services/scan/spare-reader.ts'
import { createScreenScan, type Capture } from '../services/scan/screen-scan.ts'
import type { Session } from '../services/session/session.ts'
import type { Words } from '../services/words.ts'
import type { MainWindow } from '../windows/main-window.ts'

/** Long enough for a person to answer a portal's dialog; a portal that never answers must not keep the window away for good. */
const CAPTURE_LIMIT_MS = 60_000

function captureLimit(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(new AppError('scan-timed-out'))
    }, CAPTURE_LIMIT_MS).unref()
  })
}

interface ScanParts {
  session: Session<MessagePortMain>
  window: MainWindow
  built: string
  words: Words
  log: (line: string) => void
}

/** Reading the screen, and the one report that waits for a main view to fetch it. */
export function joinScan({ session, window, built, words, log }: ScanParts) {
  const pending = createPendingReports()
  let isForSheet = false
  const capture = (): Promise<Capture[]> =>
    Promise.race([captureDisplays((number) => words('dialog.displayName').replace('{number}', String(number))), captureLimit()])
  const turn = createReadingTurn()
  const spare = createSpareReader<ReaderProcess>({
    fork: (pictures) => forkReaderProcess({ entry: join(built, 'main', 'reader.js'), pictures, log }),
    displayCount,
    isWanted: session.isUnlocked,
    isInUse: () => window.window.isFocused(),
    later: (action, delayMs) => setTimeout(action, delayMs).unref()
  })
  window.window.on('focus', spare.prepare)
  const startReader = (pictures: number): ReaderProcess => {
    // Before the reader: a locked vault refuses here, and no process is left behind.
    const vault = session.link()
    const reader = spare.take(pictures)
    reader.connect((port) => {
      vault.givePort('reader', port)
    })
    return reader
  }
  const collect = (scanId: string): Promise<Reading> => session.call('host.collectScan', { scanId })
  const scan = createScreenScan({
    turn,
    startReader,
    collect,
    captureDisplays: capture,
    displayCount,
    hideWindows: window.hideForCapture,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onStarted: (displays) => {
      window.send('scan.started', { displays })
    },
    onProgress: (report) => {
      if (!session.isUnlocked()) return
      if (isForSheet && pending.begin(report)) {
        window.focus()
        window.send('scan.pending', null)
      } else window.send('scan.progressed', report)
    },
    nowMs: () => performance.now()
  })
  const readForSheet = async (read: () => Promise<ScanReport>): Promise<void> => {
    if (!session.isUnlocked()) return
    isForSheet = true
    const report = await read().finally(() => {
      isForSheet = false
    })
    // Another reading runs: coming to the front now would cover what it looks at.
    if (report.problem === 'scan-busy') return
    if (session.isUnlocked()) pending.finish(report)
    window.focus()
    window.send('scan.pending', null)
  }
  return {
    scan,
    /** What the ways to point at a code need. */
    picking: { scan, turn, startReader, collect, captureDisplays: capture },
    /** From the tray: the report waits, the window comes to the front, and its view fetches it. */
    scanForSheet: () => readForSheet(scan.scanScreen),
    /** Picture files that were dropped on the tray's icon. Locked, nothing is read: the window asks for the password. */
    picturesForSheet: async (paths: readonly string[]): Promise<void> => {
      if (session.isUnlocked()) await readForSheet(async () => await scan.scanPictures('file', await readImages(paths)))
      else window.focus()
    },
    /** A report that was not asked for from a view (a link): it waits, and the view is told. */
    offer: (report: ScanReport): void => {
      if (session.isUnlocked()) pending.finish(report)
      window.send('scan.pending', null)
    },
    takePending: pending.take,
    /** Unlocked: a reader stands by. */
    prepare: spare.prepare,
    /** Locked: no report waits, and no reader. */
    forget: () => {
      pending.forget()
      spare.drop()
    }
  }
}
