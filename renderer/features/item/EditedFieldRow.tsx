// Owns a field as an input. A kept secret is not in the input until it is revealed.
import { Eye, EyeOff, Undo2, WandSparkles, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { FieldFormat } from '../../../shared/model/field-formats.ts'
import { useT } from '../../i18n/language-store.ts'
import { dayOf, isDay, momentOf } from '../../ui/day-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useGenerator } from '../generator/generator-store.ts'
import { useKeyName } from '../../ui/platform.ts'
import type { EditedField } from './edit-model.ts'
import { useEditor } from './editor-store.ts'
import { fieldKeyOf } from './field-keys.ts'
import { fieldLabel, usualName } from './field-label.ts'
import { placeOf } from './field-order.ts'
import { FieldGrip } from './FieldGrip.tsx'
import { FieldRow } from './FieldRow.tsx'
import { OtpRow } from './OtpRow.tsx'

interface Props {
  field: EditedField
  itemId: string | null
}

export function EditedFieldRow({ field, itemId }: Props) {
  const t = useT()
  const patchField = useEditor((state) => state.patchField)
  const isDragged = useEditor((state) => state.draggedId === field.id)
  const onKeyDown = useFieldKeys(field)
  const name = fieldLabel(t, field)
  if (field.isRemoved) return <RemovedRow field={field} name={name} />
  return (
    <FieldRow
      name={name}
      kind={field.kind}
      format={field.format}
      label={<LabelOf field={field} name={name} />}
      edited={{ id: field.id, isDragged, onKeyDown, grip: <FieldGrip fieldId={field.id} name={name} /> }}
      side={
        <>
          {field.kind === 'password' && <GenerateFor field={field} />}
          {(field.kind === 'password' || field.kind === 'concealed') && <EyeOf field={field} name={name} />}
          {/* Not on the way from field to field: the keyboard removes with keys of the row itself. */}
          <IconButton
            excludeFromTabOrder
            name={t('editor.remove', { field: name })}
            onPress={() => { patchField(field.id, { isRemoved: true }) }}
          >
            <X size={16} />
          </IconButton>
        </>
      }
    >
      {field.kind === 'otp' ? <OtpRow field={field} itemId={itemId} /> : field.format === 'section' ? null : <ValueInput field={field} name={name} />}
      {field.format === 'trusted-device' && <SinceInput field={field} />}
    </FieldRow>
  )
}

/** The row's own keys. A row that is moved is taken out and put back, which costs it the focus: it gets it back. */
function useFieldKeys(field: EditedField) {
  const fields = useEditor((state) => state.item?.fields)
  const patchField = useEditor((state) => state.patchField)
  const moveField = useEditor((state) => state.moveField)
  return (event: KeyboardEvent<HTMLElement>): void => {
    const action = fieldKeyOf(event)
    const place = placeOf(fields ?? [], field.id)
    if (action === null || place === null || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (action === 'remove') {
      patchField(field.id, { isRemoved: true })
      return
    }
    const { activeElement } = document
    flushSync(() => { moveField(field.id, place.position + (action === 'up' ? -1 : 1)) })
    if (activeElement instanceof HTMLElement) activeElement.focus()
  }
}

function RemovedRow({ field, name }: { field: EditedField; name: string }) {
  const t = useT()
  const patchField = useEditor((state) => state.patchField)
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What had the focus is gone with the field.
    if (document.activeElement === document.body) undo.current?.focus()
  }, [])
  return (
    <div className="field field--removed" role="group" aria-label={name} data-field-id={field.id} data-removed="true">
      <span className="clipped" role="status">{t('editor.removed', { field: name })}</span>
      <button
        ref={undo}
        type="button"
        className="button"
        data-tone="quiet"
        onClick={(event) => {
          const row = event.currentTarget.closest('.card')
          flushSync(() => { patchField(field.id, { isRemoved: false }) })
          row?.querySelector<HTMLElement>(`[data-field-id="${field.id}"] :is(input, textarea, button)`)?.focus()
        }}
      >
        <Undo2 size={14} aria-hidden="true" />
        {t('editor.undo')}
      </button>
    </div>
  )
}

/** Own fields are named by the person; what a template brings is called what it is, unless it was named already. */
const NAMED_FORMATS: readonly (FieldFormat | null)[] = [null, 'email', 'address', 'date', 'phone', 'section', 'backup-phone']

function isNamed({ kind, format, storedLabel }: EditedField): boolean {
  if (kind !== 'text' && kind !== 'concealed' && kind !== 'otp') return false
  return storedLabel !== '' || NAMED_FORMATS.includes(format)
}

function LabelOf({ field, name }: { field: EditedField; name: string }) {
  const t = useT()
  const patchField = useEditor((state) => state.patchField)
  if (!isNamed(field)) return name
  return (
    <input
      className="field__label-input in-place"
      aria-label={t('editor.labelOf', { field: usualName(t, field) })}
      placeholder={field.format === 'section' ? t('editor.sectionPlaceholder') : usualName(t, field)}
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

function GenerateFor({ field }: { field: EditedField }) {
  const t = useT()
  const keyName = useKeyName()
  const open = useGenerator((state) => state.open)
  return (
    <IconButton name={t('editor.generate')} keys={keyName('G')} onPress={() => void open(field.id)}>
      <WandSparkles size={18} />
    </IconButton>
  )
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
  if (field.format === 'recovery-code') return t('editor.codesPlaceholder')
  if (field.format !== null) return t(`format.${field.format}`)
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

/** A day that was written in other words than a calendar's stays a text. */
function inputType({ kind, isShown, format, value }: EditedField): 'password' | 'date' | 'text' {
  if (kind === 'password' && !isShown) return 'password'
  return (format === 'date' || format === 'birth-date') && (value === '' || isDay(value)) ? 'date' : 'text'
}

/** Since when a device is trusted. */
function SinceInput({ field }: { field: EditedField }) {
  const t = useT()
  const patchField = useEditor((state) => state.patchField)
  return (
    <label className="field__since">
      {t('editor.since')}
      <input
        type="date"
        className="field__input in-place"
        value={field.datedMs === null ? '' : dayOf(field.datedMs)}
        onChange={(event) => { patchField(field.id, { datedMs: momentOf(event.currentTarget.value) }) }}
      />
    </label>
  )
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
    'data-format': field.format ?? undefined,
    'data-secret': field.kind === 'password' || field.kind === 'concealed' || undefined,
    'data-hidden': (field.kind === 'concealed' && !field.isShown) || undefined
  }
  const onInput = (value: string): void => {
    patchField(field.id, { value })
  }
  if (field.kind === 'concealed' || field.format === 'address' || field.format === 'public-key') {
    return <textarea {...common} className="field__input in-place" onChange={(event) => { onInput(event.currentTarget.value) }} />
  }
  return (
    <input
      {...common}
      type={inputType(field)}
      className="field__input in-place"
      onChange={(event) => { onInput(event.currentTarget.value) }}
    />
  )
}
