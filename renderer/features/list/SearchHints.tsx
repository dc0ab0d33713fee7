// Owns the quiet list under the search box: what can be typed. Changes nothing by itself.
import { useMemo, type KeyboardEvent } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { tagsOf } from '../../state/tag-tree.ts'
import { hintsFor } from '../../state/search/search-hints.ts'
import { useList } from './list-store.ts'
import './search-hints.css'

interface Props {
  typed: string
  onChoose: (query: string) => void
  onEscape: () => void
}

/** To the button before or after, by the arrows. */
function step(event: KeyboardEvent<HTMLElement>, by: 1 | -1): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons[buttons.findIndex((button) => button === event.target) + by]
  next?.focus()
  event.preventDefault()
}

export function SearchHints({ typed, onChoose, onEscape }: Props) {
  const t = useT()
  const items = useList((state) => state.summaries)
  const tags = useMemo(() => tagsOf(items), [items])
  const hints = hintsFor(typed, tags)
  if (hints.length === 0) return null
  return (
    <div
      className="search-hints"
      role="group"
      aria-label={t('search.hints')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          onEscape()
        }
        if (event.key === 'ArrowDown') step(event, 1)
        if (event.key === 'ArrowUp') step(event, -1)
      }}
    >
      {hints.map(({ about, text, query }) => (
        <button key={text} type="button" className="search-hint" onClick={() => { onChoose(query) }}>
          <code className="search-hint__text">{about === 'exact' ? t('search.exactExample') : about === 'not' ? t('search.notExample') : text}</code>
          {about !== null && <span className="search-hint__about clipped">{t(`search.hint.${about}`)}</span>}
        </button>
      ))}
    </div>
  )
}
