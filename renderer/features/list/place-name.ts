// Owns what the list is called by what it shows.
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import type { Filter } from '../../state/item-search.ts'
import { useList } from './list-store.ts'

const TITLES: Record<Filter, PlainMessageKey> = {
  all: 'sidebar.all',
  favourites: 'sidebar.favourites',
  otp: 'sidebar.withOtp',
  attention: 'sidebar.attention',
  archive: 'sidebar.archive',
  trash: 'sidebar.trash'
}

export function usePlace(): string {
  const t = useT()
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  return tag ?? t(TITLES[filter])
}
