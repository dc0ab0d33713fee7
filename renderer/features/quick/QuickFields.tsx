// Owns the fields of one item in quick access. Passwords and hidden texts are dots here; they are copied without being shown.
import { ArrowLeft } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { FieldView } from '../../../shared/model/item.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { LiveCode } from '../../ui/LiveCode.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { useQuick } from './quick-store.ts'

const DOTS = '••••••••••'

export function QuickFields({ isCodeHidden }: { isCodeHidden: boolean }) {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  const detail = useQuick((state) => state.detail)
  const fields = useQuick((state) => state.fields)
  const at = useQuick((state) => state.fieldAt)
  const back = useQuick((state) => state.back)
  const pointAt = useQuick((state) => state.pointAt)
  const copyFirst = useQuick((state) => state.copyFirst)
  useEffect(() => { list.current?.focus() }, [])
  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }) }, [at])
  const websites = useMemo(() => (detail?.fields ?? []).flatMap((field) => (field.kind === 'website' ? [field.value] : [])), [detail])
  if (detail === null) return null
  const title = detail.title === '' ? t('list.untitled') : detail.title
  return (
    <>
      <header className="quick__head">
        <IconButton name={t('quick.back')} onPress={back}>
          <ArrowLeft size={18} />
        </IconButton>
        <Monogram title={detail.title} category={detail.category} websites={websites} />
        <h1 className="quick__title clipped">{title}</h1>
      </header>
      <div ref={list} className="quick__rows" role="listbox" tabIndex={0} aria-label={t('quick.fieldsOf', { title })} aria-activedescendant={`quick-field-${String(at)}`}>
        {fields.map((field, position) => (
          <div
            key={field.id}
            id={`quick-field-${String(position)}`}
            className="quick-field"
            role="option"
            aria-selected={position === at}
            onPointerMove={() => { pointAt(position) }}
            onClick={() => {
              pointAt(position)
              void copyFirst()
            }}
          >
            <span className="quick-field__label">{labelOf(t, field)}</span>
            <span className="quick-field__value clipped">
              <Value field={field} isCodeHidden={isCodeHidden} />
            </span>
          </div>
        ))}
      </div>
    </>
  )
}

function Value({ field, isCodeHidden }: { field: FieldView; isCodeHidden: boolean }) {
  const t = useT()
  const code = useQuick((state) => state.codes[field.id])
  switch (field.kind) {
    case 'otp':
      if (field.parameters.type === 'hotp') return t('quick.nextCode')
      return <LiveCode code={code} digits={field.parameters.digits} type={field.parameters.type} isHidden={isCodeHidden} size="small" />
    case 'password':
    case 'concealed':
      return (
        <>
          <span aria-hidden="true">{DOTS}</span>
          <span className="unseen">{t('quick.dots')}</span>
        </>
      )
    case 'username':
    case 'website':
    case 'text':
      return field.value
  }
}

function labelOf(t: Translate, field: FieldView): string {
  if (field.label.trim() !== '') return field.label
  return 'format' in field && field.format !== undefined ? t(`format.${field.format}`) : t(`field.${field.kind}`)
}
