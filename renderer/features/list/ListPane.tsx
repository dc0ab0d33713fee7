// Owns the middle pane: search, order, the add button, and the list or the reason why it is empty.
import { ArrowUpDown, Search, X } from 'lucide-react'
import { useMemo, type Ref } from 'react'
import { Button } from 'react-aria-components'
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { collatorOf } from '../../i18n/locale-text.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useTrash } from '../history/trash-store.ts'
import { useEditor } from '../item/editor-store.ts'
import { useSession } from '../session/session-store.ts'
import { useList } from './list-store.ts'
import './trash-bar.css'
import { sortItems, SORTS, visibleItems, type Filter, type Sort } from '../../state/item-search.ts'
import { TRASH_DAYS } from '../../../shared/model/history.ts'
import { LoginList } from './LoginList.tsx'
import { NewItemMenu } from './NewItemMenu.tsx'

const TITLES: Record<Filter, PlainMessageKey> = {
  all: 'sidebar.all',
  favourites: 'sidebar.favourites',
  otp: 'sidebar.withOtp',
  attention: 'sidebar.attention',
  archive: 'sidebar.archive',
  trash: 'sidebar.trash'
}

const SORT_NAMES: Record<Sort, PlainMessageKey> = {
  title: 'list.sortByTitle',
  recent: 'list.sortByRecent',
  edited: 'list.sortByEdited',
  created: 'list.sortByCreated'
}

const EMPTY: Record<Filter, { title: PlainMessageKey; hint: PlainMessageKey }> = {
  all: { title: 'list.emptyAll', hint: 'list.emptyAllHint' },
  favourites: { title: 'list.emptyFavourites', hint: 'list.emptyFavouritesHint' },
  otp: { title: 'list.emptyOtp', hint: 'list.emptyOtpHint' },
  attention: { title: 'list.emptyAttention', hint: 'list.emptyAttentionHint' },
  archive: { title: 'list.emptyArchive', hint: 'list.emptyArchiveHint' },
  trash: { title: 'list.emptyTrash', hint: 'list.emptyTrashHint' }
}

const EMPTY_TAG: { title: PlainMessageKey; hint: PlainMessageKey } = { title: 'list.emptyTag', hint: 'list.emptyTagHint' }

function useRows() {
  const items = useList((state) => state.items)
  const filter = useList((state) => state.filter)
  const query = useList((state) => state.query)
  const tag = useList((state) => state.tag)
  const sort = useList((state) => state.sort)
  const language = useLanguage((state) => state.language)
  const sorted = useMemo(() => sortItems(items, sort, collatorOf(language)), [items, sort, language])
  return useMemo(() => visibleItems(sorted, filter, query, tag), [sorted, filter, query, tag])
}

/** What the list shows, by name. */
function usePlace(): string {
  const t = useT()
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  return tag ?? t(TITLES[filter])
}

export function ListPane({ searchRef }: { searchRef: Ref<HTMLInputElement> }) {
  const t = useT()
  const filter = useList((state) => state.filter)
  const query = useList((state) => state.query)
  const status = useList((state) => state.status)
  const problem = useList((state) => state.problem)
  const rows = useRows()
  return (
    <section className="list-pane" aria-label={t('list.label')}>
      <SearchField searchRef={searchRef} firstId={rows[0]?.id ?? null} />
      <ListHead title={usePlace()} />
      {filter === 'trash' && <TrashBar />}
      {query !== '' && (
        <div className="unseen" role="status">
          {t('list.found', { count: rows.length })}
        </div>
      )}
      {problem !== null && (
        <div className="list-pane__problem">
          <Sentence tone="bad">{t(`error.${problem}`)}</Sentence>
        </div>
      )}
      {rows.length > 0 && <LoginList rows={rows} />}
      {rows.length === 0 && status === 'ready' && <EmptyList />}
    </section>
  )
}

function TrashBar() {
  const t = useT()
  const count = useList((state) => state.items.filter(({ item }) => item.trashed).length)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const ask = useTrash((state) => state.ask)
  if (count === 0) return null
  return (
    <div className="trash-bar">
      <span className="trash-bar__text">{t('trash.about', { days: TRASH_DAYS })}</span>
      <Button className="button" isDisabled={isReadOnly} onPress={() => { ask({ kind: 'all', count }) }}>
        {t('trash.empty')}
      </Button>
    </div>
  )
}

function SearchField({ searchRef, firstId }: { searchRef: Ref<HTMLInputElement>; firstId: string | null }) {
  const t = useT()
  const keyName = useKeyName()
  const query = useList((state) => state.query)
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  const setQuery = useList((state) => state.setQuery)
  const select = useList((state) => state.select)
  const leave = useEditor((state) => state.leave)
  // A search stays inside what the list shows; the field says so, or a person would take an empty trash for an empty vault.
  const place = usePlace()
  const name = filter === 'all' && tag === null ? t('list.search') : t('list.searchIn', { place })
  return (
    <div className="search">
      <Search size={16} className="search__icon" aria-hidden="true" />
      <input
        ref={searchRef}
        className="search__input input"
        type="search"
        aria-label={name}
        placeholder={name}
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape' && query !== '') {
            event.stopPropagation()
            setQuery('')
          }
          if (event.key === 'Enter' && firstId !== null) leave(() => { select(firstId) })
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            if (firstId !== null) leave(() => { select(firstId) })
            event.currentTarget.closest('.list-pane')?.querySelector<HTMLElement>('[role=listbox]')?.focus()
          }
        }}
      />
      {query === '' ? (
        <kbd className="search__keys">{keyName('F')}</kbd>
      ) : (
        <button type="button" className="search__clear" aria-label={t('list.clearSearch')} onClick={() => { setQuery('') }}>
          <X size={14} />
        </button>
      )}
    </div>
  )
}

function ListHead({ title }: { title: string }) {
  const t = useT()
  const sort = useList((state) => state.sort)
  const setSort = useList((state) => state.setSort)
  return (
    <div className="list-head">
      <h2 className="list-head__title clipped">{title}</h2>
      <ChoiceMenu
        name={t('list.sort')}
        selected={sort}
        choices={SORTS.map((key) => ({ key, text: t(SORT_NAMES[key]) }))}
        onChoose={setSort}
      >
        <IconButton name={t('list.sort')}>
          <ArrowUpDown size={16} />
        </IconButton>
      </ChoiceMenu>
      <NewItemMenu />
    </div>
  )
}

function EmptyList() {
  const t = useT()
  const filter = useList((state) => state.filter)
  const query = useList((state) => state.query.trim())
  const tag = useList((state) => state.tag)
  if (query !== '') return <NoMatches query={query} />
  const words = tag === null ? EMPTY[filter] : EMPTY_TAG
  return (
    <div className="list-empty">
      <p className="list-empty__title">{t(words.title)}</p>
      <p>{t(words.hint)}</p>
    </div>
  )
}

function NoMatches({ query }: { query: string }) {
  const t = useT()
  const place = usePlace()
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  const setFilter = useList((state) => state.setFilter)
  const leave = useEditor((state) => state.leave)
  const isEverywhere = filter === 'all' && tag === null
  return (
    <div className="list-empty">
      <p className="list-empty__title">
        {isEverywhere ? t('list.noMatches', { query }) : t('list.noMatchesIn', { place, query })}
      </p>
      <p>{t('list.noMatchesHint')}</p>
      {!isEverywhere && (
        <Button className="button" onPress={() => { leave(() => { setFilter('all') }) }}>
          {t('list.searchEverywhere')}
        </Button>
      )}
    </div>
  )
}
