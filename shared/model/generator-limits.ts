// Owns the bounds of what the generator makes, and its kinds. Imports no schema library: the views load this file.

export const MIN_PASSWORD_LENGTH = 4
export const MAX_PASSWORD_LENGTH = 128
/** As many as people look back for; older ones are dropped. */
export const MAX_GENERATED = 50

export const CHARACTER_CLASSES = ['lower', 'upper', 'digits', 'signs'] as const
export const PHRASE_SEPARATORS = ['-', '.', '_', ' '] as const
export const WORD_LISTS = ['en', 'ja'] as const
export const USERNAME_STYLES = ['words', 'syllables'] as const
export const GENERATED_KINDS = ['password', 'phrase', 'pin', 'username'] as const
