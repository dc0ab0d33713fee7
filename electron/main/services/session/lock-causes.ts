// Owns which causes lock: each by a setting of its own, the end of the computer always. Never asks anybody; a lock is blocked by nothing.
import type { Settings } from '../../../../shared/model/settings.ts'

export type LockCause = 'suspend' | 'screen-lock' | 'user-switch' | 'display-off' | 'minimise' | 'close' | 'shutdown'

const SETTING_OF = {
  suspend: 'lockAtSuspend',
  'screen-lock': 'lockAtScreenLock',
  'user-switch': 'lockAtUserSwitch',
  'display-off': 'lockAtDisplayOff',
  minimise: 'lockAtMinimise',
  close: 'lockAtClose'
} as const satisfies Record<Exclude<LockCause, 'shutdown'>, keyof Settings>

type LockSettings = Pick<Settings, (typeof SETTING_OF)[keyof typeof SETTING_OF]>

export function doesLock(cause: LockCause, settings: LockSettings): boolean {
  return cause === 'shutdown' || settings[SETTING_OF[cause]]
}
