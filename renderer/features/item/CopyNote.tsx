// Owns the note at the end of a row that copies. Copies nothing itself.
import { Check, Copy } from 'lucide-react'
import { useT } from '../../i18n/language-store.ts'
import { useClipboard } from '../clipboard/clipboard-store.ts'

/** What a click will do, or has done. */
export function CopyNote({ itemId, fieldId }: { itemId: string; fieldId: string }) {
  const t = useT()
  const seconds = useClipboard((state) =>
    state.copied?.itemId === itemId && state.copied.fieldId === fieldId ? state.copied.clearsInSeconds : null
  )
  return (
    <span className="copy-note" data-copied={seconds !== null || undefined}>
      {seconds === null ? <Copy size={14} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />}
      <span role="status">{seconds === null ? '' : t('detail.copied', { seconds })}</span>
      {seconds === null && <span aria-hidden="true">{t('detail.copy')}</span>}
    </span>
  )
}
