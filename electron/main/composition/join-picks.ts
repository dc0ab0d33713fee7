// Joins the ways in which a person points at a code (a drawn region, a chosen window, a camera) with their windows. Decides nothing itself.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { MessageChannelMain, type BaseWindow } from 'electron'
import { EVENT_CHANNEL, FRAMES_PORT_CHANNEL } from '../../../shared/ipc/channels.ts'
import { mainEvents } from '../../../shared/ipc/contract.ts'
import type { CameraSight } from '../../../shared/model/picking.ts'
import type { Reading } from '../../../shared/model/scan.ts'
import { pickPicturePath, pickStateSearch, type PickState } from '../../../shared/model/pick-state.ts'
import type { EffectiveSettings } from '../../../shared/model/settings.ts'
import type { PickHandlerParts } from '../ipc/pick-handlers.ts'
import { openDisplayOverlays } from '../os/display-overlays.ts'
import type { ReaderProcess } from '../os/reader-process.ts'
import { captureThroughPortal, captureWindow, listWindows } from '../os/window-capture.ts'
import { allowCamera, askSystemForCamera } from '../security/camera-permission.ts'
import { createPickSessions } from '../security/pick-session.ts'
import { createCameraScan } from '../services/scan/camera-scan.ts'
import type { ReadingTurn } from '../services/scan/reading-turn.ts'
import { createRegionPick } from '../services/scan/region-pick.ts'
import { createWindowPick } from '../services/scan/window-pick.ts'
import type { Capture, ScreenScan } from '../services/scan/screen-scan.ts'
import type { Words } from '../services/words.ts'
import { createPickWindows, type PickWindows } from '../windows/pick-windows.ts'

const WINDOWS_SIZE = { width: 760, height: 560 }
const CAMERA_SIZE = { width: 640, height: 560 }

interface PickParts {
  built: string
  resources: string
  words: Words
  mainWindow: BaseWindow
  settings: () => EffectiveSettings
  captureDisplays: () => Promise<readonly Capture[]>
  scan: ScreenScan
  turn: ReadingTurn
  startReader: (pictures: number) => ReaderProcess
  collect: (scanId: string) => Promise<Reading>
}

export interface JoinedPicks {
  handlers: PickHandlerParts
  viewOf: PickWindows['viewOf']
  /** Takes every window of a pick away; the readings that wait for them answer that they were cancelled. */
  cancelAll(): void
}

export function joinPicks({ built, resources, words, mainWindow, settings, captureDisplays, scan, ...reading }: PickParts): JoinedPicks {
  const look = (): Pick<PickState, 'theme' | 'contrast' | 'language'> => {
    const { theme, contrast, effectiveLanguage } = settings()
    return { theme, contrast, language: effectiveLanguage }
  }
  const sessionOf = createPickSessions(join(built, 'renderer'))
  const windows = createPickWindows({ preloadOf: (view) => join(built, 'preload', `${view}.cjs`), sessionOf, icon: join(resources, 'window-icon.png') })
  const region = createRegionPick({
    captureDisplays,
    openOverlays: (displays, onGone) => openDisplayOverlays({ windows, session: sessionOf('region'), look, title: words('dialog.region') }, displays, onGone),
    newPictureName: randomUUID
  })
  const chosen = createWindowPick({
    listWindows: async () => {
      sessionOf('windows').dropAll()
      return await listWindows()
    },
    captureWindow,
    openDialog: (onGone) => {
      const search = pickStateSearch({ ...look(), picture: '', isFirst: true })
      const dialog = windows.openDialog({ view: 'windows', search, title: words('dialog.windows'), parent: mainWindow, size: WINDOWS_SIZE, onGone })
      return () => {
        dialog.close()
        sessionOf('windows').dropAll()
      }
    },
    hold: (data) => {
      const name = randomUUID()
      sessionOf('windows').holdOnce(name, () => ({ data, mimeType: 'image/png' }))
      return pickPicturePath(name)
    }
  })
  const camera = createCameraScan({
    ...reading,
    askSystem: askSystemForCamera,
    open: (watch, onGone) => {
      const reader = reading.startReader(1)
      const search = pickStateSearch({ ...look(), picture: '', isFirst: true })
      const opened = windows.openDialog({ view: 'camera', search, title: words('dialog.camera'), parent: mainWindow, size: CAMERA_SIZE, onGone })
      const forbid = allowCamera(sessionOf('camera').session, opened.contents)
      const { port1, port2 } = new MessageChannelMain()
      reader.watch(port2, watch)
      void opened.loaded.then(() => {
        opened.contents.postMessage(FRAMES_PORT_CHANNEL, null, [port1])
      })
      const dialog = {
        tell: (sight: CameraSight) => {
          if (!opened.contents.isDestroyed()) opened.contents.send(EVENT_CHANNEL, 'camera.saw', mainEvents['camera.saw'].parse(sight))
        },
        close: () => {
          forbid()
          opened.close()
        }
      }
      return { dialog, endReader: reader.kill }
    },
    nowMs: () => performance.now()
  })
  return {
    handlers: {
      camera,
      region,
      scanRegion: () => scan.scanPicked('region', region.pick),
      windows: chosen,
      scanWindow: () => scan.scanPicked('window', async () => (await captureThroughPortal()) ?? (await chosen.pick()))
    },
    viewOf: windows.viewOf,
    cancelAll: () => {
      region.cancel()
      chosen.cancel()
      camera.cancel()
    }
  }
}
