// Owns the sheet of earlier values of a login or of one of its parts: when each was set, to look at, to copy, and to use again.
import { Check, Copy, Eye, EyeOff, GitMerge, X } from 'lucide-react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { EarlierRef, EarlierValue, PartHistory } from '../../../shared/model/history.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { OtpNames, OtpParameterLine } from '../../ui/OtpParameterLine.tsx'
import { SecretText } from '../../ui/SecretText.tsx'
import { useSession } from '../session/session-store.ts'
import { partId, useHistory, valueId } from './history-store.ts'
import './history.css'

export function EarlierSheet() {
  const opened = useHistory((state) => state.opened)
  const close = useHistory((state) => state.close)
  return (
    <ModalOverlay className="veil" isOpen={opened !== null} isDismissable onOpenChange={(open) => { if (!open) close() }}>
      <Modal className="sheet">
        <Dialog className="dialog history">
          <Inside />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function nameOf(t: Translate, { kind, label, format }: Pick<PartHistory, 'kind' | 'label' | 'format'>): string {
  return label.trim() === '' ? (format === undefined ? t(`field.${kind}`) : t(`format.${format}`)) : label
}

function Inside() {
  const t = useT()
  const opened = useHistory((state) => state.opened)
  const all = useHistory((state) => state.parts)
  const close = useHistory((state) => state.close)
  const wanted = opened?.part ?? null
  const parts = all?.filter(({ part }) => wanted === null || partId(part) === partId(wanted)) ?? null
  const [only] = parts ?? []
  const removed = parts?.filter(({ isRemoved }) => isRemoved) ?? []
  return (
    <>
      <header className="dialog__head">
        <Heading slot="title" className="dialog__title">
          {wanted !== null && only !== undefined ? t('history.of', { field: nameOf(t, only) }) : t('history.title')}
        </Heading>
        <IconButton name={t('history.close')} onPress={close}>
          <X size={18} />
        </IconButton>
      </header>
      <div className="dialog__scroll">
        {parts?.length === 0 && <p role="status">{t('history.none')}</p>}
        {parts?.filter(({ isRemoved }) => !isRemoved).map((part) => (
          <PartSection key={partId(part.part)} history={part} hasHeading={wanted === null} />
        ))}
        {removed.length > 0 && (
          <section className="history__removed" aria-label={t('history.removed')}>
            <h3 className="history__group">{t('history.removed')}</h3>
            {removed.map((part) => (
              <PartSection key={partId(part.part)} history={part} hasHeading />
            ))}
          </section>
        )}
      </div>
    </>
  )
}

function PartSection({ history, hasHeading }: { history: PartHistory; hasHeading: boolean }) {
  const t = useT()
  const name = nameOf(t, history)
  return (
    <section aria-label={name}>
      {hasHeading && <h4 className="history__part">{name}</h4>}
      <ul className="history__list">
        {history.values.map((value) => (
          <ValueRow key={value.key} history={history} value={value} name={name} />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  history: PartHistory
  value: EarlierValue
  name: string
}

function ValueRow({ history, value, name }: RowProps) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const isBusy = useHistory((state) => state.isBusy)
  const putBack = useHistory((state) => state.putBack)
  const itemId = useHistory((state) => state.opened?.itemId ?? '')
  const isReadOnly = useSession((state) => state.session.readOnly)
  const ref: EarlierRef = { itemId, part: history.part, key: value.key }
  const date = dateText(language, value.setAtMs, 'moment')
  return (
    <li className="history__row">
      <div className="history__what">
        <Content value={value} valueRef={ref} />
        <span className="history__facts">
          {t('history.setAt', { date })}
          {value.isConflict && (
            <span className="history__conflict">
              <GitMerge size={13} aria-hidden="true" />
              {t('history.conflict')}
            </span>
          )}
        </span>
      </div>
      <Actions value={value} valueRef={ref} date={date} />
      <Button
        className="button"
        aria-label={history.isRemoved ? t('history.restoreNamed', { field: name, date }) : t('history.useAgainNamed', { date })}
        isDisabled={isBusy || isReadOnly}
        onPress={() => void putBack(ref)}
      >
        {history.isRemoved ? t('history.restore') : t('history.useAgain')}
      </Button>
    </li>
  )
}

function Content({ value: { content }, valueRef }: { value: EarlierValue; valueRef: EarlierRef }) {
  const t = useT()
  const secretText = useHistory((state) => state.revealedSecrets[valueId(valueRef)])
  switch (content.kind) {
    case 'text':
      return <span className="history__value">{content.isCut ? t('history.cut', { text: content.text }) : content.text}</span>
    case 'otp':
      return (
        <span className="history__value">
          <OtpNames parameters={content.parameters} />
          <span className="history__parameters">
            <OtpParameterLine parameters={content.parameters} />
          </span>
        </span>
      )
    case 'secret':
      if (secretText !== undefined) return <span className="history__value"><SecretText value={secretText} /></span>
      return (
        <span className="history__value">
          <span className="unseen">{t('history.concealed')}</span>
          {/* Always ten: the length of a secret is a secret. */}
          <span className="dots" aria-hidden="true">
            ••••••••••
          </span>
        </span>
      )
  }
}

/** A seed is neither shown nor copied. */
function Actions({ value: { content }, valueRef, date }: { value: EarlierValue; valueRef: EarlierRef; date: string }) {
  const t = useT()
  const isRevealed = useHistory((state) => state.revealedSecrets[valueId(valueRef)] !== undefined)
  const copied = useHistory((state) => (state.copied?.id === valueId(valueRef) ? state.copied : null))
  const reveal = useHistory((state) => state.reveal)
  const hide = useHistory((state) => state.hide)
  const copy = useHistory((state) => state.copy)
  if (content.kind === 'otp') return null
  return (
    <span className="history__actions">
      <span className="history__copied" role="status">
        {copied === null ? '' : t('history.copied', { seconds: copied.seconds })}
      </span>
      {content.kind === 'secret' && (
        <IconButton
          name={isRevealed ? t('history.hide', { date }) : t('history.reveal', { date })}
          onPress={() => { if (isRevealed) hide(valueRef); else void reveal(valueRef) }}
        >
          {isRevealed ? <EyeOff size={18} /> : <Eye size={18} />}
        </IconButton>
      )}
      <IconButton name={t('history.copy', { date })} onPress={() => void copy(valueRef)}>
        {copied === null ? <Copy size={16} /> : <Check size={16} />}
      </IconButton>
    </span>
  )
}
