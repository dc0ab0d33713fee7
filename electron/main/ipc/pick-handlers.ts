// Owns the answers to the calls of the views in which a person points at a code. Decides nothing itself.
import type { ScanReport } from '../../../shared/model/scan.ts'
import type { RegionPick } from '../services/region-pick.ts'
import type { MainHandlers } from './router.ts'

type PickCall = Extract<keyof MainHandlers, `region.${string}` | 'screen.scanRegion'>

export interface PickHandlerParts {
  region: Pick<RegionPick, 'take' | 'cancel'>
  scanRegion: () => Promise<ScanReport | null>
}

export function pickHandlers({ region, scanRegion }: PickHandlerParts): Pick<MainHandlers, PickCall> {
  return {
    'screen.scanRegion': scanRegion,
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
