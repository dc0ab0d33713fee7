// Owns how the chosen theme reaches the page. Colours live in styles/tokens.css.
import type { Settings } from '../../shared/model/settings.ts'

/** `system` needs no listener: the tokens follow `color-scheme`, which follows the system by itself. */
export function applyTheme(document: Document, theme: Settings['theme']): void {
  document.documentElement.dataset['theme'] = theme
}
