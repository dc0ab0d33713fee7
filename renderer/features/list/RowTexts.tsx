// Owns the two lines of a row, with the letters that a search found; instead of the user name the line that was found, where neither line shows it.
import { Fragment } from 'react'
import { useT } from '../../i18n/language-store.ts'
import type { SearchableItem } from '../../state/item-search.ts'
import { foundElsewhere, markText, soughtIn } from '../../state/search/text-marks.ts'
import type { SearchQuery, Section } from '../../state/search/search-query.ts'
import { TrashLine } from './TrashLine.tsx'

function Marked({ text, section, entry, query }: { text: string; section: Section; entry: SearchableItem; query: SearchQuery }) {
  if (query.clauses.length === 0) return text
  return markText(text, soughtIn(query, section, entry)).map((run, index) => (
    <Fragment key={index}>{run.isFound ? <mark className="search-mark">{run.text}</mark> : run.text}</Fragment>
  ))
}

export function RowTexts({ entry, query }: { entry: SearchableItem; query: SearchQuery }) {
  const t = useT()
  const { title, username, trashedAtMs } = entry.item
  const elsewhere = query.clauses.length === 0 || trashedAtMs !== undefined ? null : foundElsewhere(query, entry)
  return (
    <span className="login__text">
      <span className="login__title clipped">{title === '' ? t('list.untitled') : <Marked text={title} section="title" entry={entry} query={query} />}</span>
      {trashedAtMs !== undefined && <TrashLine trashedAtMs={trashedAtMs} />}
      {trashedAtMs === undefined && (
        <span className="login__user clipped">
          {elsewhere === null ? <Marked text={username} section="user" entry={entry} query={query} /> : <Marked text={elsewhere} section={query.clauses.some((clause) => clause.kind === 'text' && clause.section === 'tag') ? 'tag' : 'url'} entry={entry} query={query} />}
        </span>
      )}
    </span>
  )
}
