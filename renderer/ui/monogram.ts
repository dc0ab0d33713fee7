// Owns the letter and the colour of an item's tile, drawn from its title alone. Nothing is fetched.

export const TONE_COUNT = 10

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first letter or sign that a person would call the first; a middle dot for an empty title. */
export function monogramOf(title: string): string {
  for (const { segment } of segmenter.segment(title.normalize('NFKC').trim())) {
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return segment.toLocaleUpperCase()
  }
  return '·'
}

/** The same title gives the same colour everywhere; case and width do not matter. */
export function toneOf(title: string): number {
  let hash = 2_166_136_261
  for (const character of title.normalize('NFKC').trim().toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  }
  return (hash >>> 0) % TONE_COUNT
}
