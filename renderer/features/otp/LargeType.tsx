// Owns a code or a password in large type over the whole window, to be read from across a room. Escape or a press closes it.
import { X } from 'lucide-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { OtpParameters } from '../../../shared/model/otp.ts'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import { CountdownRing } from '../../ui/CountdownRing.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { cellsOf, groupsOf } from '../../ui/large-cells.ts'
import { groupCode, LAST_SECONDS, momentOf, spellCode } from '../../ui/otp-display.ts'
import { useLargeType } from './large-type-store.ts'
import { codeKey, givenCodeOf, useOtp } from './otp-store.ts'

export function LargeType() {
  const t = useT()
  const shown = useLargeType((state) => state.shown)
  const close = useLargeType((state) => state.close)
  return (
    <ModalOverlay className="large-veil" isOpen={shown !== null} isDismissable onOpenChange={(isOpen) => { if (!isOpen) close() }}>
      <Modal className="large">
        <Dialog className="large__dialog">
          <header className="large__head">
            <Heading slot="title" className="large__title clipped">
              {shown?.label ?? ''}
            </Heading>
            <IconButton name={t('large.close')} keys="Esc" onPress={close}>
              <X size={24} />
            </IconButton>
          </header>
          {shown !== null && shown.secretText !== null && <LargeText text={shown.secretText} />}
          {shown?.field.kind === 'otp' && (
            shown.field.parameters.type === 'hotp' ? <LargeCounterCode /> : <LargeCode itemId={shown.itemId} fieldId={shown.field.id} parameters={shown.field.parameters} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Each letter with its number, so that it can be said over a telephone. */
function LargeText({ text }: { text: string }) {
  const cells = cellsOf(text)
  return (
    <div className="large__body">
      <p className="unseen">{text}</p>
      <div className="large__cells" aria-hidden="true" data-long={cells.length > 24 || undefined}>
        {cells.map(({ text: letter, kind }, index) => (
          <span className="large__cell" key={index}>
            <span className="large__letter" data-kind={kind}>{letter}</span>
            <span className="large__number">{index + 1}</span>
          </span>
        ))}
      </div>
    </div>
  )
}

function Digits({ code, parameters: { type } }: { code: string; parameters: OtpParameters }) {
  return (
    <div className="large__cells large__cells--code" aria-hidden="true">
      {groupsOf(code, type).map((group, groupIndex) => (
        <span className="large__group" key={groupIndex}>
          {group.map(({ text, kind }, index) => (
            <span className="large__cell" key={index}>
              <span className="large__letter" data-kind={kind ?? undefined}>{text}</span>
            </span>
          ))}
        </span>
      ))}
    </div>
  )
}

function LargeCode({ itemId, fieldId, parameters }: { itemId: string; fieldId: string; parameters: OtpParameters }) {
  const t = useT()
  const nowMs = useNowMs()
  const code = useOtp((state) => state.codes[codeKey({ kind: 'field', itemId, fieldId })])
  const moment = code === undefined ? null : momentOf(code, nowMs)
  const isLast = moment !== null && moment.secondsLeft <= LAST_SECONDS
  return (
    <div className="large__body" data-last={isLast || undefined}>
      <p className="unseen">
        {moment === null ? t('detail.codePending') : t('detail.codeSpoken', { digits: spellCode(moment.code, parameters.type), seconds: moment.secondsLeft })}
      </p>
      <Digits code={moment?.code ?? '•'.repeat(parameters.digits)} parameters={parameters} />
      {moment !== null && (
        <p className="large__time" aria-hidden="true">
          <CountdownRing shareLeft={moment.shareLeft} isLast={isLast} />
          {t('detail.secondsLeft', { seconds: moment.secondsLeft })}
          {isLast && moment.nextCode !== null && <span className="large__next">{t('detail.nextCode', { code: groupCode(moment.nextCode, parameters.type) })}</span>}
        </p>
      )}
    </div>
  )
}

/** A counter gives out a code only when it is asked for; until then there is nothing to show. */
function LargeCounterCode() {
  const t = useT()
  const shown = useLargeType((state) => state.shown)
  const given = useOtp((state) => (shown === null ? null : givenCodeOf(state, shown.itemId, shown.field)))
  const advance = useOtp((state) => state.advance)
  if (shown?.field.kind !== 'otp') return null
  const { parameters, id: fieldId } = shown.field
  return (
    <div className="large__body">
      {given === null ? (
        <p className="large__time">{t('detail.counterNone')}</p>
      ) : (
        <>
          <p className="unseen" role="status">{spellCode(given.code, parameters.type)}</p>
          <Digits code={given.code} parameters={parameters} />
          <p className="large__time">{t('detail.counterCode', { counter: String(given.counter) })}</p>
        </>
      )}
      <button type="button" className="button" onClick={() => void advance({ itemId: shown.itemId, fieldId })}>
        {t('detail.advance')}
      </button>
    </div>
  )
}
