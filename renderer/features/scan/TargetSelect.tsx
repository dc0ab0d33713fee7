// Owns the choice of the login that a code goes to: the proposals first, then a search over all, then a new one.
import { ChevronsUpDown, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Autocomplete, Button, Input, Label, ListBox, ListBoxItem, Popover, SearchField, Select, SelectValue, type Key } from 'react-aria-components'
import type { ItemRef } from '../../../shared/model/item.ts'
import type { MatchedOtp } from '../../../shared/model/collected.ts'
import { useT } from '../../i18n/language-store.ts'
import { Monogram } from '../../ui/Monogram.tsx'
import { useList } from '../list/list-store.ts'
import { visibleItems } from '../../state/item-search.ts'
import { NEW_LOGIN } from './scan-rows.ts'
import { useScan } from './scan-store.ts'

/** More rows than a person reads; the search narrows. */
const ROWS_SHOWN = 40

/** A new login stands between what is proposed and everything else. */
function useTargets(found: MatchedOtp, query: string): { proposed: readonly ItemRef[]; others: readonly ItemRef[] } {
  const items = useList((state) => state.items)
  const matching = visibleItems(items, 'all', query)
  const proposed = found.proposals.filter((one) => query.trim() === '' || matching.some((item) => item.id === one.id))
  const proposedIds = new Set(proposed.map((one) => one.id))
  return { proposed, others: matching.filter((item) => !proposedIds.has(item.id)).slice(0, ROWS_SHOWN) }
}

interface Props {
  found: MatchedOtp
  isOpenAtFirst?: boolean
}

export function TargetSelect({ found, isOpenAtFirst = false }: Props) {
  const t = useT()
  const { handle } = found.draft
  const [query, setQuery] = useState('')
  const trigger = useRef<HTMLButtonElement>(null)
  const target = useScan((state) => state.rows[handle]?.target ?? NEW_LOGIN)
  const setTarget = useScan((state) => state.setTarget)
  const { proposed, others } = useTargets(found, query)
  const newName = useNewName(found)
  return (
    <Select
      defaultOpen={isOpenAtFirst}
      className="target"
      value={target}
      onChange={(key: Key | null) => { if (key !== null) setTarget(handle, String(key)) }}
      onOpenChange={(isOpen) => {
        if (isOpen) setQuery('')
        // What had the focus before gave way to this button, so nothing else would bring it back.
        else requestAnimationFrame(() => trigger.current?.focus())
      }}
    >
      <Label className="target__label">{t('scan.addTo')}</Label>
      <Button ref={trigger} className="target__button">
        <SelectValue className="target__value">{() => <TargetName target={target} found={found} />}</SelectValue>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover target__popover" placement="bottom start" offset={4}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <SearchField className="target__search" aria-label={t('list.search')} autoFocus>
            <Input className="input" placeholder={t('list.search')} />
          </SearchField>
          <ListBox className="menu target__list" renderEmptyState={() => <p className="target__none">{t('scan.noMatch')}</p>}>
            {proposed.map(targetOption)}
            <ListBoxItem id={NEW_LOGIN} textValue={newName} className="menu__item">
              <NewLine name={newName} />
            </ListBoxItem>
            {others.map(targetOption)}
          </ListBox>
        </Autocomplete>
      </Popover>
    </Select>
  )
}

/** A new login is named after the issuer, or after the account when there is none. */
function useNewName({ draft: { parameters } }: MatchedOtp): string {
  const t = useT()
  const title = parameters.issuer === '' ? parameters.account : parameters.issuer
  return title === '' ? t('scan.newLogin') : t('scan.newLoginNamed', { title })
}

export function TargetName({ target, found }: { target: string; found: MatchedOtp }) {
  const newName = useNewName(found)
  const inList = useList((state) => state.items.find((one) => one.item.id === target)?.item)
  const item = inList ?? found.proposals.find((one) => one.id === target)
  if (item !== undefined) return <TargetLine item={item} />
  return <NewLine name={newName} />
}

function NewLine({ name }: { name: string }) {
  return (
    <span className="target__line">
      <span className="target__plus" aria-hidden="true">
        <Plus size={16} />
      </span>
      <span className="clipped">{name}</span>
    </span>
  )
}

function targetOption(item: ItemRef) {
  return (
    <ListBoxItem key={item.id} id={item.id} textValue={`${item.title} ${item.username}`} className="menu__item">
      <TargetLine item={item} />
    </ListBoxItem>
  )
}

function TargetLine({ item }: { item: ItemRef }) {
  const t = useT()
  return (
    <span className="target__line">
      <Monogram title={item.title} size="small" />
      <span className="clipped">
        {item.title === '' ? t('list.untitled') : item.title}
        {item.username !== '' && <span className="target__user"> — {item.username}</span>}
      </span>
    </span>
  )
}
