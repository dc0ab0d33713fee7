// Owns what stands where a search found nothing: what was not understood, where else to look, what to try.
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useEditor } from '../item/editor-store.ts'
import { useList } from './list-store.ts'
import { usePlace } from './place-name.ts'
import type { SearchQuery } from '../../state/search/search-query.ts'

export function NoMatches({ query }: { query: SearchQuery }) {
  const t = useT()
  const place = usePlace()
  const typed = useList((state) => state.query.trim())
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  const isWeighing = useList((state) => state.isWeighing)
  const setFilter = useList((state) => state.setFilter)
  const leave = useEditor((state) => state.leave)
  const isEverywhere = filter === 'all' && tag === null
  if (isWeighing) {
    return (
      <div className="list-empty">
        <p className="list-empty__title">{t('search.weighing')}</p>
        <p>{t('search.weighingHint')}</p>
      </div>
    )
  }
  return (
    <div className="list-empty">
      <p className="list-empty__title">{isEverywhere ? t('list.noMatches', { query: typed }) : t('list.noMatchesIn', { place, query: typed })}</p>
      <p>{t(hintKeyOf(query), { operator: query.unknown[0] ?? '' })}</p>
      {!isEverywhere && (
        <Button className="button" onPress={() => { leave(() => { setFilter('all') }) }}>
          {t('list.searchEverywhere')}
        </Button>
      )}
    </div>
  )
}

/** The nearest reason why nothing was found. */
function hintKeyOf({ clauses, unknown }: SearchQuery) {
  if (unknown.length > 0) return 'search.unknown'
  return clauses.length > 1 ? 'search.tryFewer' : 'list.noMatchesHint'
}
