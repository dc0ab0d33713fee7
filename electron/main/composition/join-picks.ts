// Joins the ways in which a person points at a code (a drawn region) with their windows. Decides nothing itself.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { PickState } from '../../../shared/model/pick-state.ts'
import type { EffectiveSettings } from '../../../shared/model/settings.ts'
import type { PickHandlerParts } from '../ipc/pick-handlers.ts'
import { openDisplayOverlays } from '../os/display-overlays.ts'
import { createPickSessions } from '../security/pick-session.ts'
import { createRegionPick } from '../services/region-pick.ts'
import type { Capture, ScreenScan } from '../services/screen-scan.ts'
import type { Words } from '../services/words.ts'
import { createPickWindows, type PickWindows } from '../windows/pick-windows.ts'

interface PickParts {
  built: string
  resources: string
  words: Words
  settings: () => EffectiveSettings
  captureDisplays: () => Promise<readonly Capture[]>
  scan: ScreenScan
}

export interface JoinedPicks {
  handlers: PickHandlerParts
  viewOf: PickWindows['viewOf']
  /** Takes every window of a pick away; the readings that wait for them answer that they were cancelled. */
  cancelAll(): void
}

export function joinPicks({ built, resources, words, settings, captureDisplays, scan }: PickParts): JoinedPicks {
  const look = (): Pick<PickState, 'theme' | 'language'> => ({ theme: settings().theme, language: settings().effectiveLanguage })
  const sessionOf = createPickSessions(join(built, 'renderer'))
  const windows = createPickWindows({ preloadOf: (view) => join(built, 'preload', `${view}.cjs`), sessionOf, icon: join(resources, 'window-icon.png') })
  const region = createRegionPick({
    captureDisplays,
    openOverlays: (displays, onGone) => openDisplayOverlays({ windows, session: sessionOf('region'), look, title: words('dialog.region') }, displays, onGone),
    newPictureName: randomUUID
  })
  return {
    handlers: { region, scanRegion: () => scan.scanPicked('region', region.pick) },
    viewOf: windows.viewOf,
    cancelAll: () => {
      region.cancel()
    }
  }
}
