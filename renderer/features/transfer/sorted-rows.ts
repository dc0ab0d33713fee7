// Owns the order and the search of what can be exported. Pure but for its hooks; knows names only.
import { useMemo } from 'react'
import type { TransferableOtp } from '../../../shared/model/transfer.ts'
import { useLanguage } from '../../i18n/language-store.ts'
import { collatorOf } from '../../i18n/locale-text.ts'
import { foldText, matches } from '../../state/item-search.ts'
import { keyOf, useTransfer } from './transfer-store.ts'

export interface SortedRow {
  key: string
  row: TransferableOtp
  folded: string
}

/** All rows in the order of their titles, by the rules of the language. */
export function useSortedRows(): readonly SortedRow[] {
  const rows = useTransfer((state) => state.rows)
  const language = useLanguage((state) => state.language)
  return useMemo(() => {
    const collator = collatorOf(language)
    return rows
      .toSorted((a, b) => collator.compare(a.title, b.title) || collator.compare(a.username, b.username))
      .map((row) => ({ key: keyOf(row), row, folded: foldText([row.title, row.username, row.parameters.issuer, row.parameters.account].join('\n')) }))
  }, [rows, language])
}

export function matching(rows: readonly SortedRow[], query: string): readonly SortedRow[] {
  return query.trim() === '' ? rows : rows.filter(({ folded }) => matches(folded, query.trim()))
}

/** What is chosen, in the order of the list: so the accounts stand in the codes as they were read here. */
export function useChosenKeys(): readonly string[] {
  const rows = useSortedRows()
  const chosen = useTransfer((state) => state.chosen)
  return useMemo(() => rows.filter(({ key }) => chosen.has(key)).map(({ key }) => key), [rows, chosen])
}
