// Owns a counter-based OTP on display: no code by itself, one for each press, then the row copies the one that is shown.
import { StepForward } from 'lucide-react'
import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { FieldView } from '../../../shared/model/item.ts'
import { useT } from '../../i18n/language-store.ts'
import { groupCode, spellCode } from '../../ui/otp-display.ts'
import { useClipboard } from '../clipboard/clipboard-store.ts'
import { givenCodeOf, useOtp } from '../otp/otp-store.ts'
import { EarlierButton } from './EarlierButton.tsx'
import { CopyNote } from './CopyNote.tsx'
import { FieldRow } from './FieldRow.tsx'
import { OtpMenu } from './OtpMenu.tsx'

interface Props {
  itemId: string
  field: Extract<FieldView, { kind: 'otp' }>
  label: string
}

export function CounterField({ itemId, field, label }: Props) {
  const t = useT()
  const valueId = useId()
  const given = useOtp((state) => givenCodeOf(state, itemId, field))
  const advance = useOtp((state) => state.advance)
  const copy = useClipboard((state) => state.copy)
  const ref = { itemId, fieldId: field.id }
  return (
    <FieldRow
      name={label}
      kind={field.kind}
      label={label}
      over={
        given !== null && (
          <Button
            className="field__copy"
            aria-label={t('detail.copyField', { field: label })}
            aria-describedby={valueId}
            onPress={() => void copy({ ...ref, shownCounter: given.counter })}
          />
        )
      }
      side={
        <>
          {given !== null && <CopyNote {...ref} />}
          <Button className="button" aria-label={t('detail.advanceField', { field: label })} onPress={() => void advance(ref)}>
            <StepForward size={16} aria-hidden="true" />
            {t('detail.advance')}
          </Button>
          <EarlierButton itemId={itemId} part={{ kind: 'field', fieldId: field.id }} label={label} />
          <OtpMenu itemId={itemId} field={field} label={label} />
        </>
      }
    >
      {given === null ? (
        <div className="counter-note">{t('detail.counterNone')} {t('detail.counterNext', { counter: String(field.parameters.counter ?? 0) })}</div>
      ) : (
        <div className="field__code" role="status">
          <span className="unseen" id={valueId}>
            {spellCode(given.code, 'hotp')}
          </span>
          <span className="live-code" data-size="hero" aria-hidden="true">
            <span className="live-code__digits">{groupCode(given.code, 'hotp')}</span>
          </span>
          <span className="next-code">{t('detail.counterCode', { counter: String(given.counter) })}</span>
        </div>
      )}
    </FieldRow>
  )
}
