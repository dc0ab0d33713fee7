// Owns the left pane: the vault, scan, filters with their counts, settings and lock.
import { Archive, Ellipsis, FileDown, KeyRound, Lock, Settings, ShieldCheck, Smartphone, Star, Trash2, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { Button, TooltipTrigger } from 'react-aria-components'
import type { PlainMessageKey } from '../../../shared/i18n/messages.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { countText } from '../../i18n/locale-text.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { HintBubble, IconButton } from '../../ui/IconButton.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { useEditor } from '../item/editor-store.ts'
import { useKeptEdit } from '../item/kept-edit-store.ts'
import { useList } from '../list/list-store.ts'
import { countItems, FILTERS, type Filter } from '../../state/item-search.ts'
import { usePanes } from '../panes/panes-store.ts'
import { useSession } from '../session/session-store.ts'
import { useSettings } from '../settings/settings-store.ts'
import { useFileExport } from '../file-export/file-export-store.ts'
import { useTransfer } from '../transfer/transfer-store.ts'
import { TagFilters } from './TagFilters.tsx'
import { CollectedHint } from './CollectedHint.tsx'
import { ScanButton } from './ScanButton.tsx'

const LOOKS: Record<Filter, { icon: LucideIcon; name: PlainMessageKey }> = {
  all: { icon: KeyRound, name: 'sidebar.all' },
  favourites: { icon: Star, name: 'sidebar.favourites' },
  otp: { icon: ShieldCheck, name: 'sidebar.withOtp' },
  attention: { icon: TriangleAlert, name: 'sidebar.attention' },
  archive: { icon: Archive, name: 'sidebar.archive' },
  trash: { icon: Trash2, name: 'sidebar.trash' }
}

/** `vault`: the vault's name with what it opens. `clipboard`: what of ours stands there. */
export function Sidebar({ vault, clipboard }: { vault: ReactNode; clipboard: ReactNode }) {
  const t = useT()
  const keyName = useKeyName()
  const isKept = useKeptEdit((state) => state.isKept)
  const lock = useSession((state) => state.lock)
  const openSettings = useSettings((state) => state.setOpen)
  const isSaving = useEditor((state) => state.isSaving)
  const leave = useEditor((state) => state.leave)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  // A save that runs is finished by the lock itself, and an edit outlives it; only one that cannot be kept is asked about.
  const askAndLock = (): void => {
    setDrawerOpen(false)
    if (isSaving || isKept) void lock()
    else leave(() => void lock())
  }
  return (
    <aside className="sidebar" aria-label={t('sidebar.label')}>
      {vault}
      <ScanButton />
      <CollectedHint />
      <Filters />
      {clipboard}
      <div className="sidebar__foot">
        <IconButton name={t('sidebar.settings')} keys={keyName(',')} onPress={() => { setDrawerOpen(false); openSettings(true) }}>
          <Settings size={18} />
        </IconButton>
        <MoreMenu />
        <IconButton name={t('sidebar.lock')} keys={keyName('L')} onPress={askAndLock}>
          <Lock size={18} />
        </IconButton>
      </div>
    </aside>
  )
}

/** What is done to the whole vault, and seldom. */
function MoreMenu() {
  const t = useT()
  const openExport = useTransfer((state) => state.open)
  const openFileExport = useFileExport((state) => state.open)
  const items = useList((state) => state.summaries)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  return (
    <ChoiceMenu
      name={t('sidebar.more')}
      choices={[{ key: 'file', text: t('sidebar.exportFile'), icon: FileDown }, { key: 'otps', text: t('sidebar.exportOtps'), icon: Smartphone }]}
      placement="top start"
      onChoose={(key) => {
        setDrawerOpen(false)
        if (key === 'otps') void openExport()
        else openFileExport(items.filter(({ trashed }) => !trashed).map(({ id }) => id))
      }}
    >
      <IconButton name={t('sidebar.more')}>
        <Ellipsis size={18} />
      </IconButton>
    </ChoiceMenu>
  )
}

function Filters() {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const items = useList((state) => state.summaries)
  const current = useList((state) => state.filter)
  const tag = useList((state) => state.tag)
  const setFilter = useList((state) => state.setFilter)
  const leave = useEditor((state) => state.leave)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  const counts = useMemo(() => countItems(items), [items])
  return (
    <nav className="sidebar__filters" aria-label={t('sidebar.filters')}>
      {FILTERS.flatMap((filter) => {
        // Nothing to see to is no place to go to.
        if (filter === 'attention' && counts.attention === 0 && current !== 'attention') return []
        const { icon: Icon, name } = LOOKS[filter]
        return [
          ...(filter === 'archive' ? [<TagFilters key="tags" />] : []),
          <TooltipTrigger key={filter} delay={600}>
            <Button
              className="filter"
              data-filter={filter}
              {...(filter === current && tag === null ? { 'aria-current': 'page' as const } : {})}
              aria-label={t('sidebar.count', { name: t(name), count: counts[filter] })}
              onPress={() => {
                setDrawerOpen(false)
                leave(() => { setFilter(filter) })
              }}
            >
              <Icon size={18} aria-hidden="true" />
              <span className="sidebar__word clipped">{t(name)}</span>
              <span className="filter__count sidebar__word">{counts[filter] === 0 ? '' : countText(language, counts[filter])}</span>
            </Button>
            <HintBubble text={t(name)} />
          </TooltipTrigger>
        ]
      })}
    </nav>
  )
}
