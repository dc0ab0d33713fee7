// Owns the settings of a view whose main process does not answer. The real ones come from there.
import type { EffectiveSettings } from '../../shared/model/settings.ts'

export const DEFAULT_SETTINGS: EffectiveSettings = {
  language: 'system',
  theme: 'system',
  clipboardClearMs: 30_000,
  idleLockMs: 300_000,
  offerStrongerUnlock: true,
  hideCodes: false,
  effectiveLanguage: 'en'
}
