// Owns an item's tile: the mark of its site, or a sign on a colour drawn from the title; for what is no login, the sign of what it is for. Says nothing to screen readers.
import type { ItemCategory } from '../../shared/model/item-categories.ts'
import { CATEGORY_ICONS } from './category-icons.ts'
import { monogramOf, toneOf } from './monogram.ts'
import { useSiteMarks } from './site-marks/site-marks-store.ts'

const ICON_PX = { small: 13, row: 18, large: 28 } as const

interface Props {
  title: string
  size?: 'small' | 'row' | 'large'
  category?: ItemCategory | undefined
  websites?: readonly string[]
}

const NO_SITES: readonly string[] = []

export function Monogram({ title, size = 'row', category = 'login', websites = NO_SITES }: Props) {
  const find = useSiteMarks((state) => state.find)
  const mark = category === 'login' && websites.length > 0 ? find(websites) : null
  if (mark !== null) {
    return (
      <span className="monogram" data-size={size} data-sign={mark.sign} style={{ backgroundColor: mark.tile }} aria-hidden="true">
        <svg className="monogram__mark" viewBox="0 0 24 24">
          <path d={mark.path} />
        </svg>
      </span>
    )
  }
  const Icon = CATEGORY_ICONS[category]
  return (
    <span className="monogram" data-size={size} data-tone={title.trim() === '' ? 'none' : toneOf(title)} aria-hidden="true">
      {category === 'login' ? monogramOf(title) : <Icon size={ICON_PX[size]} />}
    </span>
  )
}
