// Owns the look of one row. Knows no press: the list hears them all, so that a row is drawn anew only when something of it changed.
import { ShieldCheck, Star } from 'lucide-react'
import { memo } from 'react'
import { useT } from '../../i18n/language-store.ts'
import type { SearchableItem } from '../../state/item-search.ts'
import type { SearchQuery } from '../../state/search/search-query.ts'
import { Monogram } from '../../ui/Monogram.tsx'
import { RowCode } from './RowCode.tsx'
import { useRowCodes } from './row-codes-store.ts'
import { RowTexts } from './RowTexts.tsx'

export const ROW_PX = 52

interface Props {
  entry: SearchableItem
  query: SearchQuery
  isSelected: boolean
  /** Where the arrows stand without having opened it. */
  isAtCursor: boolean
  position: number
  count: number
  /** `over`: laid over the end of the row, so that nothing of it moves. */
  code: 'none' | 'over' | 'beside'
  isCodeHidden: boolean
}

export const LoginRow = memo(function LoginRow({ entry, query, isSelected, isAtCursor, position, count, code, isCodeHidden }: Props) {
  const t = useT()
  const { item: row } = entry
  const known = useRowCodes((state) => (code === 'none' ? undefined : state.codes[row.id]))
  return (
    <div
      id={`login-${row.id}`}
      className="login"
      role="option"
      data-item-id={row.id}
      data-cursor={isAtCursor || undefined}
      aria-selected={isSelected}
      aria-posinset={position + 1}
      aria-setsize={count}
      style={{ top: position * ROW_PX }}
    >
      <Monogram title={row.title} category={row.category} websites={row.websites} />
      <RowTexts entry={entry} query={query} />
      {row.favourite && (
        <>
          <Star size={14} className="login__star" aria-hidden="true" />
          <span className="unseen">{t('list.favourite')}</span>
        </>
      )}
      {row.hasOtp && <span className="unseen">{t('list.hasOtp')}</span>}
      {row.hasOtp && (
        <span className="login__end" data-code={code}>
          {(code !== 'beside' || known === null) && <ShieldCheck size={16} className="login__otp" aria-hidden="true" />}
          {known !== undefined && known !== null && <RowCode code={known} isHidden={isCodeHidden} />}
        </span>
      )}
    </div>
  )
})
