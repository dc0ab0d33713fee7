// Owns how a tag is written: levels divided by a slash, each without space around it. Knows no item.

export const MAX_TAG = 200
export const MAX_TAGS = 100

/** The tag as it is kept, in NFC; empty for a text without a name in it and for `__proto__`, which no file can hold (VAULT-FORMAT §8.1). */
export function readTag(text: string): string {
  const levels = text.normalize('NFC').split('/').map((level) => level.replace(/\s+/gu, ' ').trim())
  const tag = levels.filter((level) => level !== '').join('/').slice(0, MAX_TAG)
  return tag === '__proto__' ? '' : tag
}

/** Whether `tag` is `place` or lies below it. */
export function isTagWithin(tag: string, place: string): boolean {
  return tag === place || tag.startsWith(`${place}/`)
}

/** All levels above a tag, and itself, the highest first: `a/b/c` lies in `a`, `a/b` and `a/b/c`. */
export function tagLevels(tag: string): string[] {
  const names = tag.split('/')
  return names.map((_name, index) => names.slice(0, index + 1).join('/'))
}
