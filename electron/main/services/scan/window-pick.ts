// Owns the choice of an open window: which are listed under which names, and the capture of the one that was chosen. Keeps no picture.
import { AppError } from '../../../../shared/errors.ts'
import { MAX_LISTED_WINDOWS, type ListedWindow } from '../../../../shared/model/picking.ts'
import type { Capture } from './screen-scan.ts'

/** A window as the system lists it. */
export interface OpenWindow {
  /** The system's own name of it; never leaves main. */
  sourceId: string
  name: string
  /** PNG; null when the system gave none. */
  picture: Buffer | null
  icon: Buffer | null
}

export interface WindowPickParts {
  listWindows: () => Promise<readonly OpenWindow[]>
  /** Alone, also where others cover it. */
  captureWindow: (sourceId: string) => Promise<Capture>
  /** Shows the dialog; answers with what takes it away. `onGone`: it was closed by other means. */
  openDialog: (onGone: () => void) => () => void
  /** Keeps a picture for the dialog's view; answers with its address. */
  hold: (png: Buffer) => string
}

export interface WindowPick {
  /** Null when the person cancelled. Throws `scan-window-gone` when the chosen one was closed meanwhile. */
  pick(): Promise<readonly Capture[] | null>
  /** From the dialog. The pictures of an earlier list are not there any more. */
  list(): Promise<ListedWindow[]>
  take(id: string): void
  cancel(): void
}

export function createWindowPick({ listWindows, captureWindow, openDialog, hold }: WindowPickParts): WindowPick {
  let finish: ((sourceId: string | null) => void) | null = null
  let listed = new Map<string, string>()
  return {
    pick: async () => {
      let close: () => void = () => undefined
      const chosen = await new Promise<string | null>((resolve) => {
        finish = resolve
        close = openDialog(() => {
          resolve(null)
        })
      })
      finish = null
      listed = new Map()
      close()
      return chosen === null ? null : [await captureWindow(chosen)]
    },
    list: async () => {
      if (finish === null) return []
      const windows = (await listWindows()).slice(0, MAX_LISTED_WINDOWS)
      const named = windows.map((window) => ({ ...window, id: crypto.randomUUID() }))
      listed = new Map(named.map(({ id, sourceId }) => [id, sourceId]))
      return named.map(({ id, name, picture, icon }) => ({
        id,
        name: name.slice(0, 300),
        picture: picture === null ? null : hold(picture),
        icon: icon === null ? null : hold(icon)
      }))
    },
    take: (id) => {
      const sourceId = listed.get(id)
      if (sourceId === undefined) throw new AppError('scan-window-gone')
      finish?.(sourceId)
    },
    cancel: () => finish?.(null)
  }
}
