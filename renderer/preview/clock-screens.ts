// Owns the preview's screens about the computer's clock. Development only.
import type { Result } from '../../shared/ipc/result.ts'
import { DEFAULT_CLOCK_HOST, type ClockMeasurement, type ClockState } from '../../shared/model/clock.ts'
import type { Stores } from '../main/stores.ts'
import { openItem } from './reach-item.ts'

export const CLOCK_SCREENS = ['clock-notice', 'clock-right', 'clock-behind', 'clock-in-use', 'clock-obsolete', 'clock-failed'] as const
type ClockScreen = (typeof CLOCK_SCREENS)[number]

export function isClockScreen(screen: string): screen is ClockScreen {
  return CLOCK_SCREENS.some((one) => one === screen)
}

/** What main says of the clock on these screens. */
export function clockOf(screen: string, nowMs: number): { clock?: Partial<ClockState>; clockCheck?: Result<ClockMeasurement> } {
  const behind = { host: DEFAULT_CLOCK_HOST, offsetMs: 95_200, uncertaintyMs: 140 }
  const measuredAtMs = nowMs - 3_600_000
  switch (screen) {
    case 'clock-notice':
      return { clock: { sign: { kind: 'behind-files', byMs: 7_860_000 } } }
    case 'clock-behind':
      return { clockCheck: { ok: true, value: behind } }
    case 'clock-in-use':
      return { clock: { offset: { ...behind, measuredAtMs, inUse: true } } }
    case 'clock-obsolete':
      return { clock: { sign: { kind: 'offset-obsolete', byMs: behind.offsetMs }, offset: { ...behind, measuredAtMs, inUse: false } } }
    case 'clock-failed':
      return { clockCheck: { ok: false, code: 'clock-host-not-found' } }
    default:
      return {}
  }
}

export async function goToClock(screen: ClockScreen, stores: Stores): Promise<void> {
  if (screen === 'clock-notice') return openItem(stores, 1)
  stores.settings.getState().setOpen(true)
  if (screen !== 'clock-in-use' && screen !== 'clock-obsolete') await stores.clockCheck.getState().check()
}
