// Owns how the chosen theme and contrast reach the page. Colours live in styles/tokens.css.
import type { Settings } from '../../shared/model/settings.ts'

/** `system` needs no listener: the tokens follow `color-scheme` and `prefers-contrast`, which follow the system by themselves. */
export function applyTheme(document: Document, { theme, contrast }: Pick<Settings, 'theme' | 'contrast'>): void {
  document.documentElement.dataset['theme'] = theme
  document.documentElement.dataset['contrast'] = contrast
}
