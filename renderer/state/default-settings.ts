// Owns the settings of a view whose main process does not answer. The real ones come from there.
import { DEFAULT_GENERATOR_CHOICES } from '../../shared/model/generator-defaults.ts'
import { PANE_LIMITS } from '../../shared/model/pane-widths.ts'
import type { EffectiveSettings } from '../../shared/model/settings.ts'

export const DEFAULT_SETTINGS: EffectiveSettings = {
  language: 'system',
  theme: 'system',
  contrast: 'system',
  zoomPercent: 100,
  clipboardClearMs: 30_000,
  clearClipboardAtLock: true,
  idleLockMs: 300_000,
  lockAtSuspend: true,
  lockAtScreenLock: true,
  lockAtUserSwitch: true,
  lockAtDisplayOff: false,
  lockAtMinimise: false,
  lockAtClose: false,
  closeToTray: true,
  // Nor to tell what was perhaps told.
  toldOfStaying: true,
  toldOfNoTray: true,
  offerStrongerUnlock: true,
  sidebarWidthPx: PANE_LIMITS.sidebar.firstPx,
  listWidthPx: PANE_LIMITS.list.firstPx,
  quickShortcut: 'CommandOrControl+Shift+Space',
  hideCodes: false,
  // A view that cannot ask does not begin to teach.
  firstStepsOver: true,
  listCodes: 'hover',
  generator: DEFAULT_GENERATOR_CHOICES,
  effectiveLanguage: 'en'
}
