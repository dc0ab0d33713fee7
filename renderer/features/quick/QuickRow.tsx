// Owns one row of the search in quick access: names, what was found, its live code. Knows no key.
import { ChevronRight, Star } from 'lucide-react'
import { Fragment } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import type { SearchableItem } from '../../state/item-search.ts'
import { foundElsewhere, markText, soughtIn } from '../../state/search/text-marks.ts'
import type { SearchQuery, Section } from '../../state/search/search-query.ts'
import { CountdownRing } from '../../ui/CountdownRing.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { groupCode, LAST_SECONDS, momentOf } from '../../ui/otp-display.ts'
import { useRowCodes, type RowCode } from '../list/row-codes-store.ts'

interface Props {
  entry: SearchableItem
  query: SearchQuery
  position: number
  isChosen: boolean
  isCodeHidden: boolean
  onCopy: () => void
  onFields: () => void
  onPoint: () => void
}

export function QuickRow({ entry, query, position, isChosen, isCodeHidden, onCopy, onFields, onPoint }: Props) {
  const t = useT()
  const { item } = entry
  const title = item.title === '' ? t('list.untitled') : item.title
  const code = useRowCodes((state) => state.codes[item.id])
  return (
    <div id={`quick-row-${String(position)}`} className="quick-row" role="option" aria-selected={isChosen} onClick={onCopy} onPointerMove={onPoint}>
      <Monogram title={item.title} category={item.category} websites={item.websites} />
      <span className="quick-row__texts">
        <span className="quick-row__title clipped">{item.title === '' ? title : <Marked text={title} section="title" entry={entry} query={query} />}</span>
        <span className="quick-row__user clipped">
          <SecondLine entry={entry} query={query} />
        </span>
      </span>
      {item.favourite && <Star size={14} className="quick-row__star" aria-label={t('list.favourite')} />}
      {item.hasOtp && <span className="unseen">{t('list.hasOtp')}</span>}
      {code !== undefined && code !== null && <QuickCode code={code} isHidden={isCodeHidden} />}
      <span
        className="quick-row__more"
        title={t('quick.showFields', { title })}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          onFields()
        }}
      >
        <ChevronRight size={18} />
      </span>
    </div>
  )
}

function SecondLine({ entry, query }: { entry: SearchableItem; query: SearchQuery }) {
  const elsewhere = query.clauses.length === 0 ? null : foundElsewhere(query, entry)
  return elsewhere === null ? <Marked text={entry.item.username} section="user" entry={entry} query={query} /> : <Marked text={elsewhere} section="url" entry={entry} query={query} />
}

function Marked({ text, section, entry, query }: { text: string; section: Section; entry: SearchableItem; query: SearchQuery }) {
  if (query.clauses.length === 0) return text
  return markText(text, soughtIn(query, section, entry)).map((run, index) => (
    <Fragment key={index}>{run.isFound ? <mark className="quick-mark">{run.text}</mark> : run.text}</Fragment>
  ))
}

function QuickCode({ code: { type, digits, code }, isHidden }: { code: RowCode; isHidden: boolean }) {
  const moment = momentOf(code, useNowMs())
  const isLast = moment !== null && moment.secondsLeft <= LAST_SECONDS
  return (
    <span className="quick-code" data-last={isLast || undefined} aria-hidden="true">
      <span className="quick-code__digits">{groupCode(moment === null || isHidden ? '•'.repeat(digits) : moment.code, type)}</span>
      <CountdownRing shareLeft={moment?.shareLeft ?? 0} isLast={isLast} />
    </span>
  )
}
