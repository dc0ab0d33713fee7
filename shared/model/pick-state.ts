// Owns what a view in which a person points at a code is told with its address. Holds a name of a picture, never a pixel.
import type { Language, Settings } from './settings.ts'

export interface PickState {
  theme: Settings['theme']
  contrast: Settings['contrast']
  language: Language
  /** The name of the frozen picture that an overlay shows; empty for the other views. */
  picture: string
  /** Whether the overlay stands on the display with the pointer. */
  isFirst: boolean
}

/** The search part of the view's address. */
export function pickStateSearch({ theme, contrast, language, picture, isFirst }: PickState): string {
  return `?theme=${theme}&contrast=${contrast}&language=${language}&picture=${picture}&first=${isFirst ? '1' : '0'}`
}

/** Only main loads these pages, so what an address carries is what main wrote; anything else is read as the standard. */
export function pickStateOf(search: string): PickState {
  const asked = new URLSearchParams(search)
  const theme = asked.get('theme')
  return {
    theme: theme === 'dark' || theme === 'light' ? theme : 'system',
    contrast: asked.get('contrast') === 'more' ? 'more' : 'system',
    language: asked.get('language') === 'ja' ? 'ja' : 'en',
    picture: asked.get('picture') ?? '',
    isFirst: asked.get('first') === '1'
  }
}

/** Where a view finds a picture that main holds for it. */
export function pickPicturePath(name: string): string {
  return `/pictures/${name}`
}
