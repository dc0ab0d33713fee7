// Owns the dialog of backups: their list, what is in one, bringing back one login or all, and copies beside the vault.
import { ArrowLeft, CircleCheck, KeyRound, TriangleAlert, X } from 'lucide-react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Backup, BackupItem } from '../../../shared/model/saving.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { collatorOf, dateText, sizeText } from '../../i18n/locale-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { ProofForm } from '../../ui/ProofForm.tsx'
import { CopyInside } from './CopyInside.tsx'
import { CopyRows, DeleteCopyDialog } from './CopyRows.tsx'
import { RestoreAllDialog } from './RestoreAllDialog.tsx'
import { useSaving } from './saving-store.ts'
import './copies.css'

export function BackupsDialog() {
  const isOpen = useSaving((state) => state.isOpen)
  const close = useSaving((state) => state.close)
  const looked = useSaving((state) => state.looked)
  const isInCopy = useSaving((state) => state.lookedCopy !== null)
  return (
    <>
      <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) close() }}>
        <Modal className="sheet">
          <Dialog className="dialog backups">{isInCopy ? <CopyInside /> : looked === null ? <BackupList /> : <BackupInside {...looked} />}</Dialog>
        </Modal>
      </ModalOverlay>
      <RestoreAllDialog />
      <DeleteCopyDialog />
    </>
  )
}

function CloseButton() {
  const t = useT()
  const close = useSaving((state) => state.close)
  return (
    <IconButton name={t('backups.close')} onPress={close}>
      <X size={18} />
    </IconButton>
  )
}

function BackupList() {
  const t = useT()
  const backups = useSaving((state) => state.backups)
  return (
    <>
      <header className="dialog__head">
        <Heading slot="title" className="dialog__title">
          {t('backups.title')}
        </Heading>
        <CloseButton />
      </header>
      <div className="dialog__scroll">
        <CopyRows />
        <p className="backups__about">{t('backups.about')}</p>
        {backups === null ? (
          <p className="backups__about" role="status">
            {t('backups.checking')}
          </p>
        ) : backups.length === 0 ? (
          <p role="status">{t('backups.none')}</p>
        ) : (
          <ul className="backups__list" aria-label={t('backups.title')}>
            {backups.map((backup) => (
              <BackupRow key={backup.name} backup={backup} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

const ICONS = { checked: CircleCheck, otherKey: KeyRound, damaged: TriangleAlert } as const

function BackupRow({ backup }: { backup: Backup }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const look = useSaving((state) => state.look)
  const date = dateText(language, backup.savedAtMs, 'moment')
  const Icon = ICONS[backup.state]
  const facts = [...(backup.items === null ? [] : [t('backups.logins', { count: backup.items })]), sizeText(language, backup.bytes)]
  return (
    <li className="backups__row">
      <div className="backups__what">
        <span className="backups__name">{date}</span>
        <span className="backups__facts">
          {facts.join(' · ')}
          <span className="backups__state" data-state={backup.state}>
            <Icon size={14} aria-hidden="true" />
            {t(`backups.${backup.state}`)}
          </span>
        </span>
      </div>
      {backup.state !== 'damaged' && (
        <Button className="button" aria-label={t('backups.lookAt', { date })} onPress={() => void look(backup)}>
          {t('backups.look')}
        </Button>
      )}
    </li>
  )
}

interface InsideProps {
  backup: Backup
  items: readonly BackupItem[] | null
  needsProof: boolean
  problem: ErrorCode | null
}

function BackupInside({ backup, items, needsProof, problem }: InsideProps) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const leave = useSaving((state) => state.leave)
  const askForAll = useSaving((state) => state.askForAll)
  const isBusy = useSaving((state) => state.isBusy)
  const collator = collatorOf(language)
  return (
    <>
      <header className="dialog__head">
        <IconButton name={t('backups.back')} onPress={leave}>
          <ArrowLeft size={18} />
        </IconButton>
        <Heading slot="title" className="dialog__title backups__title">
          {t('backups.of', { date: dateText(language, backup.savedAtMs, 'moment') })}
        </Heading>
        <CloseButton />
      </header>
      {needsProof ? (
        <AskProof backup={backup} problem={problem} />
      ) : items === null ? (
        <p role="status">{t('backups.checking')}</p>
      ) : (
        <ul className="backups__list dialog__scroll" aria-label={t('backups.of', { date: dateText(language, backup.savedAtMs, 'moment') })}>
          {items.toSorted((a, b) => collator.compare(a.title, b.title)).map((item) => (
            <ItemRow key={item.id} item={item} />
          ))}
        </ul>
      )}
      {!needsProof && (
        <div className="dialog__buttons">
          <Button className="button" isDisabled={items === null || isBusy || items.every(({ now }) => now === 'same')} onPress={() => { askForAll(true) }}>
            {t('backups.restoreAll')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Asks for what was valid when the backup was made. */
function AskProof({ backup, problem }: { backup: Backup; problem: ErrorCode | null }) {
  const t = useT()
  const look = useSaving((state) => state.look)
  const chooseKeyFile = useSaving((state) => state.chooseKeyFile)
  const isBusy = useSaving((state) => state.isBusy)
  return (
    <ProofForm
      sentence={t('backups.askProofOfBackup')}
      isBusy={isBusy}
      problem={problem}
      submit={{ text: t('backups.look'), busyText: t('unlock.working') }}
      takesCode
      chooseKeyFile={chooseKeyFile}
      onProof={(proof) => look(backup, proof)}
    />
  )
}

function ItemRow({ item }: { item: BackupItem }) {
  const t = useT()
  const restore = useSaving((state) => state.restore)
  const isBusy = useSaving((state) => state.isBusy)
  const title = item.title === '' ? t('list.untitled') : item.title
  return (
    <li className="backups__row">
      <Monogram title={item.title} />
      <div className="backups__what">
        <span className="backups__name clipped">{title}</span>
        <span className="backups__facts clipped">{[...(item.username === '' ? [] : [item.username]), t(`backups.${item.now}`)].join(' · ')}</span>
      </div>
      {item.now !== 'same' && (
        <Button className="button" aria-label={t('backups.restoreNamed', { title })} isDisabled={isBusy} onPress={() => void restore(item)}>
          {t('backups.restore')}
        </Button>
      )}
    </li>
  )
}
