// Owns the overlays on which a region is drawn: one on each display, with its own frozen picture. They go when the displays change.
import { screen, type Display } from 'electron'
import { pickStateSearch, type PickState } from '../../../shared/model/pick-state.ts'
import type { PickSession } from '../security/pick-session.ts'
import { bmpOf } from '../services/scan/region-crop.ts'
import type { FrozenDisplay } from '../services/scan/region-pick.ts'
import type { PickWindows } from '../windows/pick-windows.ts'

export interface OverlayParts {
  windows: PickWindows
  session: PickSession
  look: () => Pick<PickState, 'theme' | 'contrast' | 'language'>
  title: string
}

const DISPLAYS_CHANGED = ['display-added', 'display-removed', 'display-metrics-changed'] as const

/** Answers with what takes all of them away, and with them the pictures. */
export function openDisplayOverlays({ windows, session, look, title }: OverlayParts, frozen: readonly FrozenDisplay[], onGone: () => void): () => void {
  const pointed = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  const places = frozen.map((one) => ({ ...one, display: displayOf(one, pointed) }))
  // Where no display holds the pointer's picture (it failed), the first one takes the keys.
  const first = places.find(({ display }) => display.id === pointed.id) ?? places[0]
  const opened = places.map(({ picture, pixels, display }) => {
    session.holdOnce(picture, () => ({ data: bmpOf(pixels), mimeType: 'image/bmp' }))
    const isFirst = first?.picture === picture
    const search = pickStateSearch({ ...look(), picture, isFirst })
    return windows.openOverlay({ view: 'region', search, title, bounds: display.bounds, takesFocus: isFirst, onGone })
  })
  // A frozen picture that no longer fits its display would be drawn on in the wrong place.
  const listen = (): void => {
    onGone()
  }
  // Electron's types name each event apart.
  const emitter: NodeJS.EventEmitter = screen
  // Our own full-screen windows may change the work areas of the displays: sizes count, not those.
  const changed = (_event: unknown, _display: Display, metrics?: string[]): void => {
    if (metrics === undefined || metrics.some((one) => one !== 'workArea')) listen()
  }
  for (const name of DISPLAYS_CHANGED) emitter.on(name, changed)
  return () => {
    for (const name of DISPLAYS_CHANGED) emitter.off(name, changed)
    for (const window of opened) window.close()
    session.dropAll()
  }
}

/** A portal tells no display: then the picture stands where the pointer is. */
function displayOf({ displayId }: FrozenDisplay, pointed: Display): Display {
  return screen.getAllDisplays().find(({ id }) => String(id) === displayId) ?? pointed
}
