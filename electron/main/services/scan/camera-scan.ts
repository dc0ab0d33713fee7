// Owns one reading by camera: it lasts until a one-time password is found or the dialog is closed. Frames go past it; it sees handles only.
import { AppError, type ErrorCode } from '../../../../shared/errors.ts'
import type { CameraSight } from '../../../../shared/model/picking.ts'
import type { OtherCode, Reading, ScanReport } from '../../../../shared/model/scan.ts'
import type { ReadingTurn } from './reading-turn.ts'

export interface CameraWatch {
  /** The vault process holds texts, to be collected under `scanId`. */
  onFound: (scanId: string) => void
  onSaw: (kind: OtherCode['kind']) => void
  onEnded: (code: ErrorCode) => void
}

export interface CameraDialog {
  tell(sight: CameraSight): void
  close(): void
}

export interface CameraScanParts {
  turn: ReadingTurn
  /** Throws `camera-refused` where the system denies cameras to the program. */
  askSystem: () => Promise<void>
  /** Opens the dialog, whose view alone may use a camera while it stands, and joins it with a new reader process. */
  open: (watch: CameraWatch, onGone: () => void) => { dialog: CameraDialog; endReader: () => void }
  collect: (scanId: string) => Promise<Reading>
  nowMs: () => number
}

export interface CameraScan {
  /** Null when the person closed the dialog. */
  scan(): Promise<ScanReport | null>
  cancel(): void
}

export function createCameraScan({ turn, askSystem, open, collect, nowMs }: CameraScanParts): CameraScan {
  let finish: ((found: Reading | null) => void) | null = null
  const watch = async (): Promise<Reading | null> => {
    let end: () => void = () => undefined
    try {
      return await new Promise<Reading | null>((resolve, reject) => {
        finish = resolve
        const { dialog, endReader } = open(
          {
            onFound: (scanId) => {
              collect(scanId).then((found) => {
                if (found.otps.length + found.transfers.length > 0) resolve(found)
                for (const { kind, reason } of found.others) dialog.tell({ kind, reason })
              }, reject)
            },
            onSaw: (kind) => {
              dialog.tell({ kind, reason: null })
            },
            onEnded: (code) => {
              reject(new AppError(code))
            }
          },
          () => {
            resolve(null)
          }
        )
        end = () => {
          // Before the dialog: a reader without its view must find nothing more.
          endReader()
          dialog.close()
        }
      })
    } finally {
      finish = null
      end()
    }
  }
  return {
    scan: () =>
      turn.exclusively('camera', async (): Promise<ScanReport | null> => {
        const startedMs = nowMs()
        await askSystem()
        const found = await watch()
        if (found === null) return null
        // A frame is gone with its dialog: there is nothing on which a place would stand.
        const otps = found.otps.map((otp) => ({ ...otp, place: null }))
        const others = found.others.map((other) => ({ ...other, place: null }))
        return { source: 'camera', images: [], otps, others, transfers: found.transfers, problem: null, durationMs: nowMs() - startedMs }
      }),
    cancel: () => finish?.(null)
  }
}
