// Owns the answers to the calls of the views in which a person points at a code. Decides nothing itself.
import type { ScanReport } from '../../../shared/model/scan.ts'
import type { CameraScan } from '../services/scan/camera-scan.ts'
import type { RegionPick } from '../services/scan/region-pick.ts'
import type { WindowPick } from '../services/scan/window-pick.ts'
import type { MainHandlers } from './router.ts'

type PickCall = Extract<keyof MainHandlers, `region.${string}` | `windows.${string}` | 'screen.scanRegion' | 'screen.scanWindow' | 'camera.scan' | 'camera.cancel'>

export interface PickHandlerParts {
  region: Pick<RegionPick, 'take' | 'cancel'>
  scanRegion: () => Promise<ScanReport | null>
  windows: Pick<WindowPick, 'list' | 'take' | 'cancel'>
  scanWindow: () => Promise<ScanReport | null>
  camera: CameraScan
}

export function pickHandlers({ region, scanRegion, windows, scanWindow, camera }: PickHandlerParts): Pick<MainHandlers, PickCall> {
  return {
    'camera.scan': () => camera.scan(),
    'camera.cancel': () => {
      camera.cancel()
      return null
    },
    'screen.scanRegion': scanRegion,
    'screen.scanWindow': scanWindow,
    'windows.list': () => windows.list(),
    'windows.take': ({ id }) => {
      windows.take(id)
      return null
    },
    'windows.cancel': () => {
      windows.cancel()
      return null
    },
    'region.take': (picked) => {
      region.take(picked)
      return null
    },
    'region.cancel': () => {
      region.cancel()
      return null
    }
  }
}
