// Owns naming what cannot go into a transfer code, each with its reason and with the other way. Nothing is left out silently.
import { ChevronRight } from 'lucide-react'
import type { TransferableOtp, TransferRefusal } from '../../../shared/model/transfer.ts'
import { useT } from '../../i18n/language-store.ts'

export interface RefusedRow {
  key: string
  /** Null when it is no longer known by name. */
  row: TransferableOtp | null
  reason: TransferRefusal
}

export function RefusedList({ title, rows }: { title: string; rows: readonly RefusedRow[] }) {
  const t = useT()
  if (rows.length === 0) return null
  return (
    <details className="refused">
      <summary className="refused__title">
        <ChevronRight size={16} aria-hidden="true" />
        {title}
      </summary>
      <ul className="refused__list">
        {rows.map(({ key, row, reason }) => (
          <li key={key} className="refused__row">
            <span className="refused__name clipped">{row === null || row.title === '' ? t('list.untitled') : row.title}</span>
            <span className="refused__reason">{t(`transferRefusal.${reason}`)}</span>
          </li>
        ))}
      </ul>
      <p className="refused__hint">{t('transfer.refusedHint')}</p>
    </details>
  )
}
