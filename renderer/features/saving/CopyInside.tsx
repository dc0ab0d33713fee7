// Owns what is seen of one other copy: a proof is asked for when the vault's key does not open it, then its logins.
import { ArrowLeft, X } from 'lucide-react'
import { Button, Heading } from 'react-aria-components'
import type { BackupItem } from '../../../shared/model/saving.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { collatorOf } from '../../i18n/locale-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { ProofForm } from '../../ui/ProofForm.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSession } from '../session/session-store.ts'
import { useSaving } from './saving-store.ts'

export function CopyInside() {
  const t = useT()
  const looked = useSaving((state) => state.lookedCopy)
  const leave = useSaving((state) => state.leaveCopy)
  const close = useSaving((state) => state.close)
  if (looked === null) return null
  return (
    <>
      <header className="dialog__head">
        <IconButton name={t('backups.back')} onPress={leave}>
          <ArrowLeft size={18} />
        </IconButton>
        <Heading slot="title" className="dialog__title backups__title copy-inside__name">
          {looked.copy.name}
        </Heading>
        <IconButton name={t('backups.close')} onPress={close}>
          <X size={18} />
        </IconButton>
      </header>
      {looked.items !== null ? <Items items={looked.items} /> : looked.needsProof ? <AskProof /> : <Reading />}
    </>
  )
}

function Reading() {
  const t = useT()
  const problem = useSaving((state) => state.lookedCopy?.problem ?? null)
  return problem === null ? <p role="status">{t('backups.reading')}</p> : <Sentence tone="bad" isNews>{t(`error.${problem}`)}</Sentence>
}

function AskProof() {
  const t = useT()
  const looked = useSaving((state) => state.lookedCopy)
  const look = useSaving((state) => state.lookAtCopy)
  const chooseKeyFile = useSaving((state) => state.chooseKeyFile)
  const isBusy = useSaving((state) => state.isBusy)
  return (
    <ProofForm
      sentence={t('backups.askProof')}
      isBusy={isBusy}
      problem={looked?.problem ?? null}
      submit={{ text: t('backups.look'), busyText: t('unlock.working') }}
      takesCode
      chooseKeyFile={chooseKeyFile}
      onProof={async (proof) => {
        if (looked !== null) await look(looked.copy, proof)
      }}
    />
  )
}

function Items({ items }: { items: readonly BackupItem[] }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const copy = useSaving((state) => state.lookedCopy?.copy ?? null)
  const merge = useSaving((state) => state.merge)
  const isBusy = useSaving((state) => state.isBusy)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const collator = collatorOf(language)
  return (
    <>
      <ul className="backups__list dialog__scroll" aria-label={copy?.name}>
        {items.toSorted((a, b) => collator.compare(a.title, b.title)).map((item) => (
          <li key={item.id} className="backups__row">
            <Monogram title={item.title} />
            <div className="backups__what">
              <span className="backups__name clipped">{item.title === '' ? t('list.untitled') : item.title}</span>
              <span className="backups__facts clipped">{[...(item.username === '' ? [] : [item.username]), t(`backups.${item.now}`)].join(' · ')}</span>
            </div>
          </li>
        ))}
      </ul>
      <div className="dialog__buttons">
        <Button
          className="button"
          data-tone="accent"
          isDisabled={isBusy || isReadOnly || items.every(({ now }) => now === 'same')}
          onPress={() => { if (copy !== null) void merge(copy) }}
        >
          {t('backups.mergeAll')}
        </Button>
      </div>
    </>
  )
}
