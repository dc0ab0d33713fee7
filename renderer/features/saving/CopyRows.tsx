// Owns the list of other copies of the vault and the question before one is deleted. What becomes of each is the person's to say.
import { Archive, CircleCheck, Ellipsis, Eye, KeyRound, Trash2, TriangleAlert } from 'lucide-react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { VaultCopy } from '../../../shared/model/saving.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { ChoiceMenu, type Choice } from '../../ui/ChoiceMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useSession } from '../session/session-store.ts'
import { useSaving } from './saving-store.ts'

export function CopyRows() {
  const t = useT()
  const copies = useSaving((state) => state.copies)
  if (copies.length === 0) return null
  return (
    <section aria-label={t('backups.copiesTitle')}>
      <h3 className="backups__group">{t('backups.copiesTitle')}</h3>
      <ul className="backups__list">
        {copies.map((copy) => (
          <CopyRow key={`${copy.place}/${copy.name}`} copy={copy} />
        ))}
      </ul>
    </section>
  )
}

const ICONS = { checked: CircleCheck, otherKey: KeyRound, newer: KeyRound, damaged: TriangleAlert } as const

function CopyRow({ copy }: { copy: VaultCopy }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const { name, kind, place, state, news } = copy
  const Icon = ICONS[state]
  const what = t(place === 'aside' ? 'backups.aside' : kind === 'temporary' ? 'backups.temporary' : kind === 'recovery' ? 'backups.recovery' : 'backups.copy')
  return (
    <li className="backups__row">
      <div className="backups__what">
        <span className="backups__name clipped" title={name}>{name}</span>
        <span className="backups__facts">
          {[what, dateText(language, copy.modifiedAtMs, 'moment'), ...(news === null ? [] : [news === 0 ? t('backups.nothingNew') : t('backups.news', { count: news })])].join(' · ')}
          {state !== 'checked' && (
            <span className="backups__state" data-state={state === 'newer' ? 'otherKey' : state}>
              <Icon size={14} aria-hidden="true" />
              {t(state === 'otherKey' ? 'backups.copyOtherKey' : state === 'newer' ? 'backups.copyNewer' : 'backups.damaged')}
            </span>
          )}
        </span>
      </div>
      <CopyActions copy={copy} />
    </li>
  )
}

function CopyActions({ copy }: { copy: VaultCopy }) {
  const t = useT()
  const isBusy = useSaving((state) => state.isBusy)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const merge = useSaving((state) => state.merge)
  const look = useSaving((state) => state.lookAtCopy)
  const keepAside = useSaving((state) => state.keepAside)
  const askToDelete = useSaving((state) => state.askToDelete)
  const { name, place, state, news } = copy
  const canMerge = news !== null && news > 0 && !isReadOnly
  const canLook = state === 'checked' || state === 'otherKey'
  const choices: Choice<'look' | 'aside' | 'delete'>[] = [
    ...(canLook && canMerge ? [{ key: 'look' as const, text: t('backups.look'), icon: Eye }] : []),
    ...(place !== 'aside' && !isReadOnly ? [{ key: 'aside' as const, text: t('backups.keepAside'), icon: Archive }] : []),
    ...(isReadOnly ? [] : [{ key: 'delete' as const, text: t('backups.delete'), icon: Trash2, tone: 'bad' as const }])
  ]
  const choose = (key: 'look' | 'aside' | 'delete'): void => {
    if (key === 'look') void look(copy)
    else if (key === 'aside') void keepAside(copy)
    else askToDelete(copy)
  }
  return (
    <>
      {canMerge && (
        <Button className="button" aria-label={t('backups.mergeNamed', { name })} isDisabled={isBusy} onPress={() => void merge(copy)}>
          {t('backups.merge')}
        </Button>
      )}
      {canLook && !canMerge && (
        <Button className="button" aria-label={t('backups.lookAtNamed', { name })} isDisabled={isBusy} onPress={() => void look(copy)}>
          {t('backups.look')}
        </Button>
      )}
      {choices.length > 0 && (
        <ChoiceMenu name={t('backups.moreNamed', { name })} choices={choices} onChoose={choose}>
          <IconButton name={t('backups.moreNamed', { name })} isDisabled={isBusy}>
            <Ellipsis size={18} />
          </IconButton>
        </ChoiceMenu>
      )}
    </>
  )
}

export function DeleteCopyDialog() {
  const t = useT()
  const copy = useSaving((state) => state.deleting)
  const ask = useSaving((state) => state.askToDelete)
  const remove = useSaving((state) => state.deleteCopy)
  return (
    <ModalOverlay className="veil" isOpen={copy !== null} onOpenChange={(isOpen) => { if (!isOpen) ask(null) }}>
      <Modal className="sheet sheet--small">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title" className="dialog__title">
            {t('backups.deleteTitle')}
          </Heading>
          <p className="copy-inside__name">{copy?.name}</p>
          <p>{t('backups.deleteText')}</p>
          <div className="dialog__buttons">
            <Button className="button" autoFocus onPress={() => { ask(null) }}>
              {t('backups.cancel')}
            </Button>
            <Button className="button" data-tone="bad" onPress={() => void remove()}>
              {t('backups.deleteForGood')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
