// Owns the drawing of a region: which overlay shows which frozen picture, and what is cut out of it. Keeps the pictures until the drawing ends.
import { AppError } from '../../../../shared/errors.ts'
import type { PickedRegion } from '../../../../shared/model/picking.ts'
import { cropOf, type Pixels } from './region-crop.ts'
import type { Capture } from './screen-scan.ts'

export interface FrozenDisplay {
  /** The name by which its overlay fetches it and speaks of it. */
  picture: string
  displayId: string
  pixels: Pixels
}

export interface RegionPickParts {
  captureDisplays: () => Promise<readonly Capture[]>
  /** Puts an overlay on each display; answers with what takes all of them away. `onGone`: one of them was closed by other means. */
  openOverlays: (displays: readonly FrozenDisplay[], onGone: () => void) => () => void
  newPictureName: () => string
}

export interface RegionPick {
  /** Null when the person cancelled. Throws what the capture threw, or the reason of a display when none could be captured. */
  pick(): Promise<readonly Capture[] | null>
  /** From an overlay. Does nothing when none is open, or when it is another drawing's. */
  take(region: PickedRegion): void
  cancel(): void
}

export function createRegionPick({ captureDisplays, openOverlays, newPictureName }: RegionPickParts): RegionPick {
  let finish: ((region: PickedRegion | null) => void) | null = null
  /** One that is cancelled while the displays are still being captured opens nothing. */
  let wanted = 0
  return {
    pick: async () => {
      const own = (wanted += 1)
      const captures = await captureDisplays()
      const displays = captures.flatMap((capture): FrozenDisplay[] =>
        capture.kind === 'captured' && capture.image.kind === 'pixels' ? [{ picture: newPictureName(), displayId: capture.displayId ?? '', pixels: capture.image }] : []
      )
      if (displays.length === 0) throw new AppError(firstProblemOf(captures))
      if (own !== wanted) return null
      let close: () => void = () => undefined
      const region = await new Promise<PickedRegion | null>((resolve) => {
        finish = resolve
        close = openOverlays(displays, () => {
          resolve(null)
        })
      })
      finish = null
      close()
      const chosen = displays.find(({ picture }) => picture === region?.picture)
      const crop = chosen === undefined || region === null ? null : cropOf(chosen.pixels, region)
      return crop === null ? null : [{ kind: 'captured', image: crop }]
    },
    take: (region) => finish?.(region),
    cancel: () => {
      wanted += 1
      finish?.(null)
    }
  }
}

function firstProblemOf(captures: readonly Capture[]) {
  return captures.flatMap((capture) => (capture.kind === 'failed' ? [capture.problem] : []))[0] ?? 'scan-no-display'
}
