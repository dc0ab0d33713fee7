// Owns the right pane while a login is read: its heading, actions and fields.
import { Archive, ArchiveRestore, ChevronLeft, ClipboardCopy, Ellipsis, History, QrCode, Star, Trash2 } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { FieldView, ItemDetail } from '../../../shared/model/item.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { ChoiceMenu, type Choice } from '../../ui/ChoiceMenu.tsx'
import { HintBubble, IconButton } from '../../ui/IconButton.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { useNowMs } from '../../state/clock.ts'
import { daysLeft } from '../../state/trash-time.ts'
import { useKeyName } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useBatch } from '../batch/batch-store.ts'
import { useClipboard } from '../clipboard/clipboard-store.ts'
import { useList } from '../list/list-store.ts'
import { useOtp } from '../otp/otp-store.ts'
import { useSession } from '../session/session-store.ts'
import { useToasts } from '../toasts/toast-store.ts'
import { useOtpQr } from '../transfer/otp-qr-store.ts'
import { AttachmentsCard } from './AttachmentsCard.tsx'
import { useHistory } from '../history/history-store.ts'
import { useTrash } from '../history/trash-store.ts'
import { EarlierButton } from './EarlierButton.tsx'
import { useDetail } from './detail-store.ts'
import { useEditor } from './editor-store.ts'
import { groupFields, shownFields, type FieldGroup } from './field-groups.ts'
import { fieldLabels } from './field-label.ts'
import { TagRow } from './TagRow.tsx'
import { TwoStepHead } from './TwoStepHead.tsx'
import { ShownField } from './ShownField.tsx'
import { trashLogin } from './trash-login.ts'
import { NotesText } from './notes/NotesText.tsx'

interface Props {
  detail: ItemDetail
  onOpenSite: (field: { itemId: string; fieldId: string }) => void
  onOpenNoteLink: (link: { itemId: string; address: string }) => void
}

/** The codes of the login are fetched as long as it is on display. */
function useWatchedCodes(detail: ItemDetail): void {
  const watch = useOtp((state) => state.watch)
  useEffect(() => {
    const timed = detail.fields.filter((field) => field.kind === 'otp' && field.parameters.type !== 'hotp')
    watch('detail', timed.map((field) => ({ kind: 'field', itemId: detail.id, fieldId: field.id })))
    return () => {
      watch('detail', [])
    }
  }, [watch, detail])
}

export function DetailPane({ detail, onOpenSite, onOpenNoteLink }: Props) {
  const t = useT()
  useWatchedCodes(detail)
  const groups = useMemo(() => detailGroups(detail), [detail])
  const labels = useMemo(() => fieldLabels(t, detail.fields), [t, detail])
  const websites = useMemo(() => detail.fields.flatMap((field) => (field.kind === 'website' ? [field.value] : [])), [detail.fields])
  const username = detail.fields.find((field) => field.kind === 'username')
  return (
    <section className="item-pane" aria-label={t('detail.label')}>
      <DetailBar detail={detail} />
      <div className="item-pane__scroll" key={detail.id}>
        <div className="item">
          {detail.trashed && <InTrash trashedAtMs={detail.trashedAtMs} />}
          {detail.archived === true && !detail.trashed && <Sentence tone="warn">{t('detail.inArchive')}</Sentence>}
          <header className="item__head">
            <Monogram title={detail.title} size="large" category={detail.category} websites={websites} />
            <div className="item__names">
              <h2 className="item__title">{detail.title === '' ? t('list.untitled') : detail.title}</h2>
              <p className="item__subtitle clipped">{detail.category !== undefined ? t(`category.${detail.category}`) : username !== undefined && 'value' in username ? username.value : ''}</p>
            </div>
          </header>
          {groups.map(({ group, fields }) => (
            <div className="card" key={group} data-group={group}>
              {group === 'two-step' && <TwoStepHead detail={detail} />}
              {fields.map((field) => (
                <ShownField key={field.id} itemId={detail.id} field={field} label={labels.get(field.id) ?? ''} onOpenSite={onOpenSite} />
              ))}
            </div>
          ))}
          {detail.notes !== '' && (
            <div className="card" role="group" aria-label={t('field.notes')}>
              <div className="field">
                <div className="field__main">
                  <div className="field__label">{t('field.notes')}</div>
                  <NotesText key={detail.id} text={detail.notes} onOpenLink={(address) => { onOpenNoteLink({ itemId: detail.id, address }) }} />
                </div>
                <div className="field__side">
                  <EarlierButton itemId={detail.id} part={{ kind: 'notes' }} label={t('field.notes')} />
                </div>
              </div>
            </div>
          )}
          <AttachmentsCard detail={detail} />
          <TagRow tags={detail.tags ?? []} />
          <Dates detail={detail} />
        </div>
      </div>
    </section>
  )
}

/** The two-step card stands also where second steps are noted and nothing else is. */
function detailGroups(detail: ItemDetail): { group: FieldGroup; fields: FieldView[] }[] {
  const groups = groupFields(shownFields(detail.fields))
  if ((detail.secondSteps ?? []).length === 0 || groups.some(({ group }) => group === 'two-step')) return groups
  const before = groups.filter(({ group }) => group !== 'more')
  return [...before, { group: 'two-step', fields: [] }, ...groups.slice(before.length)]
}

function InTrash({ trashedAtMs }: { trashedAtMs: number | undefined }) {
  const t = useT()
  const nowMs = useNowMs(trashedAtMs !== undefined)
  return <Sentence tone="warn">{trashedAtMs === undefined ? t('detail.inTrash') : t('detail.inTrashUntil', { days: daysLeft(trashedAtMs, nowMs) })}</Sentence>
}

function Dates({ detail }: { detail: ItemDetail }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  return (
    <p className="item__dates">
      <span>{t('detail.updated', { date: dateText(language, detail.updatedAtMs, 'day') })}</span>
      <span>{t('detail.created', { date: dateText(language, detail.createdAtMs, 'day') })}</span>
    </p>
  )
}

function DetailBar({ detail }: { detail: ItemDetail }) {
  const t = useT()
  const keyName = useKeyName()
  const select = useList((state) => state.select)
  const setFavourite = useDetail((state) => state.setFavourite)
  const startEdit = useEditor((state) => state.startEdit)
  const isReadOnly = useSession((state) => state.session.readOnly)
  return (
    <div className="item-bar">
      <IconButton className="item-bar__back" name={t('detail.back')} onPress={() => { select(null) }}>
        <ChevronLeft size={20} />
      </IconButton>
      <span className="item-bar__space" />
      <TooltipTrigger delay={600}>
        <ToggleButton
          className="icon-button"
          aria-label={detail.favourite ? t('detail.removeFavourite') : t('detail.addFavourite')}
          isSelected={detail.favourite}
          isDisabled={isReadOnly}
          onChange={(isFavourite) => void setFavourite(isFavourite)}
        >
          <Star size={18} fill={detail.favourite ? 'currentColor' : 'none'} />
        </ToggleButton>
        <HintBubble text={detail.favourite ? t('detail.removeFavourite') : t('detail.addFavourite')} />
      </TooltipTrigger>
      {!detail.trashed && (
        <TooltipTrigger delay={600}>
          <Button className="button item-bar__edit" isDisabled={isReadOnly} onPress={() => { startEdit(detail) }}>
            {t('detail.edit')}
          </Button>
          <Tooltip className="hint" offset={6}>
            {isReadOnly ? t('detail.readOnlyReason') : t('detail.edit')}
            <kbd className="hint__keys">{keyName('E')}</kbd>
          </Tooltip>
        </TooltipTrigger>
      )}
      <MoreMenu detail={detail} isReadOnly={isReadOnly} />
    </div>
  )
}

/** One for each one-time password; named when there are several. Their keys are the fields' ids. */
function useQrChoices(detail: ItemDetail): Choice<string>[] {
  const t = useT()
  const otps = detail.fields.filter((field) => field.kind === 'otp')
  return otps.map((field) => {
    const name = [field.label, field.parameters.issuer, field.parameters.account].find((one) => one !== '') ?? t('field.otp')
    return { key: field.id, text: otps.length === 1 ? t('detail.showQr') : t('detail.showQrOf', { name }), icon: QrCode }
  })
}

function archiveChoice(t: Translate, { archived }: ItemDetail): Choice<string> {
  return archived === true ? { key: 'archive', text: t('detail.unarchive'), icon: ArchiveRestore } : { key: 'archive', text: t('detail.archive'), icon: Archive }
}

function MoreMenu({ detail, isReadOnly }: { detail: ItemDetail; isReadOnly: boolean }) {
  const t = useT()
  const trash = useDetail((state) => state.trash)
  const restore = useDetail((state) => state.restore)
  const show = useToasts((state) => state.show)
  const select = useList((state) => state.select)
  const showQr = useOtpQr((state) => state.open)
  const qrChoices = useQrChoices(detail)
  const copyNext = useClipboard((state) => state.copyNext)
  const keyName = useKeyName()
  const title = detail.title === '' ? t('list.untitled') : detail.title
  const openEarlier = useHistory((state) => state.open)
  const ask = useTrash((state) => state.ask)
  const setFlag = useBatch((state) => state.setFlag)
  const changes: Choice<string>[] = detail.trashed
    ? [{ key: 'restore', text: t('detail.restore'), icon: ArchiveRestore }, { key: 'delete', text: t('detail.deleteForGood'), icon: Trash2, tone: 'bad' }]
    : [archiveChoice(t, detail), { key: 'trash', text: t('detail.trash'), icon: Trash2, tone: 'bad' }]

  const onRestore = async (): Promise<void> => {
    if (!(await restore(detail.id))) return
    select(null)
    show({ tone: 'plain', sentence: { key: 'toast.restored', values: { title } }, undo: null })
  }
  const choices: Choice<string>[] = [
    { key: 'sequence', text: t('detail.copySequence'), icon: ClipboardCopy, keys: keyName('P') },
    ...qrChoices,
    ...(detail.earlier === undefined || detail.earlier.length === 0 ? [] : [{ key: 'earlier', text: t('detail.earlier'), icon: History, keys: keyName('H', true) }]),
    ...(isReadOnly ? [] : changes)
  ]
  const choose = (key: string): void => {
    if (key === 'sequence') copyNext(detail)
    else if (key === 'trash') void trashLogin({ trash, restore, select, show }, detail, title)
    else if (key === 'restore') void onRestore()
    else if (key === 'archive') void setFlag([detail.id], 'archived', detail.archived !== true)
    else if (key === 'earlier') void openEarlier(detail.id, null)
    else if (key === 'delete') ask({ kind: 'one', itemId: detail.id, title })
    else void showQr({ itemId: detail.id, fieldId: key })
  }
  return (
    <ChoiceMenu name={t('detail.more')} choices={choices} onChoose={choose}>
      <IconButton name={t('detail.more')}>
        <Ellipsis size={18} />
      </IconButton>
    </ChoiceMenu>
  )
}
