// Owns the settings that are not secret and live beside the vault, not in it.
import { z } from 'zod'
import { ACTUAL_ZOOM, ZOOM_STEPS } from './zoom.ts'
import { DEFAULT_GENERATOR_CHOICES } from './generator-defaults.ts'
import { generatorChoicesSchema } from './generator.ts'
import { PANE_LIMITS, type Pane } from './pane-widths.ts'
import { DEFAULT_SHORTCUT, shortcutSchema } from './shortcut.ts'

export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]

function paneWidthSchema(pane: Pane) {
  const { leastPx, mostPx } = PANE_LIMITS[pane]
  return z.number().int().min(leastPx).max(mostPx)
}

export const settingsSchema = z.strictObject({
  language: z.enum(['system', ...LANGUAGES]),
  theme: z.enum(['system', 'light', 'dark']),
  /** `system`: more contrast where the system asks for it. */
  contrast: z.enum(['system', 'more']),
  /** How large the window's content is shown. */
  zoomPercent: z.union(ZOOM_STEPS.map((step) => z.literal(step))),
  clipboardClearMs: z.number().int().min(5_000).max(600_000),
  /** Whether a lock clears what was copied at once; without it only the time does (and the end of the program). */
  clearClipboardAtLock: z.boolean(),
  idleLockMs: z.number().int().min(30_000).max(86_400_000),
  /** The keys that bring quick access in every program; null: none. */
  quickShortcut: shortcutSchema.nullable(),
  /** What locks beside idle time, each on its own (electron/main/services/session/lock-causes.ts). */
  lockAtSuspend: z.boolean(),
  lockAtScreenLock: z.boolean(),
  lockAtUserSwitch: z.boolean(),
  lockAtDisplayOff: z.boolean(),
  lockAtMinimise: z.boolean(),
  /** Closing the window while the program stays; a program that ends locks in any case. */
  lockAtClose: z.boolean(),
  /** Closing the window leaves the program in the tray, where there is one. */
  closeToTray: z.boolean(),
  /** The person knows that it went on there, and that there is no tray where there is none: each is told once. */
  toldOfStaying: z.boolean(),
  toldOfNoTray: z.boolean(),
  /** Codes are dots until they are pointed at or copied. */
  hideCodes: z.boolean(),
  /** When a row of the list shows its code. */
  listCodes: z.enum(['hover', 'always', 'never']),
  /** Whether a costlier key derivation may be offered after an unlock that was quick. */
  offerStrongerUnlock: z.boolean(),
  /** The first steps were followed to their end or skipped: they come no more by themselves. */
  firstStepsOver: z.boolean(),
  sidebarWidthPx: paneWidthSchema('sidebar'),
  listWidthPx: paneWidthSchema('list'),
  generator: generatorChoicesSchema
})
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  contrast: 'system',
  zoomPercent: ACTUAL_ZOOM,
  clipboardClearMs: 30_000,
  clearClipboardAtLock: true,
  idleLockMs: 300_000,
  quickShortcut: DEFAULT_SHORTCUT,
  lockAtSuspend: true,
  lockAtScreenLock: true,
  lockAtUserSwitch: true,
  lockAtDisplayOff: false,
  lockAtMinimise: false,
  lockAtClose: false,
  closeToTray: true,
  toldOfStaying: false,
  toldOfNoTray: false,
  hideCodes: false,
  listCodes: 'hover',
  offerStrongerUnlock: true,
  firstStepsOver: false,
  sidebarWidthPx: PANE_LIMITS.sidebar.firstPx,
  listWidthPx: PANE_LIMITS.list.firstPx,
  generator: DEFAULT_GENERATOR_CHOICES
}

/** Settings with what the system decides filled in. */
export const effectiveSettingsSchema = settingsSchema.extend({ effectiveLanguage: z.enum(LANGUAGES) })
export type EffectiveSettings = z.infer<typeof effectiveSettingsSchema>
