// Owns the first page of the export: which one-time passwords go, and which cannot and why. Shows names, never a code or a key.
import { Check } from 'lucide-react'
import { useMemo } from 'react'
import { Button, Input, ListBox, ListBoxItem, ListLayout, SearchField, Virtualizer, type Selection } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { Monogram } from '../../ui/Monogram.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { RefusedList } from './RefusedList.tsx'
import { matching, useSortedRows, type SortedRow } from './sorted-rows.ts'
import { useTransfer } from './transfer-store.ts'

const ROW_PX = 48

export function ChooseOtps() {
  const t = useT()
  const rows = useSortedRows()
  const query = useTransfer((state) => state.query)
  const isLoading = useTransfer((state) => state.step === 'loading')
  const problem = useTransfer((state) => state.problem)
  const going = useMemo(() => rows.filter(({ row }) => row.refusal === null), [rows])
  const refused = useMemo(() => rows.flatMap(({ key, row }) => (row.refusal === null ? [] : [{ key, row, reason: row.refusal }])), [rows])
  const shown = useMemo(() => matching(going, query), [going, query])
  return (
    <>
      <p className="export__intro">{t('transfer.intro')}</p>
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
      {going.length > 0 && (
        <>
          <Tools shown={shown} count={going.length} />
          <Rows shown={shown} />
        </>
      )}
      {going.length === 0 && !isLoading && <p className="export__none">{t('transfer.empty')}</p>}
      <RefusedList title={t('transfer.refused', { count: refused.length })} rows={refused} />
      <Foot />
    </>
  )
}

function Tools({ shown, count }: { shown: readonly SortedRow[]; count: number }) {
  const t = useT()
  const query = useTransfer((state) => state.query)
  const setQuery = useTransfer((state) => state.setQuery)
  const chosen = useTransfer((state) => state.chosen)
  const choose = useTransfer((state) => state.choose)
  const isAllChosen = shown.length > 0 && shown.every(({ key }) => chosen.has(key))
  const chooseShown = (): void => {
    const next = new Set(chosen)
    for (const { key } of shown) {
      if (isAllChosen) next.delete(key)
      else next.add(key)
    }
    choose(next)
  }
  return (
    <div className="export__tools">
      <SearchField className="export__search" aria-label={t('transfer.search')} value={query} onChange={setQuery}>
        <Input className="input" placeholder={t('transfer.search')} />
      </SearchField>
      <Button className="button" isDisabled={shown.length === 0} onPress={chooseShown}>
        {isAllChosen ? t('transfer.selectNone') : t('transfer.selectAll')}
      </Button>
      <span className="export__count" role="status">
        {t('transfer.selected', { chosen: chosen.size, count })}
      </span>
    </div>
  )
}

function Rows({ shown }: { shown: readonly SortedRow[] }) {
  const t = useT()
  const chosen = useTransfer((state) => state.chosen)
  const choose = useTransfer((state) => state.choose)
  const onChange = (keys: Selection): void => {
    choose(keys === 'all' ? new Set([...chosen, ...shown.map(({ key }) => key)]) : new Set([...keys].map(String)))
  }
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX }}>
      <ListBox
        className="export__list"
        aria-label={t('transfer.list')}
        selectionMode="multiple"
        selectionBehavior="toggle"
        escapeKeyBehavior="none"
        selectedKeys={chosen}
        onSelectionChange={onChange}
        items={shown}
        renderEmptyState={() => <p className="export__none">{t('transfer.noMatch')}</p>}
      >
        {(one: SortedRow) => <OtpOption key={one.key} one={one} />}
      </ListBox>
    </Virtualizer>
  )
}

function OtpOption({ one: { key, row } }: { one: SortedRow }) {
  const t = useT()
  const title = row.title === '' ? t('list.untitled') : row.title
  const account = [row.parameters.issuer, row.parameters.account].filter((part) => part !== '').join(' · ')
  return (
    <ListBoxItem id={key} textValue={`${title} ${account}`} className="export__row">
      <span className="export__box" aria-hidden="true">
        <Check size={14} />
      </span>
      <Monogram title={row.title} size="small" />
      <span className="export__names">
        <span className="clipped">{title}</span>
        <span className="export__account clipped">{account}</span>
      </span>
    </ListBoxItem>
  )
}

function Foot() {
  const t = useT()
  const isEmpty = useTransfer((state) => state.chosen.size === 0)
  const close = useTransfer((state) => state.close)
  const toConfirm = useTransfer((state) => state.toConfirm)
  return (
    <div className="dialog__buttons">
      <Button className="button" onPress={close}>
        {t('transfer.cancel')}
      </Button>
      <Button className="button" data-tone="accent" isDisabled={isEmpty} onPress={toConfirm}>
        {t('transfer.next')}
      </Button>
    </div>
  )
}
