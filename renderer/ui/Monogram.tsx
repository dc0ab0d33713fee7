// Owns an item's tile: a sign on a colour drawn from the title; for what is no login, the sign of what it is for. Says nothing to screen readers.
import type { ItemCategory } from '../../shared/model/item-categories.ts'
import { CATEGORY_ICONS } from './category-icons.ts'
import { monogramOf, toneOf } from './monogram.ts'

const ICON_PX = { small: 13, row: 18, large: 28 } as const

interface Props {
  title: string
  size?: 'small' | 'row' | 'large'
  category?: ItemCategory | undefined
}

export function Monogram({ title, size = 'row', category = 'login' }: Props) {
  const Icon = CATEGORY_ICONS[category]
  return (
    <span className="monogram" data-size={size} data-tone={title.trim() === '' ? 'none' : toneOf(title)} aria-hidden="true">
      {category === 'login' ? monogramOf(title) : <Icon size={ICON_PX[size]} />}
    </span>
  )
}
