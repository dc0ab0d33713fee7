// Owns the middle pane: search, order, the add button, and the list or the reason why it is empty.
import { ArrowUpDown } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button } from 'react-aria-components'
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import { useT } from '../../i18n/language-store.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { useTrash } from '../history/trash-store.ts'
import { useSession } from '../session/session-store.ts'
import { useList } from './list-store.ts'
import './trash-bar.css'
import { SORTS, type Filter, type Sort } from '../../state/item-search.ts'
import { TRASH_DAYS } from '../../../shared/model/history.ts'
import { LoginList } from './LoginList.tsx'
import { NewItemMenu } from './NewItemMenu.tsx'
import { NoMatches } from './NoMatches.tsx'
import { SearchField } from './SearchField.tsx'
import { useFoundRows } from './found-rows.ts'
import { usePlace } from './place-name.ts'
import type { SearchQuery } from '../../state/search/search-query.ts'

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

/** `drawer`: what opens the sidebar where it is put away. */
export function ListPane({ searchRef, drawer }: { searchRef: Ref<HTMLInputElement>; drawer: ReactNode }) {
  const t = useT()
  const filter = useList((state) => state.filter)
  const query = useList((state) => state.query)
  const status = useList((state) => state.status)
  const problem = useList((state) => state.problem)
  const { found, query: asked } = useFoundRows()
  return (
    <section className="list-pane" aria-label={t('list.label')}>
      <SearchField searchRef={searchRef} firstId={found[0]?.item.id ?? null} />
      <ListHead title={usePlace()} drawer={drawer} />
      {filter === 'trash' && <TrashBar />}
      {query !== '' && (
        <div className="unseen" role="status">
          {t('list.found', { count: found.length })}
        </div>
      )}
      {problem !== null && (
        <div className="list-pane__problem">
          <Sentence tone="bad">{t(`error.${problem}`)}</Sentence>
        </div>
      )}
      {found.length > 0 && <LoginList found={found} query={asked} />}
      {found.length === 0 && status === 'ready' && <EmptyList query={asked} />}
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

function ListHead({ title, drawer }: { title: string; drawer: ReactNode }) {
  const t = useT()
  const sort = useList((state) => state.sort)
  const setSort = useList((state) => state.setSort)
  return (
    <div className="list-head">
      {drawer}
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

function EmptyList({ query }: { query: SearchQuery }) {
  const t = useT()
  const filter = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  if (query.clauses.length > 0) return <NoMatches query={query} />
  const words = tag === null ? EMPTY[filter] : EMPTY_TAG
  return (
    <div className="list-empty">
      <p className="list-empty__title">{t(words.title)}</p>
      <p>{t(words.hint)}</p>
    </div>
  )
}
