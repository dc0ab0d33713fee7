// Owns the right pane while several items are chosen: what can be done with all of them at once.
import { Archive, ArchiveRestore, FileDown, Hash, Smartphone, Star, StarOff, Trash2, X, type LucideIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ItemSummary } from '../../../shared/model/item.ts'
import { readTag } from '../../../shared/model/tags.ts'
import { useT } from '../../i18n/language-store.ts'
import { tagsOf } from '../../state/tag-tree.ts'
import { useFileExport } from '../file-export/file-export-store.ts'
import { useList } from '../list/list-store.ts'
import { useSession } from '../session/session-store.ts'
import { useTransfer } from '../transfer/transfer-store.ts'
import { useBatch } from './batch-store.ts'

export function BatchPane() {
  const t = useT()
  const items = useList((state) => state.items)
  const chosenIds = useList((state) => state.chosenIds)
  const choose = useList((state) => state.choose)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const isBusy = useBatch((state) => state.isBusy)
  const chosen = useMemo(() => items.map(({ item }) => item).filter(({ id }) => chosenIds.has(id)), [items, chosenIds])
  return (
    <section className="item-pane" aria-label={t('batch.label')}>
      <div className="item-pane__scroll">
        <div className="batch">
          <div role="status">
            <h2 className="item__title">{t('batch.title', { count: chosen.length })}</h2>
          </div>
          <p className="batch__hint">{t('batch.hint')}</p>
          <Actions chosen={chosen} isOff={isReadOnly || isBusy} />
          <Tags chosen={chosen} isOff={isReadOnly || isBusy} />
          <Button className="button" data-tone="quiet" onPress={() => { choose([]) }}>
            {t('batch.clear')}
          </Button>
        </div>
      </div>
    </section>
  )
}

interface Props {
  chosen: readonly ItemSummary[]
  isOff: boolean
}

function Actions({ chosen, isOff }: Props) {
  const t = useT()
  const setFlag = useBatch((state) => state.setFlag)
  const openExport = useTransfer((state) => state.open)
  const openFileExport = useFileExport((state) => state.open)
  const ids = chosen.map(({ id }) => id)
  const [isFavourite, isArchived, isTrashed] = [chosen.every(({ favourite }) => favourite), chosen.every(({ archived }) => archived === true), chosen.every(({ trashed }) => trashed)]
  return (
    <div className="batch__actions">
      {!isTrashed && (
        <>
          <Action icon={isFavourite ? StarOff : Star} name={t(isFavourite ? 'batch.unfavourite' : 'batch.favourite')} isOff={isOff} onPress={() => void setFlag(ids, 'favourite', !isFavourite)} />
          <Action icon={isArchived ? ArchiveRestore : Archive} name={t(isArchived ? 'batch.unarchive' : 'batch.archive')} isOff={isOff} onPress={() => void setFlag(ids, 'archived', !isArchived)} />
        </>
      )}
      {!isTrashed && chosen.some(({ hasOtp }) => hasOtp) && <Action icon={Smartphone} name={t('batch.exportOtps')} isOff={false} onPress={() => void openExport(new Set(ids))} />}
      {!isTrashed && <Action icon={FileDown} name={t('batch.exportFile')} isOff={false} onPress={() => { openFileExport(ids) }} />}
      <Action icon={isTrashed ? ArchiveRestore : Trash2} name={t(isTrashed ? 'batch.restore' : 'batch.trash')} isOff={isOff} onPress={() => void setFlag(ids, 'trashed', !isTrashed)} />
    </div>
  )
}

function Action({ icon: Icon, name, isOff, onPress }: { icon: LucideIcon; name: string; isOff: boolean; onPress: () => void }) {
  return (
    <Button className="button batch__action" isDisabled={isOff} onPress={onPress}>
      <Icon size={16} aria-hidden="true" />
      {name}
    </Button>
  )
}

function Tags({ chosen, isOff }: Props) {
  const t = useT()
  const [text, setText] = useState('')
  const setTag = useBatch((state) => state.setTag)
  const ids = chosen.map(({ id }) => id)
  const tag = readTag(text)
  const add = (): void => {
    if (tag === '') return
    setText('')
    void setTag(ids, tag, true)
  }
  return (
    <div className="card batch__tags">
      <div className="chips">
        {tagsOf(chosen).map((one) => (
          <span key={one} className="chip" data-kind="tag">
            <Hash size={12} aria-hidden="true" />
            <span className="clipped">{one}</span>
            <button type="button" className="chip__remove" disabled={isOff} aria-label={t('batch.removeTag', { tag: one })} onClick={() => void setTag(ids, one, false)}>
              <X size={12} />
            </button>
          </span>
        ))}
      </div>
      <div className="batch__row">
        <input
          className="input batch__input"
          aria-label={t('batch.tagLabel')}
          placeholder={t('editor.tagPlaceholder')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => { setText(event.currentTarget.value) }}
          onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) add() }}
        />
        <Button className="button" isDisabled={isOff || tag === ''} onPress={add}>
          {t('batch.addTag')}
        </Button>
      </div>
    </div>
  )
}
