// Owns an item's tile: a sign on a colour, both drawn from the title. Says nothing to screen readers: the title does.
import { monogramOf, toneOf } from './monogram.ts'

export function Monogram({ title, size = 'row' }: { title: string; size?: 'small' | 'row' | 'large' }) {
  return (
    <span className="monogram" data-size={size} data-tone={title.trim() === '' ? 'none' : toneOf(title)} aria-hidden="true">
      {monogramOf(title)}
    </span>
  )
}
