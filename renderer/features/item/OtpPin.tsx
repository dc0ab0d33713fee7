// Owns asking for the PIN of mOTP and Yandex. The PIN goes to the vault process and never comes back; nothing here keeps it.
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { OtpType } from '../../../shared/model/otp.ts'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import type { OtpRow } from './edit-model.ts'
import { useEditor } from './editor-store.ts'

interface Props {
  fieldId: string
  type: OtpType
  problem: Extract<OtpRow, { kind: 'draft' }>['problem']
}

export function OtpPin({ fieldId, type, problem }: Props) {
  const t = useT()
  const setPin = useEditor((state) => state.setOtpPin)
  const [pin, setPinText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const hintId = useId()
  useEffect(() => {
    const row = input.current?.closest('[data-field-id]')
    input.current?.focus()
    return () => {
      // The PIN was taken and its input is gone: the keyboard goes on in the same row.
      queueMicrotask(() => {
        if (document.activeElement === document.body) row?.querySelector<HTMLElement>('.otp-done__change')?.focus()
      })
    }
  }, [])
  const submit = (): void => {
    if (pin === '') return
    setPinText('')
    void setPin(fieldId, pin)
  }
  return (
    <div className="otp-pin">
      <div className="otp-pin__line">
        <input
          ref={input}
          className="input otp-pin__input"
          type="password"
          inputMode={type === 'yandex' ? 'numeric' : 'text'}
          aria-label={t('otp.pin')}
          aria-describedby={hintId}
          placeholder={t('otp.pin')}
          maxLength={64}
          autoComplete="off"
          value={pin}
          onChange={(event) => { setPinText(event.currentTarget.value) }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            submit()
          }}
        />
        <Button className="button" isDisabled={pin === ''} onPress={submit}>
          {t('otp.pinSet')}
        </Button>
      </div>
      <p className="otp-pin__hint" id={hintId}>
        {type === 'yandex' ? t('otp.pinYandex') : t('otp.pinMotp')}
      </p>
      {problem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
    </div>
  )
}
