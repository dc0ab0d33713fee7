// Owns the code at the end of a row, and copying it by a press. For the mouse: by keyboard the code of the selected row is copied by its command.
import { Check } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import { CountdownRing } from '../../ui/CountdownRing.tsx'
import { groupCode, LAST_SECONDS, momentOf } from '../../ui/otp-display.ts'
import { useClipboard } from '../clipboard/clipboard-store.ts'
import { useToasts } from '../toasts/toast-store.ts'
import { type RowCode as Code } from './row-codes-store.ts'

const DOTS = '•'

/** `isHidden`: dots in place of the digits; the time runs on. */
export function RowCode({ code: { itemId, fieldId, type, digits, code }, isHidden }: { code: Code; isHidden: boolean }) {
  const t = useT()
  const moment = momentOf(code, useNowMs())
  const copy = useClipboard((state) => state.copy)
  const isCopied = useClipboard((state) => state.copied?.itemId === itemId && state.copied.fieldId === fieldId)
  const show = useToasts((state) => state.show)
  const isLast = moment !== null && moment.secondsLeft <= LAST_SECONDS
  const onClick = (event: MouseEvent): void => {
    // The press is about the code; which row is selected stays as it is.
    event.stopPropagation()
    void copy({ itemId, fieldId }).then((seconds) => {
      if (seconds !== null) show({ tone: 'plain', sentence: { key: 'toast.codeCopied', values: {} }, undo: null })
    })
  }
  return (
    <span className="row-code" data-last={isLast || undefined} title={t('list.copyCode')} aria-hidden="true" onClick={onClick}>
      <span className="row-code__digits">{groupCode(moment === null || isHidden ? DOTS.repeat(digits) : moment.code, type)}</span>
      {isCopied ? <Check className="row-code__done" size={18} /> : <CountdownRing shareLeft={moment?.shareLeft ?? 0} isLast={isLast} />}
    </span>
  )
}
