// Owns the tags in the left pane: a row a level, indented below each other.
import { Hash } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { collatorOf, countText } from '../../i18n/locale-text.ts'
import { tagRows } from '../../state/tag-tree.ts'
import { useEditor } from '../item/editor-store.ts'
import { useList } from '../list/list-store.ts'
import { usePanes } from '../panes/panes-store.ts'
import './tag-filters.css'

/** Deeper levels stand no further in: the pane is narrow. */
const MAX_INDENTS = 4

export function TagFilters() {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const items = useList((state) => state.summaries)
  const current = useList((state) => state.tag)
  const setTag = useList((state) => state.setTag)
  const leave = useEditor((state) => state.leave)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  const rows = useMemo(() => tagRows(items, collatorOf(language)), [items, language])
  if (rows.length === 0) return null
  return (
    <div className="tags" role="group" aria-label={t('sidebar.tags')}>
      <h2 className="tags__title sidebar__word">{t('sidebar.tags')}</h2>
      {rows.map(({ tag, name, depth, count }) => (
        <Button
          key={tag}
          className="filter tags__row"
          data-depth={Math.min(depth, MAX_INDENTS)}
          {...(tag === current ? { 'aria-current': 'page' as const } : {})}
          aria-label={t('sidebar.count', { name: tag, count })}
          onPress={() => {
            setDrawerOpen(false)
            leave(() => { setTag(tag) })
          }}
        >
          <Hash size={16} aria-hidden="true" />
          <span className="sidebar__word clipped">{name}</span>
          <span className="filter__count sidebar__word">{countText(language, count)}</span>
        </Button>
      ))}
    </div>
  )
}
