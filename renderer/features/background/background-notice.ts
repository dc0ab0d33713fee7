// Owns which notice of the program's life without a window is due. Pure.
import type { BackgroundState } from '../../../shared/model/background.ts'
import type { Settings } from '../../../shared/model/settings.ts'

/** What was read is kept with the settings under the notice's name: it is told once. */
export type BackgroundNoticeName = Extract<keyof Settings, `toldOf${string}`>

/** Null for none. `background`: null until the main process has said. */
export function dueNotice(
  { toldOfNoTray, toldOfStaying, closeToTray }: Pick<Settings, BackgroundNoticeName | 'closeToTray'>,
  background: BackgroundState | null
): BackgroundNoticeName | null {
  // Who has chosen that closing quits misses no tray.
  if (background?.tray === 'missing' && closeToTray && !toldOfNoTray) return 'toldOfNoTray'
  return background?.hasStayed === true && !toldOfStaying ? 'toldOfStaying' : null
}
