// Owns a field as an input. A kept secret is not in the input until it is revealed.
import { Eye, EyeOff, Undo2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { EditedField } from './edit-model.ts'
import { useEditor } from './editor-store.ts'
import { fieldLabel } from './field-label.ts'
import { FieldRow } from './FieldRow.tsx'
import { OtpRow } from './OtpRow.tsx'

interface Props {
  field: EditedField
  itemId: string | null
}

export function EditedFieldRow({ field, itemId }: Props) {
  const t = useT()
  const patchField = useEditor((state) => state.patchField)
  const name = fieldLabel(t, field)
  if (field.isRemoved) {
    return (
      <div className="field field--removed" role="group" aria-label={name}>
        <span className="clipped">{t('editor.removed', { field: name })}</span>
        <button type="button" className="button" data-tone="quiet" onClick={() => { patchField(field.id, { isRemoved: false }) }}>
          <Undo2 size={14} aria-hidden="true" />
          {t('editor.undo')}
        </button>
      </div>
    )
  }
  return (
    <FieldRow
      name={name}
      kind={field.kind}
      label={<LabelOf field={field} name={name} />}
      side={
        <>
          {(field.kind === 'password' || field.kind === 'concealed') && <EyeOf field={field} name={name} />}
          <IconButton name={t('editor.remove', { field: name })} onPress={() => { patchField(field.id, { isRemoved: true }) }}>
            <X size={16} />
          </IconButton>
        </>
      }
    >
      {field.kind === 'otp' ? <OtpRow field={field} itemId={itemId} /> : <ValueInput field={field} name={name} />}
    </FieldRow>
  )
}

function LabelOf({ field, name }: { field: EditedField; name: string }) {
  const t = useT()
  const patchField = useEditor((state) => state.patchField)
  if (field.kind !== 'text' && field.kind !== 'concealed') return name
  return (
    <input
      className="field__label-input in-place"
      aria-label={t('editor.labelOf', { field: t(`field.${field.kind}`) })}
      placeholder={t(`field.${field.kind}`)}
      maxLength={1_000}
      autoComplete="off"
      value={field.label}
      onChange={(event) => {
        patchField(field.id, { label: event.currentTarget.value })
      }}
    />
  )
}

/** Whether the stored secret stands behind the dots, unrevealed and unreplaced. */
function isKept(field: EditedField): boolean {
  return field.isFilled && field.storedValue === null && field.value === ''
}

function EyeOf({ field, name }: { field: EditedField; name: string }) {
  const t = useT()
  const reveal = useEditor((state) => state.reveal)
  const hide = useEditor((state) => state.hide)
  return field.isShown ? (
    <IconButton name={t('detail.hide', { field: name })} onPress={() => { hide(field.id) }}>
      <EyeOff size={18} />
    </IconButton>
  ) : (
    <IconButton name={t('detail.reveal', { field: name })} onPress={() => void reveal(field.id)}>
      <Eye size={18} />
    </IconButton>
  )
}

function usePlaceholder(field: EditedField): string {
  const t = useT()
  if (isKept(field)) return t('editor.unchanged')
  switch (field.kind) {
    case 'password':
      return t('editor.newPassword')
    case 'concealed':
      return t('editor.concealedPlaceholder')
    case 'website':
      return t('editor.websitePlaceholder')
    case 'username':
    case 'text':
    case 'otp':
      return t(`field.${field.kind}`)
  }
}

function ValueInput({ field, name }: { field: EditedField; name: string }) {
  const patchField = useEditor((state) => state.patchField)
  const isWanted = useEditor((state) => state.focusFieldId === field.id)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const placeholder = usePlaceholder(field)
  useEffect(() => {
    if (isWanted) input.current?.focus()
  }, [isWanted])
  const common = {
    ref: input,
    'aria-label': name,
    placeholder,
    maxLength: 100_000,
    autoComplete: 'off',
    spellCheck: false,
    value: field.value,
    'data-secret': field.kind === 'password' || field.kind === 'concealed' || undefined,
    'data-hidden': (field.kind === 'concealed' && !field.isShown) || undefined
  }
  const onInput = (value: string): void => {
    patchField(field.id, { value })
  }
  if (field.kind === 'concealed') {
    return <textarea {...common} className="field__input in-place" onChange={(event) => { onInput(event.currentTarget.value) }} />
  }
  return (
    <input
      {...common}
      type={field.kind === 'password' && !field.isShown ? 'password' : 'text'}
      className="field__input in-place"
      onChange={(event) => { onInput(event.currentTarget.value) }}
    />
  )
}
