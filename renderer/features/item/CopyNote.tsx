// Owns the note at the end of a row that copies. Copies nothing itself.
import { Check, Copy } from 'lucide-react'
import { useT } from '../../i18n/language-store.ts'
import { useNowMs } from '../../state/clock.ts'
import { useClipboard } from '../clipboard/clipboard-store.ts'

/** What a click will do, or has done. */
export function CopyNote({ itemId, fieldId }: { itemId: string; fieldId: string }) {
  const t = useT()
  const copied = useClipboard((state) => (state.copied?.itemId === itemId && state.copied.fieldId === fieldId ? state.copied : null))
  const nowMs = useNowMs(copied !== null)
  const secondsLeft = copied === null ? 0 : Math.min(copied.clearsInSeconds, Math.max(0, Math.ceil((copied.clearsAtMs - nowMs) / 1_000)))
  return (
    <span className="copy-note" data-copied={copied !== null || undefined}>
      {copied === null ? <Copy size={14} aria-hidden="true" /> : <Check size={14} aria-hidden="true" />}
      {/* Said once, with the seconds of the beginning; what is seen counts them down. */}
      <span className="unseen" role="status">
        {copied === null ? '' : t('detail.copied', { seconds: copied.clearsInSeconds })}
      </span>
      <span aria-hidden="true">{copied === null ? t('detail.copy') : t('detail.copied', { seconds: secondsLeft })}</span>
    </span>
  )
}
