// Owns a field on display: the whole row copies, the eye reveals, the arrow opens. Secrets are shown only while revealed.
import { ArrowUpRight, Eye, EyeOff } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { FieldView } from '../../../shared/model/item.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { dayText } from '../../ui/day-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { LiveCode, NextCode } from '../../ui/LiveCode.tsx'
import { SecretText } from '../../ui/SecretText.tsx'
import { useClipboard } from '../clipboard/clipboard-store.ts'
import { codeKey, useOtp } from '../otp/otp-store.ts'
import { useDetail } from './detail-store.ts'
import { useSettings } from '../settings/settings-store.ts'
import { CopyNote } from './CopyNote.tsx'
import { EarlierButton } from './EarlierButton.tsx'
import { CounterField } from './CounterField.tsx'
import { FieldRow } from './FieldRow.tsx'
import { MarkUsed } from './MarkUsed.tsx'
import { OtpMenu } from './OtpMenu.tsx'

interface Props {
  itemId: string
  field: FieldView
  label: string
  onOpenSite: (field: { itemId: string; fieldId: string }) => void
}

export function ShownField({ itemId, field, label, onOpenSite }: Props) {
  if (field.kind === 'otp' && field.parameters.type === 'hotp') return <CounterField itemId={itemId} field={field} label={label} />
  if (isHeading(field)) return <HeadingRow label={label} />
  return <CopiedFieldRow itemId={itemId} field={field} label={label} onOpenSite={onOpenSite} />
}

function isHeading(field: FieldView): boolean {
  return field.kind === 'text' && field.format === 'section'
}

function HeadingRow({ label }: { label: string }) {
  return (
    <div className="field" data-format="section">
      <h3 className="field__heading">{label}</h3>
    </div>
  )
}

/** When a code was used, since when a device is trusted. */
function Moment({ field }: { field: FieldView }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  if (!('datedMs' in field) || field.datedMs === undefined) return null
  const date = dateText(language, field.datedMs, 'day')
  return <span className="field__moment">{t(field.format === 'recovery-code' ? 'detail.codeUsed' : 'detail.deviceSince', { date })}</span>
}

/** Whether a code stands as dots: the setting asks for it, and the person neither points at it nor has just copied it. */
function useIsHidden(itemId: string, fieldId: string): { isHidden: boolean; setPeeking: (isPeeking: boolean) => void } {
  const [isPeeking, setPeeking] = useState(false)
  const hideCodes = useSettings((state) => state.settings.hideCodes)
  const isCopied = useClipboard((state) => state.copied?.itemId === itemId && state.copied.fieldId === fieldId)
  return { isHidden: hideCodes && !isPeeking && !isCopied, setPeeking }
}

function CopiedFieldRow({ itemId, field, label, onOpenSite }: Props) {
  const t = useT()
  const valueId = useId()
  const { isHidden, setPeeking } = useIsHidden(itemId, field.id)
  const copy = useClipboard((state) => state.copy)
  return (
    <FieldRow
      name={label}
      kind={field.kind}
      format={'format' in field ? field.format : null}
      isUsed={isRecoveryCode(field) && field.datedMs !== undefined}
      label={label}
      over={
        <Button
          className="field__copy"
          aria-label={t('detail.copyField', { field: label })}
          aria-describedby={valueId}
          onHoverChange={setPeeking}
          onPress={() => void copy({ itemId, fieldId: field.id })}
        />
      }
      side={
        <>
          <Moment field={field} />
          <CopyNote itemId={itemId} fieldId={field.id} />
          <EarlierButton itemId={itemId} part={{ kind: 'field', fieldId: field.id }} label={label} />
          <FieldAction itemId={itemId} field={field} label={label} onOpenSite={onOpenSite} />
        </>
      }
    >
      <FieldValue itemId={itemId} field={field} valueId={valueId} isHidden={isHidden} />
    </FieldRow>
  )
}

function isRecoveryCode(field: FieldView): field is Extract<FieldView, { filled: boolean }> {
  return field.kind === 'concealed' && field.format === 'recovery-code'
}

function FieldAction(props: Props) {
  const { field, label } = props
  return (
    <>
      <OneFieldAction {...props} />
      {isRecoveryCode(field) && <MarkUsed fieldId={field.id} label={label} isUsed={field.datedMs !== undefined} />}
    </>
  )
}

function OneFieldAction({ itemId, field, label, onOpenSite }: Props) {
  const t = useT()
  const isRevealed = useDetail((state) => state.revealedSecrets[field.id] !== undefined)
  const reveal = useDetail((state) => state.reveal)
  const hide = useDetail((state) => state.hide)
  if (field.kind === 'website') {
    return (
      <IconButton name={t('detail.openSite', { site: field.value })} onPress={() => { onOpenSite({ itemId, fieldId: field.id }) }}>
        <ArrowUpRight size={18} />
      </IconButton>
    )
  }
  if (field.kind === 'otp') return <OtpMenu itemId={itemId} field={field} label={label} />
  if ((field.kind !== 'password' && field.kind !== 'concealed') || !field.filled) return null
  return isRevealed ? (
    <IconButton name={t('detail.hide', { field: label })} onPress={() => { hide(field.id) }}>
      <EyeOff size={18} />
    </IconButton>
  ) : (
    <IconButton name={t('detail.reveal', { field: label })} onPress={() => void reveal(field.id)}>
      <Eye size={18} />
    </IconButton>
  )
}

function FieldValue({ itemId, field, valueId, isHidden }: { itemId: string; field: FieldView; valueId: string; isHidden: boolean }): ReactNode {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const secretText = useDetail((state) => state.revealedSecrets[field.id])
  switch (field.kind) {
    case 'username':
    case 'website':
    case 'text':
      return (
        <div id={valueId} className="field__value">
          {field.kind === 'text' && (field.format === 'date' || field.format === 'birth-date') ? dayText(field.value, language) : field.value}
        </div>
      )
    case 'password':
    case 'concealed':
      return (
        <div id={valueId} className="field__value">
          {secretText !== undefined && <SecretText value={secretText} />}
          {secretText === undefined && (
            <>
              <span className="unseen">{t('detail.concealedValue')}</span>
              {/* Always ten: the length of a secret is a secret. */}
              <span className="dots" aria-hidden="true">
                {field.filled ? '••••••••••' : '–'}
              </span>
            </>
          )}
        </div>
      )
    case 'otp':
      return <OtpValue itemId={itemId} field={field} valueId={valueId} isHidden={isHidden} />
  }
}

interface OtpValueProps {
  itemId: string
  field: Extract<FieldView, { kind: 'otp' }>
  valueId: string
  isHidden: boolean
}

function OtpValue({ itemId, field, valueId, isHidden }: OtpValueProps) {
  const code = useOtp((state) => state.codes[codeKey({ kind: 'field', itemId, fieldId: field.id })])
  return (
    <div className="field__code">
      <LiveCode code={code} digits={field.parameters.digits} type={field.parameters.type} isHidden={isHidden} size="hero" spokenId={valueId} />
      <NextCode code={code} type={field.parameters.type} isHidden={isHidden} />
    </div>
  )
}
